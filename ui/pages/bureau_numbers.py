"""What the registry's reports come to: by month, section, item, brand and severity."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.app.registry import registry_numbers
from inspector.errors import Language, Refused
from inspector.model.registry import ItemCount, Statistics
from inspector.model.vocabulary import SEVERITIES
from ui.look import BESIDE_BAR, Kind, label, scrolled
from ui.registry_desk import RegistryDesk, Tell
from ui.widgets.bars import Bars

MOST = 12  # months, sections, items and brands
Line = tuple[str, int] | tuple[str, int, str]


class NumbersPanel(QWidget):
    """Counted when somebody looks, off the window's thread."""

    def __init__(self, registry: RegistryDesk, language: Language, tell: Tell) -> None:
        super().__init__()
        self._registry, self._tell = registry, tell
        self._language: Language = language
        self._is_outdated = True
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, BESIDE_BAR, 0)
        self.summary = label("", Kind.TEXT)
        column.addWidget(self.summary)
        self.months = Bars(self.tr("Findings by month of the visit"))
        self.sections = Bars(self.tr("Findings by section of the checklist"))
        self.items = Bars(self.tr("Items found most often"))
        self.brands = Bars(self.tr("Reports by brand"))
        self.severities = Bars(self.tr("Findings by severity"))
        self._waiting: Iterator[tuple[Bars, Sequence[Line]]] = iter(())
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._show_next)
        for each in (self.months, self.sections, self.items, self.brands, self.severities):
            each.hide()
            column.addWidget(each)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    @property
    def is_filled(self) -> bool:
        """Whether all charts are there that were counted."""
        return not self._turn.isActive()

    def reload(self) -> None:
        """Count anew: now, or when somebody looks."""
        self._is_outdated = True
        if self.isVisible():
            self._count()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_outdated:
            self._count()

    def _count(self) -> None:
        self._is_outdated = False
        self.summary.setText(self.tr("Counting…"))
        errand = self._registry.ask(self, registry_numbers, self._refused)
        errand.done(self._show)

    def _refused(self, refused: Refused) -> None:
        self.summary.setText("")
        self._tell(refused)

    def _show(self, numbers: Statistics) -> None:
        language = self._language
        self.summary.setText(
            self.tr(
                "Reports: {0}, outlets: {1}. Findings: {2}, open {3}, overdue {4}. Visits that wait for a follow-up: {5}. "
                "Files that were refused: {6}."
            ).format(
                numbers.reports,
                numbers.outlets,
                numbers.findings,
                numbers.open,
                numbers.overdue,
                numbers.to_look_at,
                numbers.refused_files,
            )
        )
        self._waiting = iter(
            (
                (self.months, self._of_months(numbers)),
                (self.sections, [(each.title.of(language), each.findings) for each in numbers.by_section]),
                (self.items, [(self._asked(each), each.findings) for each in numbers.by_item]),
                (self.brands, sorted(numbers.by_brand.items(), key=lambda each: (-each[1], each[0]))),
                (self.severities, self._of_severities(numbers)),
            )
        )
        self._turn.start()

    def _show_next(self) -> None:
        """One chart a turn of the window."""
        found = next(self._waiting, None)
        if found is None:
            self._turn.stop()
            return
        chart, lines = found
        told = [
            (line[0] or "—", line[1], line[2] if len(line) > 2 else str(line[1])) for line in lines[:MOST]
        ]
        chart.show_numbers(told)
        chart.show()

    def _of_months(self, numbers: Statistics) -> Sequence[Line]:
        def told(findings: int, visits: int) -> str:
            return self.tr("{0} in %n visits", "", visits).format(findings)

        months = numbers.by_month[-MOST:]
        return [(each.month, each.findings, told(each.findings, each.reports)) for each in months]

    def _asked(self, count: ItemCount) -> str:
        return f"{count.item}  {count.question.of(self._language) if count.question else ''}"

    def _of_severities(self, numbers: Statistics) -> Sequence[Line]:
        found = ((severity, numbers.by_severity.get(severity, 0)) for severity in SEVERITIES)
        return [(SEVERITIES[severity].of(self._language), count) for severity, count in found if count]
