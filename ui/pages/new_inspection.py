"""Start an inspection: outlet, checklist, people, circumstances."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from inspector.app.checklists import available_checklists
from inspector.app.following import Past, past_of
from inspector.app.inspections import start_inspection, usual_officers
from inspector.app.outlets import add_outlet, show_outlet
from inspector.errors import Refused
from inspector.model.bundle import Shelved
from inspector.model.checklist import ChecklistId
from inspector.model.inspection import Visit
from inspector.model.outlet import Outlet, OutletId
from inspector.model.person import Person
from ui.desk import Desk, say
from ui.icon import Icon
from ui.kinds import FormPage
from ui.look import BESIDE_BAR, Kind, button, card, label, labelled, scrolled
from ui.moments import day
from ui.pages.visit import LanguageBox, PeopleForm, VisitForm
from ui.widgets.flow import FlowLayout
from ui.widgets.outlet_choice import OutletChoice


class ChecklistChoice(QWidget):
    """The checklists of a visit: one or several, the first one unless told otherwise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.boxes: dict[ChecklistId, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        desk.ask(self, available_checklists).done(self._show)

    @property
    def chosen(self) -> list[ChecklistId]:
        """Those that are ticked, in order."""
        return [id for id, box in self.boxes.items() if box.isChecked()]

    def _show(self, shelf: tuple[Shelved, ...]) -> None:
        for known in (shelved.checklist for shelved in shelf):
            items = self.tr("%n items", "", sum(1 for _ in known.items()))
            box = QCheckBox(known.title.of(self._desk.language))
            box.setChecked(not self.boxes)
            self.boxes[known.id] = box
            row = FlowLayout()
            row.addWidget(box)
            row.addWidget(label(f"{items}, {known.version}", Kind.FAINT, wrap=False))
            self._column.addLayout(row)


class NewInspectionPage(FormPage):
    """Everything an inspection starts with; what is left out here is asked for before sealing."""

    started = Signal(object)
    follow_wanted = Signal(str)
    home_wanted = Signal()

    def __init__(self, desk: Desk, outlet: OutletId | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._added: tuple[Outlet, OutletId] | None = None
        self._left = ""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, BESIDE_BAR, 0)
        column.setSpacing(12)
        column.addWidget(label(self.tr("New inspection"), Kind.TITLE))
        for title, form in (
            (self.tr("Outlet"), self._outlet_form()),
            (self.tr("Checklist and report"), self._checklist_form()),
        ):
            frame, box = card()
            box.addWidget(label(title, Kind.HEADING))
            box.addWidget(form)
            column.addWidget(frame)
        self._people = PeopleForm(desk)
        self._visit = VisitForm(desk, Visit(started_at=datetime.now().astimezone()))
        column.addWidget(self._people)
        column.addWidget(self._visit)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside), 1)
        outer.addLayout(self._buttons())
        desk.ask(self, usual_officers).done(self._offer_officers)
        if outlet is not None:
            desk.ask(self, lambda store: show_outlet(store, outlet)).done(self.outlet.choose)
        else:
            self.outlet.search.setFocus()

    def start(self) -> None:
        """Add the outlet if it is new, and start."""
        if not self.outlet.is_new and self.outlet.outlet is None:
            self.outlet.search.setFocus()
            say(self, self.tr("No outlet yet"), self.tr("Choose an outlet, or enter a new one."))
            return
        self.start_button.setEnabled(False)
        if self.outlet.outlet is not None:
            self._start_at(self.outlet.outlet)
            return
        typed = replace(self.outlet.typed(), responsible=self._people.manager)
        if self._added is not None and self._added[0] == typed:  # a start that was refused is tried again
            self._start_at(self._added[1])
            return
        errand = self._desk.ask(self, lambda store: add_outlet(store, typed).id)
        errand.done(lambda id: self._added_as(typed, id)).refused(self._not_started)

    def _outlet_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        self.outlet = OutletChoice(self._desk)
        self.outlet.chosen.connect(self._outlet_chosen)
        column.addWidget(self.outlet)
        self._past = QWidget()
        row = FlowLayout(self._past)
        row.setContentsMargins(0, 0, 0, 0)
        self._told = label("", Kind.WARN)
        self.follow_button = button(self.tr("Follow up"), shows=Icon.REDO)
        self.follow_button.clicked.connect(lambda: self.follow_wanted.emit(self._left))
        row.addWidget(self._told)
        row.addWidget(self.follow_button)
        self._past.hide()
        column.addWidget(self._past)
        return form

    def _checklist_form(self) -> QWidget:
        self.checklists, self.language = ChecklistChoice(self._desk), LanguageBox()
        fields = labelled(
            (self.tr("Checklists"), self.checklists), (self.tr("Language of the report"), self.language)
        )
        fields.setContentsMargins(0, 0, 0, 0)
        form = QWidget()
        form.setLayout(fields)
        return form

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

    def _outlet_chosen(self, outlet: Outlet | None) -> None:
        self._past.hide()
        if outlet is not None:
            id, now = outlet.id, datetime.now().astimezone()
            self._desk.ask(self, lambda store: past_of(store, id, now)).done(
                lambda past: self._show_past(id, past)
            )

    def _show_past(self, outlet: OutletId, past: Past) -> None:
        if self.outlet.outlet != outlet:
            return
        self._visit.offer_number(past.this_year + 1)
        if past.left is not None and past.left.look_due is not None:
            self._left = past.left.id
            text = self.tr("{0} left %n findings open until {1}.", "", past.left.open_findings)
            self._told.setText(text.format(past.left.number, day(past.left.look_due)))
            self._past.show()

    def _offer_officers(self, usual: tuple[tuple[Person, ...], str]) -> None:
        officers, bureau = usual
        self._people.offer_officers(officers)
        self._visit.offer_bureau(bureau)

    def _added_as(self, typed: Outlet, id: OutletId) -> None:
        self._added = (typed, id)
        self._start_at(id)

    def _start_at(self, outlet: OutletId) -> None:
        checklists, people, languages = self.checklists.chosen, self._people.people(), self.language.languages
        now = datetime.now().astimezone()
        visit = replace(self._visit.visit(now), started_at=now)
        errand = self._desk.ask(
            self, lambda store: start_inspection(store, outlet, checklists, visit, people, languages)
        )
        errand.done(lambda inspection: self.started.emit(inspection.id)).refused(self._not_started)

    def _not_started(self, refused: Refused) -> None:
        self.start_button.setEnabled(True)
        self._desk.tell(self, refused)
