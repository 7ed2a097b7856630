"""The steps of the demo's visit, by the use cases a person would go through."""

from dataclasses import replace
from datetime import timedelta

from inspector.app.checklists import shelf_of
from inspector.app.demo.scenes import Scene
from inspector.app.demo.visit import FINDINGS, MANAGER, OFFICERS, VISIT, strokes
from inspector.app.findings import propose_finding, save_finding
from inspector.app.inspections import load_inspection
from inspector.app.photos import add_photo, review_photo
from inspector.app.seal import seal
from inspector.app.signing import sign_by_hand
from inspector.app.stores import Store
from inspector.model.finding import FindingId
from inspector.model.identity import Identity
from inspector.model.inspection import InspectionId
from inspector.model.person import Person, PersonId, Role
from inspector.model.record import Record

PAD_ASPECT = 2500


def officers_and_manager(identities: tuple[Identity, ...]) -> tuple[Person, ...]:
    """The two officers, each with an identity, and the manager."""
    officers = tuple(
        Person(
            id=PersonId(""),
            role=Role.OFFICER,
            name=name,
            post=post,
            certificate=number,
            identity=identity.fingerprint,
        )
        for (name, post, number), identity in zip(OFFICERS, identities, strict=True)
    )
    return (*officers, Person(id=PersonId(""), role=Role.MANAGER, name=MANAGER[0], post=MANAGER[1]))


def write_findings(store: Store, id: InspectionId) -> dict[str, FindingId]:
    """Write all findings of the visit; returns their ids by key."""
    inspection, made = load_inspection(store, id), {}
    day = VISIT.started_at.date()
    for told in FINDINGS:
        finding = propose_finding(inspection, told.item, "zh", day, shelf_of(store).calendar)
        due = finding.due if told.days is None else day + timedelta(days=told.days)
        finding = replace(
            finding, text=told.text, demand=told.demand or finding.demand, due=due, objection=told.objection
        )
        save_finding(store, id, finding)
        made[told.key] = finding.id
    return made


def photograph(
    store: Store, id: InspectionId, scenes: tuple[Scene, ...], found: dict[str, FindingId]
) -> None:
    """Take the scenes in, describe them, cover what is personal."""
    for scene in scenes:
        photo = add_photo(
            store,
            id,
            scene.jpeg,
            scene.file_name,
            item=scene.item,
            finding=found.get(scene.finding),
            caption=scene.caption,
            by=OFFICERS[0][0],
        )
        review_photo(store, id, photo.id, scene.redactions, by=OFFICERS[0][0])


def sign_and_seal(store: Store, id: InspectionId) -> Record:
    """All sign by hand; the inspection is sealed."""
    for seed, person in enumerate(load_inspection(store, id).people):
        sign_by_hand(store, id, person.id, strokes(person.name, seed), PAD_ASPECT)
    return seal(store, id)
