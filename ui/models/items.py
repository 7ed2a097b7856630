"""The items of a draft that are shown: asked, and let through by the filter. How far each section is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from itertools import groupby, islice

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from inspector.errors import Language
from inspector.model.checklist import AnswerKind, ItemId, Severity
from inspector.model.finding import FindingId
from inspector.model.inspection import Answer, Verdict
from inspector.model.vocabulary import SEVERITIES, VERDICTS
from ui.draft.draft import Draft
from ui.models.rows import HeadingRow, ItemRow, MoreRow, Row, rows_of

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
PART = 1_000  # of the items are counted in one go
MOST_STEPS = 40  # more changes of rows at once than this are told as one


class Show(Enum):
    """Which items are looked at."""

    ALL = auto()
    UNANSWERED = auto()
    PROBLEMS = auto()
    CRITICAL = auto()
    WITH_PHOTO = auto()


class ItemsModel(QAbstractListModel):
    """Rows of a checklist page; they are told of as they come and go, so that nobody loses his place."""

    counted = Signal()  # how far the sections are

    def __init__(self, draft: Draft, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._language = language
        self._show = Show.ALL
        self._text = ""
        self._all: tuple[Row, ...] = ()
        self._rows: list[int] = []  # places in `_all`
        self._place_of: dict[ItemId, int] = {}
        self._photographed: Counter[ItemId] = Counter()
        self._is_read = False
        self._is_disturbed = False
        draft.items_changed.connect(self._changed)
        draft.findings_changed.connect(self._finding_changed)
        draft.laid_out.connect(self._lay_out)

    def read(self) -> Iterator[None]:
        """Read the draft, part by part; what is changed in between is read as well. Before that there is nothing."""
        self._is_disturbed = False
        for _ in self._parts_of_reading():
            yield
        if self._is_disturbed:
            self._read()
        self._is_read = True

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        return self._spoken(self.row(index.row()))

    def row(self, number: int) -> Row:
        """A row that is shown."""
        return self._all[self._rows[number]]

    def number_of(self, item: ItemId) -> int | None:
        """The row an item is shown in."""
        place = self._place_of.get(item)
        return None if place is None else self._numbers.get(place)

    def photos_at(self, item: ItemId) -> int:
        """How many photos belong to an item."""
        return self._photographed[item]

    @property
    def headings(self) -> tuple[HeadingRow, ...]:
        """The sections in order, also those that are not asked."""
        return self._headings

    def number_of_heading(self, section: int) -> int | None:
        """The row a section begins with, None while it is not shown."""
        return self._numbers.get(self._heading_places[section])

    def is_asked(self, section: int) -> bool:
        """Whether something of a section is asked."""
        return self._asked_in[section] > 0

    def progress(self, section: int | None = None) -> tuple[int, int, int]:
        """How many items are answered, how many are asked, how many do not conform; of one section or of all."""
        numbers = (self._done_in, self._due_in, self._bad_in)
        if section is not None:
            return numbers[0][section], numbers[1][section], numbers[2][section]
        return sum(numbers[0]), sum(numbers[1]), sum(numbers[2])

    def let_through(self, show: Show, text: str) -> None:
        """Show only some items: of a kind, with a text in question, number or answer."""
        self._show, self._text = show, text.strip().casefold()
        self._show_rows(self._wanted())

    def items(self) -> Iterator[ItemRow]:
        """The items that are shown, in order."""
        return (row for place in self._rows if isinstance(row := self._all[place], ItemRow))

    def every_item(self) -> Iterator[ItemRow]:
        """The items that are asked, in order, whatever is let through."""
        return (row for row in self._all if isinstance(row, ItemRow) and self._status[row.id][3])

    def next_item(self, after: ItemId, by: int) -> ItemId | None:
        """The item `by` places further among those shown; None beyond the ends."""
        number = self.number_of(after)
        if number is None:
            return None
        step = 1 if by > 0 else -1
        number += step
        while 0 <= number < len(self._rows):
            row = self.row(number)
            if isinstance(row, ItemRow):
                return row.id
            number += step
        return None

    def next_unanswered(self, after: ItemId) -> ItemId | None:
        """The next item that waits for an answer, from the one after, round to the beginning."""
        start = self.number_of(after)
        numbers = range(len(self._rows))
        order = numbers if start is None else (*numbers[start + 1 :], *numbers[: start + 1])
        for number in order:
            row = self._all[self._rows[number]]
            if isinstance(row, ItemRow) and self._may_be_due(row) and self.is_due(row):
                return row.id
        return None

    def _may_be_due(self, row: ItemRow) -> bool:
        done, due, _, _ = self._status[row.id]
        return bool(due and not done)

    def is_due(self, row: ItemRow) -> bool:
        """Whether an item can be answered now and is not."""
        return row.item.answered and not self._is_done(row) and self.draft.asked.of(row.id).open

    def _read(self) -> None:
        for _ in self._parts_of_reading():
            pass

    def _parts_of_reading(self) -> Iterator[None]:
        self._all = tuple(rows_of(self.draft))
        yield
        self._place_of = {row.id: place for place, row in enumerate(self._all) if isinstance(row, ItemRow)}
        found = [(place, row) for place, row in enumerate(self._all) if isinstance(row, HeadingRow)]
        self._headings = tuple(row for _, row in found)
        self._heading_places = [place for place, _ in found]
        self._status: dict[ItemId, tuple[int, int, int, int]] = {}
        self._done_in, self._due_in, self._bad_in, self._asked_in = ([0] * len(found) for _ in range(4))
        self._photographed = Counter(p.item for p in self.draft.photos.values() if p.item)
        rows = (row for row in self._all if isinstance(row, ItemRow))
        while part := tuple(islice(rows, PART)):
            self._count(part)
            yield
        self._rows = self._wanted()
        self._number()
        yield

    def _count(self, rows: Iterable[ItemRow]) -> bool:
        """Count rows anew; whether another set of them is asked."""
        changed = False
        for row in rows:
            before = self._status.get(row.id, (0, 0, 0, 0))
            now = self._status[row.id] = self._status_of(row)
            for place, counts in enumerate((self._done_in, self._due_in, self._bad_in, self._asked_in)):
                counts[row.section] += now[place] - before[place]
            changed |= before[3] != now[3]
        return changed

    def _status_of(self, row: ItemRow) -> tuple[int, int, int, int]:
        """Whether it is done, is to be answered, does not conform, is asked."""
        if not self.draft.asked.is_relevant(row.id):
            return (0, 0, 0, 0)
        answer = self.draft.answers.get(row.id)
        bad = answer is not None and answer.verdict is Verdict.DOES_NOT_CONFORM
        due = row.item.answered
        return (int(due and self._is_done(row)), int(due), int(bad), 1)

    def _is_done(self, row: ItemRow) -> bool:
        return row.id in self.draft.answers or (
            row.item.kind is AnswerKind.PHOTO and row.id in self._photographed
        )

    def _changed(self, ids: frozenset[ItemId]) -> None:
        if not self._is_read:
            self._is_disturbed = True
            return
        self._photographed = Counter(p.item for p in self.draft.photos.values() if p.item)
        rows = [self._all[place] for id in ids if (place := self._place_of.get(id)) is not None]
        changed = self._count(row for row in rows if isinstance(row, ItemRow))
        if changed or self._show is not Show.ALL:
            self._show_rows(self._wanted())
        for id in ids:
            number = self.number_of(id)
            if number is not None:
                self.dataChanged.emit(self.index(number), self.index(number))
        self.counted.emit()

    def _finding_changed(self, id: str) -> None:
        """Its deadline is shown at its item."""
        finding = self.draft.findings.get(FindingId(id))
        number = None if finding is None or not self._is_read else self.number_of(finding.item)
        if number is not None:
            self.dataChanged.emit(self.index(number), self.index(number))

    def _lay_out(self) -> None:
        if not self._is_read:
            self._is_disturbed = True
            return
        self.beginResetModel()
        self._read()
        self.endResetModel()
        self.counted.emit()

    def _wanted(self) -> list[int]:
        """The places of the rows to show. A heading is shown with something below it."""
        shown: list[int] = []
        heading: int | None = None
        plain = self._show is Show.ALL and not self._text
        for place, row in enumerate(self._all):
            if isinstance(row, HeadingRow):
                heading = place
                if plain and any(self._status.get(id, (0, 0, 0, 0))[3] for id in row.ids):
                    shown.append(place)
            elif isinstance(row, MoreRow):
                if plain:
                    shown.append(place)
            elif self._passes(row):
                if not plain and heading is not None:
                    shown.append(heading)
                heading = None
                shown.append(place)
        return shown

    def _passes(self, row: ItemRow) -> bool:
        if not self._status[row.id][3]:
            return False
        return self._is_shown(row) and self._text in self._searched(row)

    def _is_shown(self, row: ItemRow) -> bool:
        match self._show:
            case Show.ALL:
                return True
            case Show.UNANSWERED:
                return self.is_due(row)
            case Show.PROBLEMS:
                return bool(self._status[row.id][2])
            case Show.CRITICAL:
                return row.item.severity is Severity.CRITICAL
            case Show.WITH_PHOTO:
                return row.id in self._photographed

    def _searched(self, row: ItemRow) -> str:
        if not self._text:
            return ""
        question, answer = row.item.question, self.draft.shown(row.id)
        told = f"{answer.note} {answer.reason} {answer.value}" if answer else ""
        return f"{row.id} {question.of('zh')} {question.of('en')} {told}".casefold()

    def _show_rows(self, wanted: list[int]) -> None:
        """Let rows come and go one run after the other, from the end, so that each stays itself."""
        stay = set(wanted)
        gone = _runs(number for number, place in enumerate(self._rows) if place not in stay)
        kept = stay.intersection(self._rows)
        come = _runs(number for number, place in enumerate(wanted) if place not in kept)
        if len(gone) + len(come) > MOST_STEPS:
            self.beginResetModel()
            self._rows = wanted
            self._number()
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(TOP, first, last)
            del self._rows[first : last + 1]
            self._number()
            self.endRemoveRows()
        for first, last in come:
            self.beginInsertRows(TOP, first, last)
            self._rows[first:first] = wanted[first : last + 1]
            self._number()
            self.endInsertRows()

    def _number(self) -> None:
        self._numbers = {place: number for number, place in enumerate(self._rows)}

    def _spoken(self, row: Row) -> str:
        if isinstance(row, HeadingRow):
            return row.stretch.title.of(self._language)
        if isinstance(row, MoreRow):
            repeat = row.more.section.repeat
            return f"+ {repeat.of.of(self._language)}" if repeat else ""
        severity = SEVERITIES[row.item.severity].of(self._language) if row.item.severity else ""
        told = answer_words(self.draft.shown(row.id), self._language) or self.draft.asked.of(row.id).value
        told = told or self.tr("not answered")
        return f"{row.id} {severity} {row.item.question.of(self._language)} {told}"


def answer_words(answer: Answer | None, language: Language) -> str:
    """An answer in words: its verdict, count or value; "" for none."""
    if answer is None:
        return ""
    count = f" {answer.count.bad}/{answer.count.sample}" if answer.count else ""
    verdict = "" if answer.verdict is Verdict.RECORDED else VERDICTS[answer.verdict].of(language)
    return f"{verdict}{count} {answer.value}".strip()


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each run of numbers that follow each other."""
    runs = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        runs.append((run[0], run[-1]))
    return runs
