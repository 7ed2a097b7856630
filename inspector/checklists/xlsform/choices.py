"""The choices sheets: lists of choices with what filters may ask for."""

import json
import re
from dataclasses import dataclass, field, replace

from inspector.checklists.check import under_two_filters
from inspector.checklists.xlsform.fault import Findings, Place, shown
from inspector.checklists.xlsform.names import require_choice_name, require_name
from inspector.checklists.xlsform.sheet import Row
from inspector.checklists.xlsform.texts import Texts
from inspector.model.checklist import Choice, ChoiceList
from inspector.model.text import Bilingual

OTHER = Choice(name="other", label=Bilingual(zh="其他", en="Other"))
ACKNOWLEDGED = Choice(name="OK", label=Bilingual(zh="已确认", en="OK"))
_FILTER_COLUMN = re.compile("[A-Za-z_][A-Za-z0-9_.-]*")


@dataclass(slots=True)
class Lists:
    """All lists by id. `outside` are those of the sheet external_choices by the names they have there."""

    findings: Findings
    duplicates: bool = False
    lists: dict[str, list[Choice]] = field(default_factory=dict)
    outside: dict[str, str] = field(default_factory=dict)
    _faulty: set[str] = field(default_factory=set)

    def read(self, rows: tuple[Row, ...], texts: Texts) -> None:
        """Add the rows of the sheet choices."""
        for row in rows:
            list_name = row.cell("list_name")
            if self._named(row, list_name):
                self._add(row, list_name, texts)

    def read_outside(self, rows: tuple[Row, ...], texts: Texts) -> None:
        """Add the rows of the sheet external_choices; a list called as one of the sheet choices gets another id."""
        for row in rows:
            list_name = row.cell("list_name")
            if self._named(row, list_name):
                id = self.outside.get(list_name) or self._free(list_name)
                self.outside[list_name] = id
                self._add(row, id, texts)

    def id_of(self, place: Place, list_name: str, *, outside: bool) -> str:
        """The id of the list a question names; a fault where there is none."""
        id = self.outside.get(list_name, "") if outside else list_name
        if id not in self.lists and id not in self._faulty:
            sheet = "external_choices" if outside else "choices"
            self.findings.invalid(
                place,
                en=f"the sheet {sheet} has no list {shown(list_name)}. Add it, or correct the name.",
                zh=f"工作表 {sheet} 中没有列表“{shown(list_name)}”，请补充或更正名称。",
            )
        return id

    def with_other(self, id: str) -> None:
        """Let the list end with the choice "other"."""
        choices = self.lists.setdefault(id, [])
        if all(choice.name != OTHER.name for choice in choices):
            choices.append(OTHER)

    def acknowledging(self) -> str:
        """The list of the one choice of an acknowledgement."""
        id = "acknowledge"
        while self.lists.get(id, [ACKNOWLEDGED]) != [ACKNOWLEDGED]:
            id += "_"
        self.lists[id] = [ACKNOWLEDGED]
        return id

    def add_columns(self, row: Row, where: str, text: str) -> None:
        """Columns a sheet cannot have a header for, from this program's own sheet."""
        id, _, place = where.rpartition("#")
        try:
            columns = json.loads(text)
            choice = self.lists[id][int(place)]
            more = {str(name): str(content) for name, content in columns.items()}
            self.lists[id][int(place)] = replace(choice, columns=choice.columns | more)
        except (ValueError, KeyError, IndexError, AttributeError):
            self.findings.invalid(
                row.place,
                en="names no choice. Remove the row.",
                zh="没有对应的选项，请删去此行。",
            )

    def all(self, without: str = "") -> tuple[ChoiceList, ...]:
        """The lists in order, less one."""
        return tuple(
            ChoiceList(id=id, choices=tuple(choices)) for id, choices in self.lists.items() if id != without
        )

    def _named(self, row: Row, list_name: str) -> bool:
        if not list_name:
            self.findings.note(
                row.place, en="a row without a list name was left out.", zh="没有列表名称的行未导入。"
            )
            return False
        if not require_name(row.place, list_name, self.findings):
            self._faulty.add(list_name)
            return False
        return True

    def _free(self, list_name: str) -> str:
        return list_name if list_name not in self.lists else self._free(f"{list_name}.external")

    def _add(self, row: Row, id: str, texts: Texts) -> None:
        name = row.cell("name")
        if not name:
            self.findings.invalid(
                row.place, en="the choice has no name. Add one.", zh="选项缺少名称，请补上。"
            )
            self._faulty.add(id)
        elif not require_choice_name(row.place, name, self.findings):
            self._faulty.add(id)
        else:
            choice = Choice(name=name, label=self._label(row, id, name, texts), columns=self._columns(row))
            self._append(row.place, self.lists.setdefault(id, []), choice)

    def _append(self, place: Place, choices: list[Choice], choice: Choice) -> None:
        same = [other for other in choices if other.name == choice.name]
        if same and not (self.duplicates and all(under_two_filters(choice, other) for other in same)):
            self.findings.invalid(
                place,
                en=f"the choice {shown(choice.name)} is there twice in its list. Give one another name.",
                zh=f"同一列表中选项“{shown(choice.name)}”重复，请更换其中一个的名称。",
            )
            return
        choices.append(choice)

    def _label(self, row: Row, id: str, name: str, texts: Texts) -> Bilingual:
        label = texts.text(row, "label", f"{id}/{name}.label")
        if label is None:
            self.findings.note(
                row.place,
                en="a choice without a label is called by its name.",
                zh="没有标签的选项以名称代替。",
            )
            return Bilingual(zh="", en=name)
        return label

    def _columns(self, row: Row) -> dict[str, str]:
        for name in row.other:
            if not _FILTER_COLUMN.fullmatch(name):
                self.findings.note(
                    row.place,
                    en=f"the column '{shown(name)}' is none a filter could ask for, and was left out.",
                    zh=f"筛选条件无法使用列“{shown(name)}”，未导入。",
                )
        return {name: text for name, text in row.other.items() if is_filter_column(name)}


def is_filter_column(name: str) -> bool:
    """Whether a column may be asked for in a filter."""
    return _FILTER_COLUMN.fullmatch(name) is not None
