"""The rows of the survey sheet as sections within sections."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from inspector.checklists.document import DEEPEST
from inspector.checklists.xlsform.fault import Findings, Place, shown
from inspector.checklists.xlsform.names import Names
from inspector.checklists.xlsform.own import bilingual
from inspector.checklists.xlsform.question_types import QuestionType
from inspector.checklists.xlsform.sheet import Row
from inspector.model.checklist import Item, Repeat, Section
from inspector.model.text import Bilingual

MOST_NESTED = (DEEPEST - 5) // 2  # what a checklist file may nest, less the fields of an item


@dataclass(slots=True)
class Group:
    """A group while it is read: what is in it, in the order of the sheet."""

    id: str
    place: Place
    control: str = ""
    title: Bilingual = field(default_factory=lambda: Bilingual(zh="", en=""))
    relevant: str = ""
    repeat: Repeat | None = None
    inside: "list[Item | Group]" = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing is in it, nor in what is in it."""
        return all(isinstance(one, Group) and one.empty for one in self.inside)


@dataclass(slots=True)
class Structure:
    """Follows the begins and ends of groups."""

    findings: Findings
    names: Names
    whole: Group = field(default_factory=lambda: Group("", Place(sheet="survey")))
    _open: list[Group] = field(default_factory=list)
    _lost: list[str] = field(default_factory=list)

    @property
    def group(self) -> Group:
        """The group a row stands in."""
        return self._open[-1] if self._open else self.whole

    def add(self, item: Item) -> None:
        """A question comes next."""
        self.group.inside.append(item)

    def begin(self, group: Group) -> None:
        """A group begins. One that is nested too deep is refused and not followed."""
        if len(self._open) >= MOST_NESTED:
            self._lost.append(group.control)
            self.findings.not_carried(
                group.place,
                en=f"groups are nested more than {MOST_NESTED} deep. Put some side by side.",
                zh=f"分组嵌套超过 {MOST_NESTED} 层，请改为并列。",
            )
            return
        self.group.inside.append(group)
        self._open.append(group)

    def end(self, row: Row, type: QuestionType) -> None:
        """A group ends."""
        if self._lost:
            self._lost.pop()
        elif self._open and self._open[-1].control == type.control:
            self._open.pop()
        else:
            self.findings.invalid(
                row.place,
                en=f"{shown(row.cell('type'))} ends nothing that began. Remove it, or begin it before.",
                zh=f"“{shown(row.cell('type'))}”没有对应的开始行，请删去或补上开始行。",
            )

    def finish(self) -> None:
        """The sheet ends: so must all groups."""
        for group in self._open:
            self.findings.invalid(
                group.place,
                en=f"the {group.control} {shown(group.id)} does not end. Add a row 'end {group.control}'.",
                zh=f"“{shown(group.id)}”没有结束行，请补上 end {group.control}。",
            )

    def sections(self) -> tuple[Section, ...]:
        """What was read. Questions that stand between groups get a section of their own."""
        return tuple(self._sections(self.whole.inside))

    def _sections(self, inside: "list[Item | Group]") -> Iterator[Section]:
        loose: list[Item] = []
        for one in inside:
            if isinstance(one, Item):
                loose.append(one)
                continue
            yield from self._part(loose)
            loose = []
            if one.empty:
                self._tell_empty(one)
            else:
                yield self._section(one)
        yield from self._part(loose)

    def _section(self, group: Group) -> Section:
        items = list(takewhile(lambda one: isinstance(one, Item), group.inside))
        rest = group.inside[len(items) :]
        return Section(
            id=group.id,
            title=group.title,
            relevant=group.relevant,
            repeat=group.repeat,
            items=tuple(one for one in items if isinstance(one, Item)),
            sections=tuple(self._sections(rest)),
        )

    def _part(self, loose: list[Item]) -> Iterator[Section]:
        if loose:
            id = self.names.free("part")
            number = id.rpartition("-")[2]
            title = Bilingual(zh=f"第 {number} 部分", en=f"Part {number}")
            yield Section(id=id, title=title, items=tuple(loose))

    def _tell_empty(self, group: Group) -> None:
        self.findings.note(
            group.place,
            en="a group without questions was left out.",
            zh="没有问题的分组未导入。",
        )


def repeat_of(row: Row, title: Bilingual, count: str) -> Repeat:
    """How a repeated group repeats: by what, and how often."""
    return Repeat(of=bilingual(row, "of") or title, count=count)
