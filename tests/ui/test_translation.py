"""The languages of the window are whole and current."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

pytestmark = [pytest.mark.gui, pytest.mark.chinese]
UI = Path(__file__).parents[2] / "ui"
ENGLISH = UI / "i18n" / "en.ts"
SOURCE, COMPILED = UI / "i18n" / "zh_CN.ts", UI / "i18n" / "zh_CN.qm"
HAN = re.compile(r"[\u4e00-\u9fff]")
# Names of languages, how days are written, what may stand between page numbers, a letter that is only measured.
IN_EITHER = {
    "ui/bar.py": {"中文"},
    "ui/moments.py": {"yyyy年M月d日"},
    "ui/pages/print_dialog.py": {"([0-9]{1,5})(?:[-–—~～至]([0-9]{1,5}))?"},
    "ui/pages/settings.py": {"中文"},
    "ui/pages/unlock.py": {"中文"},
    "ui/steering.py": {"language 中文 english"},
    "ui/widgets/card_paint.py": {"检"},
}
LUPDATE = Path(sys.executable).with_name("pyside6-lupdate")


def messages(ts: Path) -> dict[tuple[str, str], str]:
    """Translations by context and source; an unfinished one is ""."""
    found = {}
    for context in ElementTree.parse(ts).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            done = translation.get("type") is None
            text = (
                translation.findtext("numerusform") or translation.text
            )  # Chinese has one form for all numbers
            found[name, message.findtext("source") or ""] = (text or "") if done else ""
    return found


def test_every_text_of_the_window_is_translated(tmp_path: Path) -> None:
    """`make translations` lists new texts in ui/i18n/zh_CN.ts; fill them in and run it again."""
    copy = tmp_path / "zh_CN.ts"
    shutil.copy(SOURCE, copy)
    files = [str(file) for file in UI.rglob("*.py")]
    command = [LUPDATE, "-silent", *files, "-ts", copy, "-no-obsolete", "-locations", "none"]
    subprocess.run([str(part) for part in command], check=True, timeout=120)
    assert [key for key, text in messages(copy).items() if not text] == []
    assert messages(copy) == messages(SOURCE)


def test_the_compiled_translation_is_that_of_the_source() -> None:
    translator = QTranslator()
    assert translator.load(str(COMPILED))
    for (context, source), text in messages(SOURCE).items():
        assert translator.translate(context, source) == text
        assert text.count("{") == source.count("{"), source


def test_english_tells_one_and_more_apart(tmp_path: Path) -> None:
    """`make translations` lists new texts with a number in ui/i18n/en.ts; fill both forms in and run it again."""
    copy = tmp_path / "en.ts"
    shutil.copy(ENGLISH, copy)
    files = [str(file) for file in UI.rglob("*.py")]
    command = [LUPDATE, "-silent", *files, "-ts", copy, "-pluralonly", "-no-obsolete", "-locations", "none"]
    subprocess.run([str(part) for part in command], check=True, timeout=120)
    translator = QTranslator()
    assert translator.load(str(ENGLISH.with_suffix(".qm")))
    assert set(messages(copy)) == set(messages(ENGLISH))
    for context in ElementTree.parse(copy).iter("context"):
        for message in context.iter("message"):
            name, source = context.findtext("name") or "", message.findtext("source") or ""
            one, many = (form.text or "" for form in message.iter("numerusform"))
            assert one.count("{") == many.count("{") == source.count("{")
            told = (translator.translate(name, source, "", number) for number in (1, 2, 0))
            assert tuple(told) == (one, many, many), source


def test_no_text_hides_from_the_translation_in_a_formatted_one() -> None:
    """lupdate does not read what stands between the braces of an f-string."""
    hidden = [
        f"{file.name}:{call.lineno}"
        for file in UI.rglob("*.py")
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith((".tr", "translate"))
    ]
    assert hidden == []


def test_no_chinese_is_written_where_english_would_not_replace_it() -> None:
    """Chinese comes from the translations, or as one of two languages: else it stands in the English window, too."""
    written: dict[str, set[str]] = {}
    for file in UI.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        apart = {id(part) for node in ast.walk(tree) if stands_apart(node) for part in ast.walk(node)}
        texts = {
            each.value
            for each in ast.walk(tree)
            if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in apart
        }
        if found := {text for text in texts if HAN.search(text)}:
            written[file.relative_to(UI.parent).as_posix()] = found
    assert written == IN_EITHER


def stands_apart(node: ast.AST) -> bool:
    """Whether a text is passed on as the Chinese of two languages, or is a docstring."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.keyword) and node.arg == "zh"
