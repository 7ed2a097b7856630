"""Start an inspection: outlet, checklist, people, circumstances."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from inspector.app.checklists import available_checklists
from inspector.app.identities import list_identities
from inspector.app.inspections import start_inspection
from inspector.app.outlets import add_outlet, list_outlets
from inspector.model.checklist import ChecklistId
from inspector.model.identity import Identity
from inspector.model.inspection import Inspection, Languages, Visit, VisitKind
from inspector.model.outlet import Outlet, OutletId
from inspector.model.person import Person, PersonId, Role
from inspector.model.vocabulary import VISIT_KINDS
from ui.desk import Desk
from ui.look import Kind, button, card, label, named, scrolled
from ui.pages.identity import IdentityDialog

LANGUAGES: dict[str, Languages] = {"zh": ("zh",), "en": ("en",), "both": ("zh", "en")}


class OfficerRow(QWidget):
    """An officer: name, post, certificate number, signing identity."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self._desk = desk
        self.name, self.post, self.certificate = QLineEdit(), QLineEdit(), QLineEdit()
        self.identity = QComboBox()
        self.identity.setMinimumWidth(210)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for field, text in (
            (self.name, self.tr("Name of officer {0}").format(number)),
            (self.post, self.tr("Post of officer {0}").format(number)),
            (self.certificate, self.tr("Certificate number of officer {0}").format(number)),
        ):
            field.setPlaceholderText(text)
            named(field, text)
            row.addWidget(field, 1)
        named(self.identity, self.tr("Signing identity of officer {0}").format(number))
        row.addWidget(self.identity)
        self.make_button = button(self.tr("New identity…"))
        self.make_button.setAccessibleName(self.tr("New signing identity for officer {0}").format(number))
        self.make_button.clicked.connect(self.make_identity)
        row.addWidget(self.make_button)
        self.reload("")

    @property
    def dialog(self) -> IdentityDialog | None:
        """The dialog that is open, if one is."""
        return self.findChild(IdentityDialog)

    def reload(self, chosen: str) -> None:
        """List the identities of this laptop."""
        chosen = chosen or self.identity.currentData() or ""
        self.identity.clear()
        self.identity.addItem(self.tr("Choose a signing identity"), "")
        for identity in list_identities(self._desk.store):
            trial = self.tr(" (trial)") if identity.trial else ""
            self.identity.addItem(f"{identity.name}{trial}  {identity.fingerprint[:8]}", identity.fingerprint)
        self.identity.setCurrentIndex(max(0, self.identity.findData(chosen)))

    def make_identity(self) -> None:
        """Open the dialog for this officer's identity."""
        dialog = IdentityDialog(self, self._desk, self.name.text())
        dialog.made.connect(self._made)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def person(self) -> Person:
        """The officer as entered."""
        return Person(
            id=PersonId(""),
            role=Role.OFFICER,
            name=self.name.text().strip(),
            post=self.post.text().strip(),
            certificate=self.certificate.text().strip(),
            identity=self.identity.currentData() or "",
        )

    def _made(self, identity: Identity) -> None:
        self.reload(identity.fingerprint)


