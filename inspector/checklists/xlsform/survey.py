"""The survey sheet: row by row into sections and items."""

from collections import deque
from dataclasses import dataclass, field

from inspector.checklists.xlsform.choices import Lists
from inspector.checklists.xlsform.expressions import Expressions, condition
from inspector.checklists.xlsform.fault import Findings, Place, shown
from inspector.checklists.xlsform.loop import loops, rows_of_loop, written_out
from inspector.checklists.xlsform.names import Names
from inspector.checklists.xlsform.question_types import (
    AS_TEXT,
    RECORDED,
    REFUSED,
    QuestionType,
    question_type,
)
from inspector.checklists.xlsform.questions import Questions
from inspector.checklists.xlsform.rules import check_rules
from inspector.checklists.xlsform.sheet import Row
from inspector.checklists.xlsform.structure import Group, Structure, repeat_of
from inspector.checklists.xlsform.texts import Texts
from inspector.checklists.xlsform.whole import check_whole
from inspector.model.checklist import Item, Section
from inspector.model.text import Bilingual

MOST_ROWS = 20_000


@dataclass(slots=True)
class Survey:
    """Reads the rows of the survey sheet."""

    findings: Findings
    texts: Texts
    lists: Lists
    exact: bool
    names: Names = field(init=False)
    structure: Structure = field(init=False)
    expressions: Expressions = field(init=False)
    questions: Questions = field(init=False)
    _known: set[str] = field(default_factory=set)
    _places: dict[str, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = Names(self.findings)
        self.structure = Structure(self.findings, self.names)
        self.expressions = Expressions(self.findings)
        self.questions = Questions(self.findings, self.texts, self.lists, self.exact)

    def read(self, rows: tuple[Row, ...]) -> tuple[Section, ...]:
        """The sections. What is wrong was added to the findings."""
        waiting = deque(rows)
        while waiting:
            row = waiting.popleft()
            type = self._type(row)
            if type is None:
                continue
            if loops(type):
                self._loop(row, type, waiting)
            else:
                self._row(row, type)
        self.structure.finish()
        self.expressions.check(self._known)
        if self.structure.whole.empty and not self.findings.fault_count:
            self.findings.invalid(
                Place(sheet="survey"),
                en="there is no question in it. Add one.",
                zh="没有任何问题，请至少添加一个。",
            )
        sections = self.structure.sections()
        if not self.findings.fault_count:
            check_whole(sections, self.lists.all(), self._places, self.findings)
        return sections

    def _type(self, row: Row) -> QuestionType | None:
        written = row.cell("type")
        if not written:
            self._untyped(row)
            return None
        type = question_type(written)
        if type is None:
            self.findings.invalid(
                row.place,
                en=f"there is no question type '{shown(written)}'. Choose one of docs/xlsform.md.",
                zh=f"没有问题类型“{shown(written)}”，请参照 docs/xlsform.md 选用。",
            )
        return type

    def _untyped(self, row: Row) -> None:
        if row.cell("name") or "label" in row.texts:
            self.findings.invalid(
                row.place, en="the type is missing. Add it.", zh="缺少类型（type），请补上。"
            )
        else:
            self.findings.note(
                row.place,
                en="a row without type, name and label was left out.",
                zh="没有类型、名称和标签的行未导入。",
            )

    def _row(self, row: Row, type: QuestionType) -> None:
        if type.control and type.name == "end":
            self.structure.end(row, type)
        elif type.control:
            self._begin(row, type)
        elif type.name in REFUSED and not self._simplified(row, type):
            self._known.add(row.cell("name"))
        elif type.name in RECORDED:
            self._recorded(row, type)
        else:
            self._question(row, type)

    def _simplified(self, row: Row, type: QuestionType) -> bool:
        """Whether a question of a type that cannot be carried is asked as text instead."""
        why = REFUSED[type.name]
        refuse = self.findings.unless_simplified if type.name in AS_TEXT else self.findings.not_carried
        return bool(refuse(row.place, en=f"{type.name}: {why.en}.", zh=f"{type.name}：{why.zh}。"))

    def _recorded(self, row: Row, type: QuestionType) -> None:
        self.expressions.recorded.add(row.cell("name") or type.name)
        self.findings.note(
            row.place,
            en="who, when and on which device is recorded by the program itself; the question was left out.",
            zh="由谁、何时、在何设备上填写由程序自行记录，该问题未导入。",
        )

    def _question(self, row: Row, type: QuestionType) -> None:
        name = self._name(row, f"generated_note_name_{row.place.row}" if type.name == "note" else "")
        if not name:
            return
        id = self.names.give(row.place, name, self.structure.group.id)
        self._known.add(name)
        self._tell_appearance(row)
        before = self.findings.fault_count
        for item in self.questions.items(row, type, id):
            if item.id != id:  # the one that asks what "other" is
                self._known.add(self.names.give(row.place, item.id, self.structure.group.id))
            if self.findings.fault_count == before:
                check_rules(row.place, item, self.findings)
            self._places[item.id] = row.place
            self.structure.add(item)
            self.expressions.add(row.place, _expressions(item))

    def _begin(self, row: Row, type: QuestionType) -> None:
        name = self._name(row, "")
        if not name:
            name = f"group_{row.place.row}"
        id = self.names.give(row.place, name, self.structure.group.id)
        self._known.add(name)
        self._places[id] = row.place
        if row.texts.keys() & {"hint", "guidance_hint"}:
            self.findings.note(
                row.place,
                en="the hint of a group has no place; it was left out.",
                zh="分组没有提示文字，hint 未导入。",
            )
        title = self.texts.text(row, "label", f"{id}.title") or Bilingual(zh="", en=name)
        relevant = condition(row, "relevant", exact=self.exact)
        count = row.expression("repeat_count", exact=self.exact)
        repeat = repeat_of(row, title, count) if type.control == "repeat" else None
        self.expressions.add(row.place, {"relevant": relevant, "repeat_count": count})
        self.structure.begin(
            Group(id, row.place, control=type.control, title=title, relevant=relevant, repeat=repeat)
        )

    def _name(self, row: Row, otherwise: str) -> str:
        name = row.cell("name") or otherwise
        if not name:
            self.findings.invalid(
                row.place, en="the name is missing. Add it.", zh="缺少名称（name），请补上。"
            )
        return name

    def _loop(self, begin: Row, type: QuestionType, waiting: deque[Row]) -> None:
        inside = rows_of_loop(waiting)
        choices = self.lists.lists.get(type.choices, [])
        if not choices:
            self.lists.id_of(begin.place, type.choices, outside=False)
        elif begin.cell("name"):
            waiting.extendleft(reversed(written_out(begin, inside, choices)))
            self.findings.note(
                begin.place,
                en="the loop was written out, a group for each choice.",
                zh="循环已展开，每个选项一个分组。",
            )
        else:
            self._name(begin, "")

    def _tell_appearance(self, row: Row) -> None:
        if "search(" in row.cell("appearance").replace(" ", ""):
            self.findings.not_carried(
                row.place,
                en="appearance: search() looks into a file beside the form. Put its rows into the choices sheet.",
                zh="appearance：search() 需要表单以外的文件，请把内容放入 choices 工作表。",
            )


def _expressions(item: Item) -> dict[str, str]:
    return {
        "relevant": item.relevant,
        "required": "" if item.required == "yes" else item.required,
        "constraint": item.constraint,
        "choice_filter": item.choice_filter,
        "calculation": item.calculate,
    }
