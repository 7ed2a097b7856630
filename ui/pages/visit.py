"""The visit: officers, the outlet's side, circumstances. The same forms start an inspection and mend it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from inspector.app.identities import list_identities
from inspector.model.identity import Identity
from inspector.model.inspection import Languages, Recusal, Visit, VisitKind
from inspector.model.person import Person, PersonId, Role
from inspector.model.vocabulary import VISIT_KINDS
from ui.desk import Desk
from ui.draft.draft import Draft
from ui.draft.part import Part
from ui.look import BESIDE_BAR, Kind, button, card, label, labelled, named, number_box, scrolled
from ui.pages.identity import IdentityDialog

LANGUAGES: tuple[Languages, ...] = (("zh",), ("en",), ("zh", "en"))
IDENTITY_LETTERS = 18
OFFICERS_SHOWN = 2
MOST_VISITS = 366  # in a year
RECUSAL_WANTED = 2  # the place of that answer in its box


class OfficerRow(QWidget):
    """An officer: name, post, certificate number, signing identity."""

    edited = Signal()
    left = Signal()
    chosen = Signal()

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self._desk = desk
        self._person = _nobody(Role.OFFICER)
        self.name, self.post, self.certificate = QLineEdit(), QLineEdit(), QLineEdit()
        self.identity = QComboBox()
        self.identity.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.identity.setMinimumContentsLength(IDENTITY_LETTERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grid, below = QGridLayout(), QHBoxLayout()
        grid.setVerticalSpacing(2)
        column.addLayout(grid)
        column.addLayout(below)
        for place, (field, words, text) in enumerate(
            (
                (self.name, self.tr("Name"), self.tr("Name of officer {0}").format(number)),
                (self.post, self.tr("Post"), self.tr("Post of officer {0}").format(number)),
                (
                    self.certificate,
                    self.tr("Certificate number"),
                    self.tr("Certificate number of officer {0}").format(number),
                ),
            )
        ):
            field.textEdited.connect(self.edited)
            field.editingFinished.connect(self.left)
            named(field, text)
            grid.addWidget(label(words, Kind.FAINT, wrap=False), 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, 1)
        named(self.identity, self.tr("Signing identity of officer {0}").format(number))
        self.identity.activated.connect(self.chosen)
        below.addWidget(self.identity, 1)
        make = button(self.tr("New identity…"))
        make.setAccessibleName(self.tr("New signing identity for officer {0}").format(number))
        make.clicked.connect(self.make_identity)
        below.addWidget(make)
        self._offer((), "")
        self._list_identities("")

    def show_person(self, person: Person) -> None:
        """Show an officer."""
        self._person = person
        self.name.setText(person.name)
        self.post.setText(person.post)
        self.certificate.setText(person.certificate)
        self._list_identities(person.identity)

    def person(self) -> Person:
        """The officer as entered."""
        return replace(
            self._person,
            name=self.name.text().strip(),
            post=self.post.text().strip(),
            certificate=self.certificate.text().strip(),
            identity=self._chosen if self._is_asking else self.identity.currentData() or "",
        )

    def make_identity(self) -> None:
        """Open the dialog for this officer's identity."""
        dialog = IdentityDialog(self, self._desk, self.name.text())
        dialog.made.connect(self._made)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _list_identities(self, chosen: str) -> None:
        self._chosen, self._is_asking = chosen, True
        errand = self._desk.ask(self, list_identities)
        errand.done(lambda known: self._offer(known, self._chosen))

    def _offer(self, known: tuple[Identity, ...], chosen: str) -> None:
        self._chosen, self._is_asking = chosen, False
        self.identity.clear()
        self.identity.addItem(self.tr("Choose a signing identity"), "")
        for identity in known:
            kind = self.tr(" (trial)") if identity.trial else ""
            kind += self.tr(" (token)") if identity.token else ""
            self.identity.addItem(f"{identity.name}{kind}  {identity.fingerprint[:8]}", identity.fingerprint)
        self.identity.setCurrentIndex(max(0, self.identity.findData(chosen)))

    def _made(self, identity: Identity) -> None:
        self._list_identities(identity.fingerprint)
        self.chosen.emit()


