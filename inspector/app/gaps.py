"""What an inspection still lacks before it can be sealed."""

from collections.abc import Iterator
from typing import Any

from inspector.model.checklist import Item, ItemId
from inspector.model.finding import FindingId
from inspector.model.inspection import Answer, Inspection, Verdict
from inspector.model.person import Person, PersonId, Role
from inspector.model.photo import PhotoId
from inspector.model.text import Bilingual
from inspector.model.value import field_names, value
from inspector.privacy.text import find_personal_data
from inspector.report.printable import told, unprintable

# Free text may name a waybill where the finding needs it; these never.
NEVER_IN_TEXT = {"phone", "id-number", "bank-card", "email"}
FEWEST_OFFICERS = 2  # Postal Law art. 63, Administrative Penalty Law art. 42


@value
class Gap:
    """One thing that is missing, and the place where it is mended."""

    code: str
    text: Bilingual
    item: ItemId | None = None
    photo: PhotoId | None = None
    person: PersonId | None = None
    finding: FindingId | None = None


def gaps_of(inspection: Inspection) -> tuple[Gap, ...]:
    """All gaps in the order of the work: visit, items, findings, photos, people."""
    return (
        *_visit_gaps(inspection),
        *_answer_gaps(inspection),
        *_finding_gaps(inspection),
        *_photo_gaps(inspection),
        *_privacy_gaps(inspection),
        *_people_gaps(inspection),
        *_printing_gaps(inspection),
    )


def _visit_gaps(inspection: Inspection) -> Iterator[Gap]:
    if inspection.visit.credentials_shown_at is None:
        yield _gap(
            "credentials-not-shown",
            "Note when the officers showed their certificates.",
            "请记录出示执法证件的时间。",
        )
    if not inspection.visit.rights_told:
        yield _gap(
            "rights-not-told", "Note that the outlet was told its rights.", "请记录已告知被检查网点权利。"
        )


def _answer_gaps(inspection: Inspection) -> Iterator[Gap]:
    answers = {answer.item: answer for answer in inspection.answers}
    for item in inspection.items():
        answer = answers.get(item.id)
        if answer is None:
            yield _gap(
                "unanswered", f"Item {item.id} has no answer.", f"检查项 {item.id} 尚未作答。", item=item.id
            )
        else:
            yield from _incomplete_answer(item, answer, inspection)


def _incomplete_answer(item: Item, answer: Answer, inspection: Inspection) -> Iterator[Gap]:
    if answer.verdict is Verdict.NOT_CHECKED and not answer.reason.strip():
        yield _gap(
            "reason-missing",
            f"Say why item {item.id} was not checked.",
            f"请说明检查项 {item.id} 未检查的原因。",
            item=item.id,
        )
    if answer.verdict is Verdict.DOES_NOT_CONFORM and item.id not in {f.item for f in inspection.findings}:
        yield _gap(
            "finding-missing",
            f"Item {item.id} does not conform: write the finding.",
            f"检查项 {item.id} 不符合，请填写问题。",
            item=item.id,
        )


def _finding_gaps(inspection: Inspection) -> Iterator[Gap]:
    for finding in inspection.findings:
        if not finding.text.strip() or not finding.demand.strip() or finding.due is None:
            yield _gap(
                "finding-incomplete",
                f"The finding at item {finding.item} needs its facts, a demand and a deadline.",
                f"检查项 {finding.item} 的问题须写明事实、整改要求和期限。",
                item=finding.item,
                finding=finding.id,
            )


def _photo_gaps(inspection: Inspection) -> Iterator[Gap]:
    for number, photo in enumerate(inspection.photos, start=1):
        if photo.review is None:
            yield _gap(
                "photo-not-reviewed",
                f"Photo {number} was not reviewed for personal data.",
                f"照片 {number} 尚未审看个人信息。",
                photo=photo.id,
                item=photo.item,
            )