class NewInspectionPage(QWidget):
    """Everything an inspection starts with; what is left out here is asked for before sealing."""

    started = Signal(object)
    home_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        column.addWidget(label(self.tr("New inspection"), Kind.TITLE))
        for title, form in (
            (self.tr("Outlet"), self._outlet_form()),
            (self.tr("Checklist and report"), self._checklist_form()),
            (self.tr("Officers"), self._officers_form()),
            (self.tr("Outlet's side"), self._side_form()),
            (self.tr("Visit"), self._visit_form()),
        ):
            frame, box = card()
            box.addWidget(label(title, Kind.HEADING))
            box.addLayout(form)
            column.addWidget(frame)
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
        self._outlet_rows = form = self._form(
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
        self.checklist, self.language = QComboBox(), QComboBox()
        for known in available_checklists():
            self.checklist.addItem(f"{known.title.of(self._desk.language)}  {known.version}", known.id)
        for text, key in (
            (self.tr("Chinese"), "zh"),
            (self.tr("English"), "en"),
            (self.tr("Chinese and English"), "both"),
        ):
            self.language.addItem(text, key)
        return self._form(
            (self.tr("Checklist"), self.checklist), (self.tr("Language of the report"), self.language)
        )

    def _officers_form(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(
            label(
                self.tr("Two officers are needed. The first one's signature certifies the report."),
                Kind.FAINT,
            )
        )
        self.officers = (OfficerRow(self._desk, 1), OfficerRow(self._desk, 2))
        for row in self.officers:
            column.addWidget(row)
        return column

    def _side_form(self) -> QFormLayout:
        self.manager, self.manager_post, self.witness = QLineEdit(), QLineEdit(), QLineEdit()
        return self._form(
            (self.tr("Manager"), self.manager),
            (self.tr("Post of the manager"), self.manager_post),
            (self.tr("Witness, if there is one"), self.witness),
        )

    def _visit_form(self) -> QFormLayout:
        self.kind, self.bureau, self.approval, self.notice = (
            QComboBox(),
            QLineEdit(),
            QLineEdit(),
            QLineEdit(),
        )
        for kind, text in VISIT_KINDS.items():
            self.kind.addItem(text.of(self._desk.language), kind.value)
        self.shown = QCheckBox(self.tr("The officers showed their certificates"))
        self.told = QCheckBox(self.tr("The outlet was told its rights"))
        form = self._form(
            (self.tr("Bureau"), self.bureau),
            (self.tr("Kind of visit"), self.kind),
            (self.tr("Approval number"), self.approval),
            (self.tr("Notice number"), self.notice),
        )
        form.addRow(self.shown)
        form.addRow(self.told)
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

    def _form(self, *rows: tuple[str, QWidget]) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in rows:
            named(field, text)
            form.addRow(label(text, Kind.FAINT, wrap=False), field)
        return form

    def _outlet_chosen(self) -> None:
        for field in self._new_outlet:
            self._outlet_rows.setRowVisible(field, not self.outlet.currentData())

    def _start(self) -> Inspection:
        store, outlet = self._desk.store, self.outlet.currentData()
        if not outlet:
            outlet = add_outlet(store, self._outlet()).id
        checklists = [ChecklistId(self.checklist.currentData())]
        languages = LANGUAGES[self.language.currentData()]
        return start_inspection(store, OutletId(outlet), checklists, self._visit(), self._people(), languages)

    def _outlet(self) -> Outlet:
        return Outlet(
            id=OutletId(""),
            name=self.name.text().strip(),
            brand=self.brand.text().strip(),
            legal_entity=self.entity.text().strip(),
            credit_code=self.credit_code.text().strip(),
            permit=self.permit.text().strip(),
            address=self.address.text().strip(),
            responsible=self.manager.text().strip(),
        )

    def _visit(self) -> Visit:
        now = datetime.now().astimezone()
        return Visit(
            kind=VisitKind(self.kind.currentData()),
            approval=self.approval.text().strip(),
            notice=self.notice.text().strip(),
            started_at=now,
            credentials_shown_at=now if self.shown.isChecked() else None,
            rights_told=self.told.isChecked(),
            bureau=self.bureau.text().strip(),
        )

    def _people(self) -> tuple[Person, ...]:
        people = [row.person() for row in self.officers if row.name.text().strip()]
        named_side = (
            (Role.MANAGER, self.manager, self.manager_post.text()),
            (Role.WITNESS, self.witness, ""),
        )
        for role, field, post in named_side:
            if field.text().strip():
                people.append(
                    Person(id=PersonId(""), role=role, name=field.text().strip(), post=post.strip())
                )
        return tuple(people)
