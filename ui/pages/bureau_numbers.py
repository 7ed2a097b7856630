"""What the registry's reports come to: by month, section, item, brand and severity."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.app.registry import registry_numbers
from inspector.errors import Language
from inspector.model.registry import Statistics
from inspector.model.vocabulary import SEVERITIES
from ui.look import Kind, label, scrolled
from ui.registry_desk import RegistryDesk, Tell
from ui.widgets.bars import Bars

MOST = 10  # sections, items and brands


class NumbersPanel(QWidget):
    """Counted when somebody looks, off the window's thread."""

    def __init__(self, registry: RegistryDesk, language: Language, tell: Tell) -> None:
        super().__init__()
        self._registry, self._tell = registry, tell
        self._language: Language = language
        self._is_outdated = True
        inside = QWidget()
        column = QVBoxLayout(inside)
        self.summary = label("", Kind.TEXT)
        column.addWidget(self.summary)
        self.months = Bars(self.tr("Findings by month of the visit"))
        self.sections = Bars(self.tr("Findings by section of the checklist"), words=1, bars=1)
        self.items = Bars(self.tr("Items found most often"), words=3, bars=2)
        self.brands = Bars(self.tr("Reports by brand"))
        self.severities = Bars(self.tr("Findings by severity"))
        self._charts = (self.months, self.sections, self.items, self.brands, self.severities)
        for each in self._charts:
            each.hide()
            column.addWidget(each)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

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

    def _refused(self, refused: object) -> None:
        self.summary.setText("")
        self._tell(refused)  # type: ignore[arg-type]

    def _show(self, numbers: Statistics) -> None:
        language = self._language
        self.summary.setText(
            self.tr(
                "{0} reports, {1} outlets, {2} findings, {3} of them open, {4} overdue; {5} visits wait for a follow-up; "
                "{6} files were refused."
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
        of_visits = self.tr("{0} in {1} visits")
        self.months.show_numbers(
            [(m.month, m.findings, of_visits.format(m.findings, m.reports)) for m in numbers.by_month]
        )
        self.sections.show_numbers(
            [
                (each.title.of(language), each.findings, str(each.findings))
                for each in numbers.by_section[:MOST]
            ]
        )
        self.items.show_numbers(
            [
                (
                    f"{each.item}  {each.question.of(language) if each.question else ''}",
                    each.findings,
                    str(each.findings),
                )
                for each in numbers.by_item[:MOST]
            ]
        )
        brands = sorted(numbers.by_brand.items(), key=lambda each: (-each[1], each[0]))
        self.brands.show_numbers([(brand or "—", count, str(count)) for brand, count in brands[:MOST]])
        found = ((severity, numbers.by_severity.get(severity, 0)) for severity in SEVERITIES)
        self.severities.show_numbers(
            [(SEVERITIES[severity].of(language), count, str(count)) for severity, count in found if count]
        )
        for each in self._charts:
            each.show()