class PeopleForm(QWidget):
    """The officers in order, the manager, the witness."""

    edited = Signal()
    left = Signal()
    chosen = Signal()

    def __init__(self, desk: Desk, people: tuple[Person, ...] = ()) -> None:
        super().__init__()
        known = [person for person in people if person.role is Role.OFFICER]
        self._officers = [OfficerRow(desk, n + 1) for n in range(max(OFFICERS_SHOWN, len(known)))]
        self._side = {role: _first(people, role) for role in (Role.MANAGER, Role.WITNESS)}
        self._rest = tuple(p for p in people if p not in known and p not in self._side.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._officers_card(known))
        column.addWidget(self._side_card())

    def people(self) -> tuple[Person, ...]:
        """All who are entered; a row without a name is nobody."""
        manager = replace(
            self._side[Role.MANAGER], name=self._manager.text().strip(), post=self._post.text().strip()
        )
        witness = replace(self._side[Role.WITNESS], name=self._witness.text().strip())
        entered = (*(row.person() for row in self._officers), manager, witness)
        return (*(person for person in entered if person.name), *self._rest)

    def offer_officers(self, officers: tuple[Person, ...]) -> None:
        """Fill in officers, unless somebody began to."""
        if not any(row.person().name for row in self._officers):
            for row, person in zip(self._officers, officers, strict=False):
                row.show_person(person)

    @property
    def manager(self) -> str:
        """The manager's name as entered."""
        return self._manager.text().strip()

    def _officers_card(self, known: list[Person]) -> QWidget:
        frame, column = card()
        column.addWidget(label(self.tr("Officers"), Kind.HEADING))
        column.addWidget(
            label(
                self.tr("Two officers are needed. The first one's signature certifies the report."),
                Kind.FAINT,
            )
        )
        for row, person in zip(self._officers, known, strict=False):
            row.show_person(person)
        for row in self._officers:
            row.edited.connect(self.edited)
            row.left.connect(self.left)
            row.chosen.connect(self.chosen)
            column.addWidget(row)
        return frame

    def _side_card(self) -> QWidget:
        frame, column = card()
        column.addWidget(label(self.tr("Outlet's side"), Kind.HEADING))
        manager, witness = self._side[Role.MANAGER], self._side[Role.WITNESS]
        self._manager, self._post = QLineEdit(manager.name), QLineEdit(manager.post)
        self._witness = QLineEdit(witness.name)
        for field in (self._manager, self._post, self._witness):
            field.textEdited.connect(self.edited)
            field.editingFinished.connect(self.left)
        column.addLayout(
            labelled(
                (self.tr("Manager"), self._manager),
                (self.tr("Post of the manager"), self._post),
                (self.tr("Witness, if there is one"), self._witness),
            )
        )
        return frame


class VisitForm(QWidget):
    """The circumstances of the visit."""

    edited = Signal()
    left = Signal()
    chosen = Signal()

    def __init__(self, desk: Desk, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self._offered = 0
        self._kind = QComboBox()
        for kind, text in VISIT_KINDS.items():
            self._kind.addItem(text.of(desk.language), kind.value)
        self._kind.setCurrentIndex(self._kind.findData(visit.kind.value))
        self._bureau, self._approval = QLineEdit(visit.bureau), QLineEdit(visit.approval)
        self._notice = QLineEdit(visit.notice)
        self._number = number_box(MOST_VISITS)
        self._number.setSpecialValueText(self.tr("not counted"))
        self._number.setValue(visit.number_this_year or 0)
        self._planned = number_box(MOST_VISITS)
        self._planned.setSpecialValueText(self.tr("not planned"))
        self._planned.setValue(visit.planned_this_year or 0)
        self._make_recusal(visit.recusal)
        self._shown = QCheckBox(self.tr("The officers showed their certificates"))
        self._shown.setChecked(visit.credentials_shown_at is not None)
        self._told = QCheckBox(self.tr("The outlet was told its rights"))
        self._told.setChecked(visit.rights_told)
        frame, column = card()
        column.addWidget(label(self.tr("Visit"), Kind.HEADING))
        column.addLayout(self._fields())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def visit(self, now: datetime) -> Visit:
        """The visit as entered; `now` is when the certificates were shown if that was ticked just now."""
        shown_at = self._visit.credentials_shown_at or now
        self._visit = replace(
            self._visit,
            kind=VisitKind(self._kind.currentData()),
            bureau=self._bureau.text().strip(),
            approval=self._approval.text().strip(),
            notice=self._notice.text().strip(),
            number_this_year=self._number.value() or None,
            planned_this_year=self._planned.value() or None,
            recusal=self._recusal(),
            credentials_shown_at=shown_at if self._shown.isChecked() else None,
            rights_told=self._told.isChecked(),
        )
        return self._visit

    def offer_bureau(self, bureau: str) -> None:
        """Fill the bureau in, unless somebody did."""
        if not self._bureau.text():
            self._bureau.setText(bureau)

    def offer_number(self, number: int) -> None:
        """Fill in which visit of the year it is, unless somebody did."""
        if self._number.value() in (0, self._offered):
            self._offered = number
            self._number.setValue(number)

    def _make_recusal(self, recusal: Recusal | None) -> None:
        self._asked = QComboBox()
        for text in (
            self.tr("not asked yet"),
            self.tr("asked: nobody should withdraw"),
            self.tr("asked: an officer should withdraw"),
        ):
            self._asked.addItem(text)
        self._asked.setCurrentIndex(0 if recusal is None else 2 if recusal.wanted else 1)
        self._reason = QLineEdit(recusal.reason if recusal else "")
        self._decision = QLineEdit(recusal.decision if recusal else "")

    def _recusal(self) -> Recusal | None:
        if not self._asked.currentIndex():
            return None
        wanted = self._asked.currentIndex() == RECUSAL_WANTED
        texts = (self._reason.text().strip(), self._decision.text().strip()) if wanted else ("", "")
        return Recusal(wanted=wanted, reason=texts[0], decision=texts[1])

    def _show_recusal(self) -> None:
        for field in (self._reason, self._decision):
            self._form.setRowVisible(field, self._asked.currentIndex() == RECUSAL_WANTED)

    def _fields(self) -> QFormLayout:
        for field in (self._bureau, self._approval, self._notice, self._reason, self._decision):
            field.textEdited.connect(self.edited)
            field.editingFinished.connect(self.left)
        self._kind.activated.connect(self.chosen)
        for box in (self._number, self._planned):
            box.valueChanged.connect(lambda _: self.chosen.emit())
        self._asked.currentIndexChanged.connect(self._show_recusal)
        self._asked.activated.connect(self.chosen)
        self._form = form = labelled(
            (self.tr("Bureau"), self._bureau),
            (self.tr("Kind of visit"), self._kind),
            (self.tr("Approval number"), self._approval),
            (self.tr("Notice number"), self._notice),
            (self.tr("Which visit of this year"), self._number),
            (self.tr("Visits planned this year"), self._planned),
        )
        if self._visit.follows is not None:
            form.insertRow(2, label(self.tr("Follows {0}").format(self._visit.follows.number), Kind.FAINT))
        for tick in (self._shown, self._told):
            tick.toggled.connect(self.chosen)
            form.addRow(tick)
        recusal: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Recusal"), self._asked),
            (self.tr("Who should withdraw, and why"), self._reason),
            (self.tr("What was decided, by whom"), self._decision),
        )
        for text, widget in recusal:
            form.addRow(label(text, Kind.FAINT, wrap=False), named(widget, text))
        self._show_recusal()
        return form


