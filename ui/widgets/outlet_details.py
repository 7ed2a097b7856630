"""All that is known of one outlet, and the visits to it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inspector.app.outlet_typed import text_of
from inspector.app.outlets import visits_of
from inspector.model.inspection import InspectionState, InspectionSummary
from inspector.model.outlet import Outlet, OutletId
from inspector.model.outlet_list import OUTLET_FIELDS, OutletField
from inspector.model.vocabulary import OUTLET_KINDS, VISIT_KINDS
from ui.desk import Desk
from ui.look import Kind, card, label, named, scrolled
from ui.moments import day

REST_MS = 80  # whoever goes through the list does not look at each


class OutletDetails(QWidget):
    """Shows an outlet; `inspection_wanted` tells the visit that Enter or a double click was on."""

    inspection_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._outlet: Outlet | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._facts(), 3)
        row.addWidget(self._visits(), 2)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)

    def show_outlet(self, outlet: Outlet | None) -> None:
        """Show this one, or none."""
        if outlet == self._outlet:
            return
        self._outlet = outlet
        self._told.setText("" if outlet is None else self._words(outlet))
        self.visits.clear()
        self._none.setText("")
        self._rest.start()

    def _facts(self) -> QWidget:
        frame, inside = card()
        self._told = label("")
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addStretch()
        inside.addWidget(scrolled(holder))
        return frame

    def _visits(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(label(self.tr("Visits"), Kind.HEADING))
        self._none = label("", Kind.FAINT)
        self.visits = QListWidget()
        self.visits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.visits.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.visits.itemActivated.connect(
            lambda item: self.inspection_wanted.emit(item.data(Qt.ItemDataRole.UserRole))
        )
        named(self.visits, self.tr("Visits to this outlet"))
        inside.addWidget(self._none)
        inside.addWidget(self.visits, 1)
        inside.addStretch()
        return frame

    def _words(self, outlet: Outlet) -> str:
        language = self._desk.language
        lines = []
        for field, words in OUTLET_FIELDS.items():
            text = text_of(outlet, field)
            if field is OutletField.KIND:
                text = OUTLET_KINDS[outlet.kind].of(language)
            elif field is OutletField.OPENED_ON and outlet.opened_on is not None:
                text = day(outlet.opened_on)
            lines.append(self.tr("{0}: {1}").format(words.of(language), text or "—"))
        return "\n".join(lines)

    def _ask(self) -> None:
        if self._outlet is not None and self._desk.is_open:
            id = self._outlet.id
            self._desk.ask(self, lambda store: visits_of(store, id)).done(
                lambda visits: self._show(id, visits)
            )

    def _show(self, outlet: OutletId, visits: tuple[InspectionSummary, ...]) -> None:
        if self._outlet is None or self._outlet.id != outlet:
            return
        self.visits.clear()
        self._none.setText("" if visits else self.tr("Not visited yet."))
        self._none.setVisible(not visits)
        self.visits.setVisible(bool(visits))
        states = {
            InspectionState.DRAFT: self.tr("draft"),
            InspectionState.SEALED: self.tr("sealed"),
            InspectionState.EXPORTED: self.tr("exported"),
        }
        for visit in visits:
            found = self.tr("%n findings open", "", visit.open_findings)
            kind = VISIT_KINDS[visit.kind].of(self._desk.language)
            told = "   ".join((day(visit.started_at), kind, states[visit.state], found, visit.number))
            item = QListWidgetItem(told)
            item.setToolTip(told)
            item.setData(Qt.ItemDataRole.UserRole, visit.id)
            self.visits.addItem(item)
