"""What a person does during a visit, as values that can be read from JSON lines."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from inspector.app.answers import answer_item
from inspector.app.camera_clock import set_camera_clock
from inspector.app.checklists import shelf_of
from inspector.app.findings import propose_finding, save_finding
from inspector.app.inspections import change_languages, change_visit, load_inspection
from inspector.app.photo_annotations import annotate_photo
from inspector.app.photo_order import move_photos, photo_of
from inspector.app.photos import add_photo, review_photo
from inspector.app.reading import read_file
from inspector.app.saved import Saved
from inspector.app.signing import refuse_to_sign, sign_by_hand
from inspector.errors import Refused
from inspector.model.annotation import Annotation
from inspector.model.checklist import ItemId, Severity
from inspector.model.finding import FindingId, FindingState
from inspector.model.inspection import Answer, Inspection, InspectionId, Languages, Visit
from inspector.model.person import PersonId, Stroke
from inspector.model.photo import PhotoId, Redaction
from inspector.model.value import value
from inspector.store.store import Store


@value
class AnswerAction:
    """Answer an item."""

    action: Literal["answer"]
    answer: Answer


@value
class FindingAction:
    """Write a finding; what is left out comes from the item. The same `id` again changes
    it; a `state` tells where the correction stands."""

    action: Literal["finding"]
    item: ItemId
    text: str
    id: FindingId | None = None
    severity: Severity | None = None
    demand: str | None = None
    due: date | None = None
    objection: str = ""
    state: FindingState | None = None


@value
class PhotoAction:
    """Add a photo from a file; with `redactions` (even none) it is reviewed as well."""

    action: Literal["photo"]
    path: Path
    item: ItemId | None = None
    finding: FindingId | None = None
    caption: str = ""
    by: str = ""
    redactions: tuple[Redaction, ...] | None = None


@value
class PhotoMoveAction:
    """Give photos another number, `to` for the first of them, in the order they are named."""

    action: Literal["photo-move"]
    photos: tuple[PhotoId, ...]
    to: Annotated[int, Field(ge=1)]


@value
class PhotoMarkAction:
    """Let these be all that is drawn on a photo."""

    action: Literal["photo-mark"]
    photo: PhotoId
    annotations: tuple[Annotation, ...]


@value
class PhotoClockAction:
    """Tell how many seconds the clock of a photo's camera is ahead (negative is behind): for all its photos."""

    action: Literal["photo-clock"]
    photo: PhotoId
    ahead_s: int


@value
class SignAction:
    """A person signs by hand."""

    action: Literal["sign"]
    person: str
    strokes: tuple[Stroke, ...]
    aspect: int


@value
class RefuseAction:
    """A person does not sign."""

    action: Literal["refuse"]
    person: str
    reason: str
    witness: str = ""


@value
class VisitAction:
    """Change the circumstances of the visit."""

    action: Literal["visit"]
    visit: Visit


@value
class LanguagesAction:
    """Change the languages of the report."""

    action: Literal["languages"]
    languages: Languages


Action = (
    AnswerAction
    | FindingAction
    | PhotoAction
    | PhotoMoveAction
    | PhotoMarkAction
    | PhotoClockAction
    | SignAction
    | RefuseAction
    | VisitAction
    | LanguagesAction
)
_ADAPTER: TypeAdapter[Action] = TypeAdapter(Annotated[Action, Field(discriminator="action")])


def read_action(line: str) -> Action:
    """An action from one JSON line. Raises Refused "action-unreadable" naming the field."""
    try:
        return _ADAPTER.validate_json(line)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "line"
        raise Refused(
            "action-unreadable",
            en=f"This line is no action ({place}: {first['msg']}). See docs/command-line.md.",
            zh=f"该行不是有效的操作（{place}：{first['msg']}）。请参阅 docs/command-line.md。",
        ) from error


def apply_action(store: Store, id: InspectionId, action: Action) -> Saved:
    """Do it. Returns when it would survive a power cut."""
    match action:
        case AnswerAction():
            return answer_item(store, id, action.answer)
        case FindingAction():
            return _find(store, id, action)
        case PhotoAction():
            return _photograph(store, id, action)
        case PhotoMoveAction() | PhotoMarkAction() | PhotoClockAction():
            return _change_photos(store, id, action)
        case SignAction():
            return sign_by_hand(store, id, _person(store, id, action.person), action.strokes, action.aspect)
        case RefuseAction():
            person = _person(store, id, action.person)
            return refuse_to_sign(store, id, person, action.reason, action.witness)
        case VisitAction():
            return change_visit(store, id, action.visit)
        case LanguagesAction():
            return change_languages(store, id, action.languages)


def read_strokes(data: bytes) -> tuple[Stroke, ...]:
    """Strokes from a JSON file: a list of strokes, each a list of points {x, y, pressure, at_ms}."""
    try:
        return TypeAdapter(tuple[Stroke, ...]).validate_python(json.loads(data))
    except (ValidationError, ValueError, RecursionError) as error:
        raise Refused(
            "strokes-unreadable",
            en="The file holds no pen strokes. It must be a JSON list of strokes, each a list of points.",
            zh="该文件不含笔迹。应为 JSON 列表，每一笔是一组点。",
        ) from error


def person_named(inspection: Inspection, wanted: str) -> PersonId:
    """The person with this id or name. Raises Refused "no-such-person"."""
    found = [person.id for person in inspection.people if wanted in (person.id, person.name)]
    if len(found) != 1:
        raise Refused(
            "no-such-person",
            en="No person of this inspection has that name or id. See 'inspector inspection show'.",
            zh="本次检查没有该姓名或编号的人员。请用 inspector inspection show 查看。",
        )
    return found[0]


def _person(store: Store, id: InspectionId, wanted: str) -> PersonId:
    return person_named(load_inspection(store, id), wanted)


def _find(store: Store, id: InspectionId, action: FindingAction) -> Saved:
    inspection = load_inspection(store, id)
    day = inspection.visit.started_at.date()
    before = next((finding for finding in inspection.findings if finding.id == action.id), None)
    proposed = before or propose_finding(
        inspection, action.item, inspection.languages[0], day, shelf_of(store).calendar
    )
    finding = replace(
        proposed,
        id=action.id or proposed.id,
        text=action.text,
        severity=action.severity or proposed.severity,
        demand=proposed.demand if action.demand is None else action.demand,
        due=action.due or proposed.due,
        objection=action.objection or proposed.objection,
        state=action.state or proposed.state,
    )
    return save_finding(store, id, finding)


def _photograph(store: Store, id: InspectionId, action: PhotoAction) -> Saved:
    photo = add_photo(
        store,
        id,
        read_file(action.path),
        action.path.name,
        item=action.item,
        finding=action.finding,
        caption=action.caption,
        by=action.by,
    )
    if action.redactions is not None:
        review_photo(store, id, photo.id, action.redactions, action.by)
    return Saved(at=photo.added_at)


def _change_photos(
    store: Store, id: InspectionId, action: PhotoMoveAction | PhotoMarkAction | PhotoClockAction
) -> Saved:
    if isinstance(action, PhotoMoveAction):
        return move_photos(store, id, action.photos, action.to)
    photo = photo_of(store, id, action.photo)
    if isinstance(action, PhotoMarkAction):
        return annotate_photo(store, id, photo.id, action.annotations)
    return set_camera_clock(store, id, photo.device, action.ahead_s)
