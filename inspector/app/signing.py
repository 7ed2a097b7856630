"""Sign by hand, or refuse to."""

from collections.abc import Sequence

from inspector.app.checklists import laws_of
from inspector.app.inspections import with_handwriting
from inspector.app.recording import statement_of
from inspector.app.saved import Saved
from inspector.errors import Refused
from inspector.model.inspection import Inspection, InspectionId
from inspector.model.person import Handwriting, PersonId, Refusal, Stroke
from inspector.model.value import value
from inspector.store.store import Store
from inspector.store.unit import Unit

MOST_POINTS = 20_000


@value
class Statement:
    """What people put their hand to: an inspection as it stands, under its digest (hex)."""

    digest: str
    inspection: Inspection


def statement_digest(store: Store, id: InspectionId) -> str:
    """The digest (hex) of what people put their hand to: all that was recorded so far."""
    with store.read() as unit:
        return statement_of(unit.inspections.get(id), laws_of(unit, id))


def statement_of_draft(store: Store, id: InspectionId) -> Statement:
    """What is shown to somebody who is to sign now."""
    with store.read() as unit:
        inspection = with_handwriting(unit, unit.inspections.get(id))
        return Statement(digest=statement_of(inspection, laws_of(unit, id)), inspection=inspection)


def sign_by_hand(
    store: Store,
    id: InspectionId,
    person: PersonId,
    strokes: Sequence[Stroke],
    aspect: int,
    *,
    shown: str = "",
) -> Saved:
    """Keep the strokes of a person under the digest of the inspection as it is now.

    `shown` is the digest the person saw, if it was shown: Refused "statement-changed" when that is another one.
    """
    points = sum(len(stroke) for stroke in strokes)
    if not 2 <= points <= MOST_POINTS or aspect <= 0:
        raise Refused(
            "signature-empty",
            en="The signature pad is empty. Sign with the pen, a finger or the mouse.",
            zh="签名板上没有笔迹。请用笔、手指或鼠标签名。",
        )
    with store.write() as unit:
        digest = _digest_of_draft(unit, id, person, shown)
        hand = Handwriting(person=person, strokes=tuple(strokes), aspect=aspect, digest=digest, at=unit.now)
        link = unit.audit.append("signed-by-hand", id, {"person": person, "digest": digest})
        unit.people.sign(id, hand, link)
    return Saved(at=unit.now)


def refuse_to_sign(
    store: Store, id: InspectionId, person: PersonId, reason: str, witness: str, *, shown: str = ""
) -> Saved:
    """Note that a person did not sign, why, and who saw it. The reason is required; `shown` as in `sign_by_hand`."""
    if not reason.strip():
        raise Refused(
            "refusal-needs-reason",
            en="Write down the reason why the person does not sign.",
            zh="请填写当事人拒绝签名的理由。",
        )
    with store.write() as unit:
        digest = _digest_of_draft(unit, id, person, shown)
        refusal = Refusal(person=person, reason=reason.strip(), witness=witness.strip(), at=unit.now)
        unit.people.refuse(id, refusal, digest, unit.audit.append("refused-to-sign", id, refusal))
    return Saved(at=unit.now)


def _digest_of_draft(unit: Unit, id: InspectionId, person: PersonId, shown: str) -> str:
    unit.inspections.require_draft(id)
    inspection = with_handwriting(unit, unit.inspections.get(id))
    if person not in {known.id for known in inspection.people}:
        raise Refused(
            "no-such-person",
            en="This person does not take part in the inspection. Add the person first.",
            zh="该人员不在本次检查的参与人员中。请先添加。",
        )
    digest = statement_of(inspection, laws_of(unit, id))
    if shown not in ("", digest):
        raise Refused(
            "statement-changed",
            en="The inspection was changed after it was shown for signing. Show it again, then sign.",
            zh="出示后检查内容又有改动。请重新出示后再签名。",
        )
    return digest
