"""Start an inspection: outlet, checklist, people, circumstances."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.app.checklists import available_checklists
from inspector.app.inspections import start_inspection
from inspector.app.outlets import add_outlet, list_outlets
from inspector.model.checklist import ChecklistId
from inspector.model.inspection import Inspection, Visit
from inspector.model.outlet import Outlet, OutletId
from ui.desk import Desk
from ui.kinds import FormPage
from ui.look import Kind, button, card, label, labelled, scrolled
from ui.pages.visit import LanguageBox, PeopleForm, VisitForm
from ui.widgets.flow import FlowLayout


class ChecklistChoice(QWidget):
    """The checklists of a visit: one or several, the first one unless told otherwise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.boxes: dict[ChecklistId, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for known in (shelved.checklist for shelved in available_checklists(desk.store)):
            items = self.tr("%n items", "", sum(1 for _ in known.items()))
            box = QCheckBox(known.title.of(desk.language))
            box.setChecked(not self.boxes)
            self.boxes[known.id] = box
            row = FlowLayout()
            row.addWidget(box)
            row.addWidget(label(f"{items}, {known.version}", Kind.FAINT, wrap=False))
            column.addLayout(row)

    @property
    def chosen(self) -> list[ChecklistId]:
        """Those that are ticked, in order."""
        return [id for id, box in self.boxes.items() if box.isChecked()]


class NewInspectionPage(FormPage):
    """Everything an inspection starts with; what is left out here is asked for before sealing."""

    started = Signal(object)
    home_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._added: tuple[Outlet, OutletId] | None = None
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        column.addWidget(label(self.tr("New inspection"), Kind.TITLE))
        for title, form in (
            (self.tr("Outlet"), self._outlet_form()),
            (self.tr("Checklist and report"), self._checklist_form()),
        ):
            frame, box = card()
            box.addWidget(label(title, Kind.HEADING))
            box.addLayout(form)
            column.addWidget(frame)
        self._people = PeopleForm(desk)
        self._visit = VisitForm(desk, Visit(started_at=datetime.now().astimezone()))
        column.addWidget(self._people)
        column.addWidget(self._visit)
        outer = QVBoxLayout(self)
        outer.addWidget(scrolled(inside), 1)
        outer.addLayout(self._buttons())

    def start(self) -> None:
        """Add the outlet if it is new, and start."""
        inspection = self._desk.attempt(self, self._start)
        if inspection is not None:
            self.started.emit(inspection.id)

    def _outlet_form(self) -> QFormLayout:
        self.outlet = QComboBox()
        self.outlet.addItem(self.tr("New outlet"), "")
        for known in list_outlets(self._desk.store):
            self.outlet.addItem(f"{known.name}   {known.address}", known.id)
        self.outlet.setCurrentIndex(self.outlet.count() - 1)
        self.name, self.brand, self.entity = QLineEdit(), QLineEdit(), QLineEdit()
        self.credit_code, self.permit, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        self._new_outlet = (self.name, self.brand, self.entity, self.credit_code, self.permit, self.address)
        self.outlet.currentIndexChanged.connect(self._outlet_chosen)
        self._outlet_rows = form = labelled(
            (self.tr("Outlet"), self.outlet),
            (self.tr("Name on the signboard"), self.name),
            (self.tr("Brand"), self.brand),
            (self.tr("Legal entity"), self.entity),
            (self.tr("Credit code"), self.credit_code),
            (self.tr("Licence or filing number"), self.permit),
            (self.tr("Address"), self.address),
        )
        self._outlet_chosen()
        return form

    def _checklist_form(self) -> QFormLayout:
        self.checklists, self.language = ChecklistChoice(self._desk), LanguageBox()
        return labelled(
            (self.tr("Checklists"), self.checklists), (self.tr("Language of the report"), self.language)
        )

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        back = button(self.tr("Cancel"))
        back.clicked.connect(self.home_wanted)
        self.start_button = button(self.tr("Start the inspection"), primary=True)
        self.start_button.clicked.connect(self.start)
        row.addWidget(back)
        row.addStretch()
        row.addWidget(self.start_button)
        return row

    def _outlet_chosen(self) -> None:
        for field in self._new_outlet:
            self._outlet_rows.setRowVisible(field, not self.outlet.currentData())

    def _start(self) -> Inspection:
        store, outlet = self._desk.store, self.outlet.currentData()
        if not outlet:
            outlet = self._new_outlet_id()
        checklists = self.checklists.chosen
        now = datetime.now().astimezone()
        visit = replace(self._visit.visit(now), started_at=now)
        people, languages = self._people.people(), self.language.languages
        return start_inspection(store, OutletId(outlet), checklists, visit, people, languages)

    def _new_outlet_id(self) -> OutletId:
        """The outlet as it is typed, added once: a start that was refused may be tried again."""
        typed = self._outlet()
        if self._added is None or self._added[0] != typed:
            self._added = (typed, add_outlet(self._desk.store, typed).id)
        return self._added[1]

    def _outlet(self) -> Outlet:
        return Outlet(
            id=OutletId(""),
            name=self.name.text().strip(),
            brand=self.brand.text().strip(),
            legal_entity=self.entity.text().strip(),
            credit_code=self.credit_code.text().strip(),
            permit=self.permit.text().strip(),
            address=self.address.text().strip(),
            responsible=self._people.manager,
        )
