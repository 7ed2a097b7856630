"""`begin loop over` a list: the same questions once for each choice of it, written out as groups."""

import re
from collections import deque
from dataclasses import replace

from inspector.checklists.xlsform.languages import ZH, is_chinese, language_of
from inspector.checklists.xlsform.question_types import QuestionType, question_type
from inspector.checklists.xlsform.sheet import Row
from inspector.model.checklist import Choice
from inspector.model.text import Bilingual

_REFERENCE = re.compile(r"(\$\{\s*)([^{}]*?)(\s*\})")


def rows_of_loop(rows: deque[Row]) -> list[Row]:
    """Take the rows up to the end of the loop; its last row ends it, unless the sheet did."""
    taken: list[Row] = []
    depth = 1
    while rows and depth:
        row = rows.popleft()
        type = question_type(row.cell("type"))
        if type is not None and type.control:
            depth += 1 if type.name == "begin" else -1
        taken.append(row)
    return taken


def written_out(begin: Row, inside: list[Row], choices: list[Choice]) -> list[Row]:
    """The loop as a group of groups, one for each choice. Names get the choice's in front: pit.number."""
    end = inside[-1:]
    names = {row.cell("name") for row in inside[:-1]}
    rows = [_retyped(begin, "begin group", begin.cell("name"))]
    for choice in choices:
        group = _retyped(begin, "begin group", f"{begin.cell('name')}.{choice.name}")
        rows.append(replace(group, texts={"label": {"": choice.label.of("en")}}))
        rows.extend(_for_choice(row, choice, names) for row in inside[:-1])
        rows.extend(_retyped(row, "end group", "") for row in end)
    rows.extend(_retyped(row, "end group", "") for row in end)
    return rows


def loops(type: QuestionType) -> bool:
    """Whether a row begins a loop."""
    return type.name == "begin" and type.control == "loop"


def _retyped(row: Row, type: str, name: str) -> Row:
    return replace(row, cells=row.cells | {"type": type, "name": name})


def _for_choice(row: Row, choice: Choice, names: set[str]) -> Row:
    def renamed(match: re.Match[str]) -> str:
        name = f"{choice.name}.{match[2]}" if match[2] in names else match[2]
        return f"{match[1]}{name}{match[3]}"

    cells = {column: _REFERENCE.sub(renamed, text) for column, text in row.cells.items()}
    if "name" in cells:
        cells["name"] = f"{choice.name}.{cells['name']}"
    texts = {
        column: {language: _filled(text, language, choice) for language, text in written.items()}
        for column, written in row.texts.items()
    }
    return replace(row, cells=cells, texts=texts)


def _filled(text: str, language: str, choice: Choice) -> str:
    label = _in(choice.label, language, text)
    return text.replace("%(label)s", label).replace("%(name)s", choice.name)


def _in(label: Bilingual, language: str, text: str) -> str:
    chinese = language_of(language).code == ZH if language else is_chinese(text)
    return label.of("zh" if chinese else "en")
