"""Sign by hand, or refuse to."""

from collections.abc import Sequence

from inspector.app.checklists import laws_of
from inspector.app.inspections import with_handwriting
from inspector.app.recording import statement_of
from inspector.app.saved import Saved
from inspector.errors import Refused
from inspector.model.inspection import InspectionId
from inspector.model.person import Handwriting, PersonId, Refusal, Stroke
from inspector.store.store import Store
from inspector.store.unit import Unit

MOST_POINTS = 20_000


def statement_digest(store: Store, id: InspectionId) -> str:
    """The digest (hex) of what people put their hand to: all that was recorded so far."""
    with store.read() as unit:
        return statement_of(unit.inspections.get(id), laws_of(unit, id))


def sign_by_hand(
    store: Store, id: InspectionId, person: PersonId, strokes: Sequence[Stroke], aspect: int
) -> Saved:
    """Keep the strokes of a person under the digest of the inspection as it is now."""
    points = sum(len(stroke) for stroke in strokes)
    if not 2 <= points <= MOST_POINTS or aspect <= 0:
        raise Refused(
            "signature-empty",
            en="The signature pad is empty. Sign with the pen, a finger or the mouse.",
            zh="签名板上没有笔迹。请用笔、手指或鼠标签名。",
        )
    with store.write() as unit:
        digest = _digest_of_draft(unit, id, person)
        hand = Handwriting(person=person, strokes=tuple(strokes), aspect=aspect, digest=digest, at=unit.now)
        link = unit.audit.append("signed-by-hand", id, {"person": person, "digest": digest})
        unit.people.sign(id, hand, link)
    return Saved(at=unit.now)


def refuse_to_sign(store: Store, id: InspectionId, person: PersonId, reason: str, witness: str) -> Saved:
    """Note that a person did not sign, why, and who saw it. The reason is required."""
    if not reason.strip():
        raise Refused(
            "refusal-needs-reason",
            en="Write down the reason why the person does not sign.",
            zh="请填写当事人拒绝签名的理由。",
        )
    with store.write() as unit:
        digest = _digest_of_draft(unit, id, person)
        refusal = Refusal(person=person, reason=reason.strip(), witness=witness.strip(), at=unit.now)
        unit.people.refuse(id, refusal, digest, unit.audit.append("refused-to-sign", id, refusal))
    return Saved(at=unit.now)


def _digest_of_draft(unit: Unit, id: InspectionId, person: PersonId) -> str:
    unit.inspections.require_draft(id)
    inspection = with_handwriting(unit, unit.inspections.get(id))
    if person not in {known.id for known in inspection.people}:
        raise Refused(
            "no-such-person",
            en="This person does not take part in the inspection. Add the person first.",
            zh="该人员不在本次检查的参与人员中。请先添加。",
        )
    return statement_of(inspection, laws_of(unit, id))