def _privacy_gaps(inspection: Inspection) -> Iterator[Gap]:
    for answer in inspection.answers:
        if _names_somebody(answer.note, answer.reason, answer.value):
            yield _gap(
                "personal-data-in-text",
                f"The text at item {answer.item} holds personal data. Mask it, for example 138******34.",
                f"检查项 {answer.item} 的文字含有个人信息，请遮蔽，例如 138******34。",
                item=answer.item,
            )
    for finding in inspection.findings:
        if _names_somebody(finding.text, finding.demand, finding.objection):
            yield _gap(
                "personal-data-in-text",
                f"The finding at item {finding.item} holds personal data. Mask it, for example 138******34.",
                f"检查项 {finding.item} 的问题含有个人信息，请遮蔽，例如 138******34。",
                item=finding.item,
                finding=finding.id,
            )
    for number, photo in enumerate(inspection.photos, start=1):
        if _names_somebody(photo.caption):
            yield _gap(
                "personal-data-in-text",
                f"The caption of photo {number} holds personal data. Mask it, for example 138******34.",
                f"照片 {number} 的说明含有个人信息，请遮蔽，例如 138******34。",
                item=photo.item,
                photo=photo.id,
            )


def _names_somebody(*texts: str) -> bool:
    return any(found.kind in NEVER_IN_TEXT for text in texts for found in find_personal_data(text))


def _people_gaps(inspection: Inspection) -> Iterator[Gap]:
    officers = inspection.with_role(Role.OFFICER)
    if len(officers) < FEWEST_OFFICERS:
        yield _gap("officers-missing", "Two officers are needed.", "检查人员不得少于两人。")
    for officer in officers:
        yield from _officer_gaps(officer)
    if not inspection.with_role(Role.MANAGER):
        yield _gap("manager-missing", "Enter the outlet's manager.", "请填写网点负责人。")
    done = {hand.person for hand in inspection.handwriting} | {r.person for r in inspection.refusals}
    for person in inspection.people:
        if person.id not in done:
            yield _gap(
                "unsigned",
                f"{person.name} has neither signed nor refused to.",
                f"{person.name} 尚未签名，也未记录拒签。",
                person=person.id,
            )


def _officer_gaps(officer: Person) -> Iterator[Gap]:
    if not officer.certificate.strip():
        yield _gap(
            "certificate-number-missing",
            f"Enter the law-enforcement certificate number of {officer.name}.",
            f"请填写 {officer.name} 的执法证号。",
            person=officer.id,
        )
    if not officer.identity:
        yield _gap(
            "identity-missing",
            f"Choose the signing identity of {officer.name}.",
            f"请为 {officer.name} 选择签名证书。",
            person=officer.id,
        )


def _printing_gaps(inspection: Inspection) -> Iterator[Gap]:
    """What could not be printed as it was typed, told while it can still be changed."""
    outlet = inspection.outlet
    yield from _unprintable("the outlet", "网点资料", _texts_of(outlet))
    yield from _unprintable("the visit", "检查情况", _texts_of(inspection.visit))
    for person in inspection.people:
        where = (f"the entry of {person.role}", "人员资料")
        yield from _unprintable(*where, _texts_of(person), person=person.id)
    for answer in inspection.answers:
        where = (f"item {answer.item}", f"检查项 {answer.item}")
        yield from _unprintable(*where, _texts_of(answer), item=answer.item)
    for finding in inspection.findings:
        where = (f"the finding at item {finding.item}", f"检查项 {finding.item} 的问题")
        yield from _unprintable(*where, _texts_of(finding), item=finding.item, finding=finding.id)
    for number, photo in enumerate(inspection.photos, start=1):
        yield from _unprintable(
            f"photo {number}", f"照片 {number}", _texts_of(photo), photo=photo.id, item=photo.item
        )
    for refusal in inspection.refusals:
        yield from _unprintable("a refusal", "拒签说明", _texts_of(refusal), person=refusal.person)


def _texts_of(thing: object) -> Iterator[str]:
    """The texts directly in a value."""
    contents = (getattr(thing, name) for name in field_names(type(thing)))
    return (content for content in contents if type(content) is str)


def _unprintable(en: str, zh: str, texts: Iterator[str], **place: Any) -> Iterator[Gap]:
    bad = list(dict.fromkeys(character for text in texts for character in unprintable(text)))
    if bad:
        names = ", ".join(told(character) for character in bad[:3])
        yield _gap(
            "character-not-printable",
            f"Replace what cannot be printed in {en}: {names}.",
            f"{zh}中有无法打印的字符，请替换：{names}。",
            **place,
        )


def _gap(
    code: str,
    en: str,
    zh: str,
    *,
    item: ItemId | None = None,
    photo: PhotoId | None = None,
    person: PersonId | None = None,
    finding: FindingId | None = None,
) -> Gap:
    text = Bilingual(zh=zh, en=en)
    return Gap(code=code, text=text, item=item, photo=photo, person=person, finding=finding)
