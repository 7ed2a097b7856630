"""One inspection as the window shows it: ahead of the store by what is being saved, with undo and redo."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from inspector.app.answers import one_less, one_more, require_writable, take_answer
from inspector.app.findings import propose_finding
from inspector.app.opening import OpenInspection
from inspector.checklists.asked import Asked
from inspector.errors import Refused
from inspector.model.annotation import Annotation
from inspector.model.checklist import ItemId
from inspector.model.finding import Finding, FindingId
from inspector.model.inspection import Answer, Inspection, InspectionId, Languages, Verdict, Visit, in_order
from inspector.model.person import Person
from inspector.model.photo import Photo, PhotoId
from inspector.model.text import Bilingual
from ui.desk import Desk
from ui.draft.part import Part, writing
from ui.draft.saver import Saver
from ui.draft.step import Edit, Step

K = TypeVar("K", bound=str)
V = TypeVar("V")


class Draft(QObject):
    """The answers, findings, photos and circumstances of one inspection. Every change is shown at once, stored in its
    turn (`saver` tells how far), and can be undone (`undo`).

    A draft that is sealed takes no changes.
    """

    items_changed = Signal(object)  # the ids of items that are answered or stand otherwise
    laid_out = Signal()  # another set of items: an occurrence came or went
    findings_changed = Signal(str)  # the finding that was written, changed or withdrawn
    photos_changed = Signal(str)
    photos_redone = Signal()  # many at once: their order, or the clock of their camera
    stepped = Signal(str, str)  # part and id of what was undone or redone: look there

    def __init__(self, desk: Desk, opened: OpenInspection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.opened = opened
        self._inspection = opened.inspection
        self.asked: Asked = opened.asked
        self.answers: dict[ItemId, Answer] = {each.item: each for each in opened.inspection.answers}
        self._held: dict[ItemId, Answer] = {}
        self.findings: dict[FindingId, Finding] = {each.id: each for each in opened.inspection.findings}
        self.photos: dict[PhotoId, Photo] = {each.id: each for each in opened.inspection.photos}
        self._places: dict[FindingId, int] = {id: place for place, id in enumerate(self.findings)}
        self._photo_places: dict[PhotoId, int] = {id: place for place, id in enumerate(self.photos)}
        self._ids = self._laid_out_ids()
        self._repeats = any(s.repeat for c in opened.inspection.checklists for s in c.all_sections())
        self.saver = Saver(desk, self)
        self.undo = QUndoStack(self)

    @property
    def id(self) -> InspectionId:
        """The inspection that is worked on."""
        return self._inspection.id

    @property
    def editable(self) -> bool:
        """Whether it can still be changed: not after it was sealed."""
        return not self._inspection.digest

    @property
    def inspection(self) -> Inspection:
        """Everything as it is shown now; what people signed is as it was when the draft was opened."""
        return replace(
            self._inspection,
            answers=in_order(self.answers, self._inspection.checklists),
            findings=tuple(self.findings.values()),
            photos=tuple(self.photos.values()),
        )

    @property
    def day(self) -> date:
        """The day of the visit."""
        return self._inspection.visit.started_at.date()

    def shown(self, item: ItemId) -> Answer | None:
        """The answer as it is shown, also one that cannot be stored as it is."""
        return self._held.get(item) or self.answers.get(item)

    def held(self) -> tuple[tuple[Answer, Answer | None], ...]:
        """The answers that cannot be stored as they are, each with the one that is."""
        return tuple((answer, self.answers.get(item)) for item, answer in self._held.items())

    def question(self, item: ItemId) -> Bilingual:
        """What is asked at an item."""
        found = self.asked.item(item)
        assert found is not None
        return found.question

    def finding_at(self, item: ItemId) -> Finding | None:
        """The finding written at an item."""
        return next((each for each in self.findings.values() if each.item == item), None)

    def answer(self, item: ItemId, answer: Answer | None, *, typed: bool = False) -> bool:
        """Answer an item, or take its answer back; the first time it does not conform its finding is written with it.

        Returns whether the answer fits. One that does not stays to be seen until it is mended (`saver.refused`).
        """
        before = self.answers.get(item)
        if answer == before:
            if item in self._held:  # what could not be stored was taken back by hand
                self._keep_answer(item, answer, frozenset())
            return True
        try:
            changed = self._take(item, answer, before)
        except Refused as refused:
            assert answer is not None
            self._held[item] = answer
            self.saver.hold((Part.ANSWER, item), refused)
            self.items_changed.emit(frozenset({item}))
            return False
        edits = [Edit(part=Part.ANSWER, id=item, before=before, after=answer)]
        self._keep_answer(item, answer, changed)
        self._write(edits[0], answer, typed=typed)
        if _newly_bad(before, answer) and self.finding_at(item) is None:
            edits.append(self._propose(item))
        self._push(tuple(edits), self.tr("Answer to {0}").format(item), typed=typed)
        return True

    def find(self, item: ItemId) -> FindingId:
        """The finding at an item, written now if there is none."""
        known = self.finding_at(item)
        if known is not None:
            return known.id
        edit = self._propose(item)
        self._push((edit,), self.tr("Finding at {0}").format(item), typed=False)
        return FindingId(edit.id)

    def change_finding(self, finding: Finding, *, typed: bool = False) -> None:
        """Change a finding."""
        self._do(Part.FINDING, finding.id, self.findings.get(finding.id), finding, typed,
                 self.tr("Finding at {0}").format(finding.item))  # fmt: skip

    def withdraw(self, finding: FindingId) -> None:
        """Take a finding out; its photos stay with the item."""
        known = self.findings[finding]
        text = self.tr("Withdrawn finding at {0}").format(known.item)
        with_it = [photo for photo in self.photos.values() if photo.finding == finding]
        edits = [self._shown(Part.PHOTO_TEXT, p.id, p, replace(p, finding=None)) for p in with_it]
        edits.append(self._shown(Part.FINDING, finding, known, None))
        self._push(tuple(edits), text, typed=False)

    def add_occurrence(self, section: str) -> None:
        """Fill a repeated section in once more."""
        self.answer(ItemId(section), one_more(section, self.asked.occurrences(section)))

    def remove_occurrence(self, section: str, number: int) -> None:
        """Take an occurrence out; its answers come back with it."""
        self.answer(ItemId(section), one_less(section, self.asked.occurrences(section), number))

    def took_photos(self, photos: tuple[Photo, ...]) -> None:
        """Photos were taken in; they are stored already."""
        edits = tuple(Edit(part=Part.PHOTO, id=p.id, before=None, after=p) for p in photos)
        for photo in photos:
            self._show_photo(photo.id, photo)
        if edits:
            self._push(edits, self.tr("%n photos", "", len(edits)), typed=False)

    def remove_photos(self, photos: tuple[PhotoId, ...]) -> None:
        """Take photos out; their bytes stay."""
        edits = tuple(self._shown(Part.PHOTO, id, self.photos[id], None) for id in photos)
        self._push(edits, self.tr("%n photos removed", "", len(edits)), typed=False)

    def describe_photos(self, photos: tuple[Photo, ...], *, typed: bool = False) -> None:
        """Change captions, items or findings of photos."""
        edits = tuple(
            self._shown(Part.PHOTO_TEXT, p.id, self.photos[p.id], p, typed=typed)
            for p in photos
            if p != self.photos[p.id]
        )
        if edits:
            self._push(edits, self.tr("Photo described"), typed=typed)

    def annotate_photo(
        self, photo: PhotoId, annotations: tuple[Annotation, ...], *, typed: bool = False
    ) -> None:
        """Let these be all that is drawn on a photo."""
        before = self.photos[photo].annotations
        self._do(Part.PHOTO_DRAWN, photo, before, annotations, typed, self.tr("Drawn on a photo"))

    def set_camera_clock(self, device: str, ahead_s: int) -> None:
        """Tell how far the clock of a camera is ahead, for all its photos."""
        before = next((p.clock_offset_s for p in self.photos.values() if p.device == device), 0)
        text = self.tr("Clock of the camera {0}").format(device)
        self._do(Part.CAMERA_CLOCK, device, before, ahead_s, False, text)

    def order_photos(self, order: tuple[PhotoId, ...]) -> None:
        """Let all photos that are there stand in another order. Those that were removed keep their places."""
        before = self._photo_order()
        self._put_in_order(order)
        # All are named, also what was removed: of several orders that wait only the newest is written.
        edit = Edit(part=Part.PHOTO_ORDER, id="", before=before, after=self._photo_order())
        if edit.before != edit.after:
            self._write(edit, edit.after)
            self._push((edit,), self.tr("Photos moved"), typed=False)

    def photo_stored(self, photo: Photo) -> None:
        """A photo was changed and stored by somebody else, as by a review, which is not undone."""
        self._show_photo(photo.id, photo)

    def change_visit(self, visit: Visit, *, typed: bool = False) -> None:
        """Change the circumstances of the visit."""
        self._do(Part.VISIT, "", self._inspection.visit, visit, typed, self.tr("Visit"))

    def change_people(self, people: tuple[Person, ...], *, typed: bool = False) -> None:
        """Set who takes part, in order."""
        self._do(Part.PEOPLE, "", self._inspection.people, people, typed, self.tr("People"))

    def change_languages(self, languages: Languages) -> None:
        """Set the languages of the report."""
        before = self._inspection.languages
        self._do(Part.LANGUAGES, "", before, languages, False, self.tr("Language of the report"))

    def show_edit(self, edit: Edit, content: Any) -> None:
        """Let one thing be as it was, or as it became: for undo and redo."""
        self._show(edit.part, edit.id, content)
        self._write(edit, content)
        self.stepped.emit(edit.part, edit.id)

    @property
    def is_stored(self) -> bool:
        """Whether nothing is shown that is not stored."""
        return self.saver.is_stored

    def _do(self, part: Part, id: str, before: Any, after: Any, typed: bool, text: str) -> None:
        if before != after:
            self._push((self._shown(part, id, before, after, typed=typed),), text, typed=typed)

    def _shown(self, part: Part, id: str, before: Any, after: Any, *, typed: bool = False) -> Edit:
        """Show and write a change."""
        edit = Edit(part=part, id=id, before=before, after=after)
        self._show(part, id, after)
        self._write(edit, after, typed=typed)
        return edit

    def _push(self, edits: tuple[Edit, ...], text: str, *, typed: bool) -> None:
        self.undo.push(Step(self, edits, text, typed=typed))

    def _write(self, edit: Edit, content: Any, *, typed: bool = False) -> None:
        self.saver.put((edit.part, edit.id), writing(edit.part, edit.id, content, self.id), rests=typed)

    def _show(self, part: str, id: str, content: Any) -> None:
        match part:
            case Part.ANSWER:
                item = ItemId(id)
                self._keep_answer(item, content, self._put(item, content))
            case Part.FINDING:
                self._show_finding(FindingId(id), content)
            case Part.PHOTO:
                self._show_photo(PhotoId(id), content)
            case Part.PHOTO_TEXT:  # what was reviewed or drawn since stays
                now = self.photos[PhotoId(id)]
                self._show_photo(
                    now.id, replace(now, caption=content.caption, item=content.item, finding=content.finding)
                )
            case Part.PHOTO_DRAWN:
                self._show_photo(PhotoId(id), replace(self.photos[PhotoId(id)], annotations=content))
            case Part.CAMERA_CLOCK:
                of_it = {i: p for i, p in self.photos.items() if p.device == id}
                self.photos |= {i: replace(p, clock_offset_s=content) for i, p in of_it.items()}
                self.photos_redone.emit()
            case Part.PHOTO_ORDER:
                self._put_in_order(content)
            case Part.VISIT | Part.PEOPLE | Part.LANGUAGES:
                self._inspection = replace(self._inspection, **{part: content})

    def _take(self, item: ItemId, answer: Answer | None, before: Answer | None) -> frozenset[ItemId]:
        if answer is None:
            return self.asked.clear(item)
        require_writable(answer)
        return take_answer(self.asked, answer, before)

    def _put(self, item: ItemId, answer: Answer | None) -> frozenset[ItemId]:
        return self.asked.clear(item) if answer is None else self.asked.put(answer)

    def _keep_answer(self, item: ItemId, answer: Answer | None, changed: frozenset[ItemId]) -> None:
        if self._held.pop(item, None) is not None:
            self.saver.release((Part.ANSWER, item))
        if answer is None:
            self.answers.pop(item, None)
        else:
            self.answers[item] = answer
        if self._repeats and len(changed) > 1 and (ids := self._laid_out_ids()) != self._ids:
            self._ids = ids
            self.laid_out.emit()
        self.items_changed.emit(changed | {item})

    def _show_finding(self, id: FindingId, finding: Finding | None) -> None:
        before = self.findings.get(id)
        if finding is None:
            self.findings.pop(id, None)
        else:
            self.findings[id] = finding
            self.findings = _in_place(self.findings, self._places)
        self.findings_changed.emit(id)
        item = finding or before
        if item is not None and (finding is None or before is None):
            self.items_changed.emit(frozenset({item.item}))

    def _show_photo(self, id: PhotoId, photo: Photo | None) -> None:
        touched = {each.item for each in (self.photos.get(id), photo) if each is not None and each.item}
        if photo is None:
            self.photos.pop(id, None)
        else:
            self.photos[id] = photo
            self.photos = _in_place(self.photos, self._photo_places)
        counts = Counter(each.item for each in self.photos.values())
        changed: set[ItemId] = {item for item in touched if item is not None}
        for item in tuple(changed):
            if self.asked.has(item):
                changed |= self.asked.count_photos(item, counts[item])
        self.photos_changed.emit(id)
        if changed:
            self.items_changed.emit(frozenset(changed))

    def _photo_order(self) -> tuple[PhotoId, ...]:
        places = self._photo_places
        return tuple(sorted(places, key=places.__getitem__))

    def _put_in_order(self, order: tuple[PhotoId, ...]) -> None:
        places = sorted(self._photo_places[id] for id in order)
        self._photo_places |= zip(order, places, strict=True)
        self.photos = _in_place(self.photos, self._photo_places)
        self.photos_redone.emit()

    def _propose(self, item: ItemId) -> Edit:
        language = self._inspection.languages[0]
        finding = propose_finding(self.inspection, item, language, self.day, self.opened.calendar)
        return self._shown(Part.FINDING, finding.id, None, finding)

    def _laid_out_ids(self) -> tuple[ItemId, ...]:
        checklists = self._inspection.checklists
        return tuple(
            s.item_id(i.id) for c in checklists for s in self.asked.stretches(c) for i in s.section.items
        )


def _newly_bad(before: Answer | None, answer: Answer | None) -> bool:
    bad = Verdict.DOES_NOT_CONFORM
    was_bad = before is not None and before.verdict is bad
    return answer is not None and answer.verdict is bad and not was_bad


def _in_place(things: dict[K, V], places: dict[K, int]) -> dict[K, V]:
    """As the store has them: one that comes back comes where it was."""
    for id in things:
        places.setdefault(id, len(places))
    return dict(sorted(things.items(), key=lambda pair: places[pair[0]]))