class LanguageBox(QComboBox):
    """The languages a report is written in."""

    def __init__(self, languages: Languages = ("zh",)) -> None:
        super().__init__()
        for text in (self.tr("Chinese"), self.tr("English"), self.tr("Chinese and English")):
            self.addItem(text)
        self.setCurrentIndex(LANGUAGES.index(languages))

    @property
    def languages(self) -> Languages:
        """What is chosen."""
        return LANGUAGES[self.currentIndex()]


class VisitPage(QWidget):
    """The visit of a draft; what is changed here goes into the draft."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        self._area = scrolled(QWidget())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        draft.stepped.connect(self._stepped)

    def fill(self) -> Iterator[None]:
        """Make what is on it, part by part."""
        inspection = self._draft.inspection
        visit = VisitForm(self._desk, inspection.visit)
        visit.setParent(self)
        yield
        people = PeopleForm(self._desk, inspection.people)
        people.setParent(self)
        yield
        self._show(visit, people)

    def _show(self, visit: VisitForm, people: PeopleForm) -> None:
        inspection = self._draft.inspection
        self._visit, self._people = visit, people
        self._language = LanguageBox(inspection.languages)
        frame, column = card()
        column.addWidget(label(self.tr("Report"), Kind.HEADING))
        column.addLayout(labelled((self.tr("Language of the report"), self._language)))
        inside = QWidget()
        inside.setObjectName("scrolled")
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 8, BESIDE_BAR, 0)
        cards.setSpacing(12)
        for each in (self._visit, self._people, frame):
            each.setEnabled(self._draft.editable)
            cards.addWidget(each)
        cards.addStretch()
        for form in (self._visit, self._people):
            form.edited.connect(lambda: self._take(typed=True))
            form.left.connect(self._leave)
            form.chosen.connect(self._take)
        self._language.activated.connect(lambda _: self._take())
        self._area.setWidget(inside)

    def leave(self) -> None:
        """Take over what is being typed."""
        self._leave()

    def _leave(self) -> None:
        self._take(left=True)
        self._draft.saver.flush()

    def _take(self, *, typed: bool = False, left: bool = False) -> None:
        inspection, draft = self._draft.inspection, self._draft
        draft.change_visit(self._visit.visit(datetime.now().astimezone()), typed=typed)
        people = self._people.people()
        # A name that is being typed anew is empty for a while: that takes nobody out of the inspection.
        is_whole = {person.id for person in inspection.people} <= {person.id for person in people}
        if (is_whole or left) and set(people) != set(inspection.people):  # their order cannot be changed here
            draft.change_people(people, typed=typed)
        draft.change_languages(self._language.languages)

    def _stepped(self, part: str, _: str) -> None:
        if part in (Part.VISIT, Part.PEOPLE, Part.LANGUAGES):
            inspection = self._draft.inspection
            visit = VisitForm(self._desk, inspection.visit)
            self._show(visit, PeopleForm(self._desk, inspection.people))


def _first(people: tuple[Person, ...], role: Role) -> Person:
    return next((person for person in people if person.role is role), _nobody(role))


def _nobody(role: Role) -> Person:
    return Person(id=PersonId(str(uuid4())), role=role, name="")
