"""Somebody who only hears the window does the first part of a visit, and every control has a name."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import PASSPHRASE
from factories import Signers
from visits import start_visit

from inspector.app.inspections import load_inspection
from inspector.app.stores import open_store
from inspector.model.inspection import Inspection, Verdict
from tests.accessibility.conftest import Listener, Node, listening

pytestmark = [pytest.mark.gui, pytest.mark.access]
WORDS = {
    "zh": {
        "passphrase": "口令",
        "unlock": "打开",
        "open": "打开",
        "items": "检查项",
        "conforms": "1  符合",
        "conforms at": "符合",
        "not answered": "未作答",
        "progress": "检查表 {0}/45",
        "seal": "封存与报告",
        "missing": "缺少的内容",
        "rights": "尚未作答",
        "saved": "√ 已于",
        "lock": "锁定",
        "tabs": ("问题 0", "照片 0", "检查情况", "签名", "封存与报告"),
        "inspections": "检查",
        "registry": "登记库的各页",
        "new": "新建检查",
        "cancel": "取消",
        "bureau": "邮政管理局",
    },
    "en": {
        "passphrase": "Passphrase",
        "unlock": "Open",
        "open": "Open",
        "items": "Items",
        "conforms": "1  Conforms",
        "conforms at": "Conforms",
        "not answered": "not answered",
        "progress": "Checklist {0}/45",
        "seal": "Seal and report",
        "missing": "What is missing",
        "rights": "has no answer",
        "saved": "√ Saved at",
        "lock": "Lock",
        "tabs": ("Findings 0", "Photos 0", "Visit", "Signatures", "Seal and report"),
        "inspections": "Inspections",
        "registry": "Pages of the registry",
        "new": "New inspection",
        "cancel": "Cancel",
        "bureau": "Bureau",
    },
}


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody hears the window, unlocked, in a language."""

    listener: Listener
    language: str
    folder: Path
    draft: Inspection


@pytest.fixture(scope="module", params=["zh", "en"])
def seat(
    request: pytest.FixtureRequest,
    signers: Signers,
    new_store: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Seat]:
    """The window on a store with a draft: what is around it takes longer to start than it does."""
    home, words = tmp_path_factory.mktemp("heard"), WORDS[request.param]
    folder = home / "data"
    shutil.copytree(new_store, folder)
    store = open_store(folder, PASSPHRASE)
    draft = start_visit(store, signers)
    store.close()
    with listening(folder, home, request.param) as found:
        found.write(str(words["passphrase"]), PASSPHRASE, role="password text")
        found.press(str(words["unlock"]))
        found.hears(draft.number, role="table cell")
        yield Seat(found, request.param, folder, draft)


def test_what_can_be_done_has_a_name_on_every_page(seat: Seat) -> None:
    listener, words = seat.listener, WORDS[seat.language]
    assert unnamed(listener.tree()) == []
    listener.press(str(words["new"]))
    listener.hears(str(words["cancel"]), role="push button")
    assert unnamed(listener.tree()) == []
    listener.press(str(words["bureau"]))
    listener.hears(str(words["registry"]), role="filler")
    assert unnamed(listener.tree()) == []
    listener.press(str(words["inspections"]))
    listener.press(str(words["open"]))
    listener.hears("A02 ", role="list item")
    assert unnamed(listener.tree()) == []
    for tab in words["tabs"]:
        listener.press(tab, role="page tab")
        assert unnamed(listener.tree()) == [], tab
    listener.press(str(words["inspections"]))
    listener.hears(seat.draft.number, role="table cell")


def test_an_answer_is_given_by_who_only_hears_the_window(seat: Seat) -> None:
    listener, words = seat.listener, {name: str(word) for name, word in WORDS[seat.language].items()}
    listener.press(words["open"])
    assert words["not answered"] in listener.hears("A02 ", role="list item")["name"]
    listener.hears(words["progress"].format(0), role="page tab")
    listener.press(words["conforms"], role="check box")
    listener.hears(words["progress"].format(1), role="page tab")
    first = listener.hears("A01 ", role="list item")["name"]
    assert first.endswith(words["conforms at"])
    listener.hears(words["saved"], role="label")

    # An answer goes on to the next item; another one is chosen in the list.
    assert listener.hears("A02 ", role="panel")["description"] == words["not answered"]
    listener.ask("select", part="A01 ", role="list item")
    chosen = listener.hears("A01 ", role="panel")
    assert chosen["description"] == words["conforms at"]

    listener.press(words["seal"], role="page tab")
    listener.hears(words["missing"], role="list")
    assert words["rights"] in listener.hears("A02", role="list item")["name"]
    listener.press(words["lock"])
    listener.hears(words["passphrase"], role="password text")
    kept = open_store(seat.folder, PASSPHRASE)
    try:
        (answer,) = load_inspection(kept, seat.draft.id).answers
    finally:
        kept.close()
    assert (answer.item, answer.verdict) == ("A01", Verdict.CONFORMS)


def unnamed(tree: list[Node]) -> list[Node]:
    """What can be focused, pressed or switched, and is called nothing."""
    return [
        node
        for node in tree
        if not node["name"].strip()
        and ("focusable" in node["states"] or {"Press", "Toggle"} & set(node["actions"]))
    ]
