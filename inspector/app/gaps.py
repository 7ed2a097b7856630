"""What an inspection still lacks before it can be sealed."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from inspector.app.answer_gaps import answer_gaps
from inspector.app.gap import Gap, gap
from inspector.model.inspection import Inspection
from inspector.model.person import Person, Role
from inspector.model.photo import Photo
from inspector.model.value import field_names
from inspector.privacy.text import find_personal_data
from inspector.report.printable import told, unprintable

# Free text may name a waybill where the finding needs it; these never.
NEVER_IN_TEXT = {"phone", "id-number", "bank-card", "email"}
FEWEST_OFFICERS = 2  # Postal Law art. 63, Administrative Penalty Law art. 42


def gaps_of(inspection: Inspection) -> tuple[Gap, ...]:
    """All gaps in the order of the work: visit, items, findings, photos, people."""
    return (
        *_visit_gaps(inspection),
        *answer_gaps(inspection),
        *_finding_gaps(inspection),
        *_photo_gaps(inspection),
        *_privacy_gaps(inspection),
        *_people_gaps(inspection),
        *_printing_gaps(inspection),
    )


def _visit_gaps(inspection: Inspection) -> Iterator[Gap]:
    if inspection.visit.credentials_shown_at is None:
        yield gap(
            "credentials-not-shown",
            "Note when the officers showed their certificates.",
            "请记录出示执法证件的时间。",
        )
    if not inspection.visit.rights_told:
        yield gap(
            "rights-not-told", "Note that the outlet was told its rights.", "请记录已告知被检查网点权利。"
        )


def _finding_gaps(inspection: Inspection) -> Iterator[Gap]:
    for finding in inspection.findings:
        if not finding.text.strip() or not finding.demand.strip() or finding.due is None:
            yield gap(
                "finding-incomplete",
                f"The finding at item {finding.item} needs its facts, a demand and a deadline.",
                f"检查项 {finding.item} 的问题须写明事实、整改要求和期限。",
                item=finding.item,
                finding=finding.id,
            )


def _photo_gaps(inspection: Inspection) -> Iterator[Gap]:
    for number, photo in enumerate(inspection.photos, start=1):
        if photo.review is None:
            yield gap(
                "photo-not-reviewed",
                f"Photo {number} was not reviewed for personal data.",
                f"照片 {number} 尚未审看个人信息。",
                photo=photo.id,
                item=photo.item,
            )


def _privacy_gaps(inspection: Inspection) -> Iterator[Gap]:
    recusal = inspection.visit.recusal
    if recusal is not None and _names_somebody(recusal.reason, recusal.decision):
        yield gap(
            "personal-data-in-text",
            "What is noted about the recusal holds personal data. Mask it, for example 138******34.",
            "回避记录含有个人信息，请遮蔽，例如 138******34。",
        )
    for answer in inspection.answers:
        if _names_somebody(answer.note, answer.reason, answer.value):
            yield gap(
                "personal-data-in-text",
                f"The text at item {answer.item} holds personal data. Mask it, for example 138******34.",
                f"检查项 {answer.item} 的文字含有个人信息，请遮蔽，例如 138******34。",
                item=answer.item,
            )
    for finding in inspection.findings:
        if _names_somebody(finding.text, finding.demand, finding.objection):
            yield gap(
                "personal-data-in-text",
                f"The finding at item {finding.item} holds personal data. Mask it, for example 138******34.",
                f"检查项 {finding.item} 的问题含有个人信息，请遮蔽，例如 138******34。",
                item=finding.item,
                finding=finding.id,
            )
    for number, photo in enumerate(inspection.photos, start=1):
        if _names_somebody(photo.caption, *_drawn(photo)):
            yield gap(
                "personal-data-in-text",
                f"The caption or a text on photo {number} holds personal data. Mask it, for example 138******34.",
                f"照片 {number} 的说明或标注文字含有个人信息，请遮蔽，例如 138******34。",
                item=photo.item,
                photo=photo.id,
            )


def _drawn(photo: Photo) -> Iterator[str]:
    return (each.text for each in photo.annotations)


def _names_somebody(*texts: str) -> bool:
    return any(found.kind in NEVER_IN_TEXT for text in texts for found in find_personal_data(text))


def _people_gaps(inspection: Inspection) -> Iterator[Gap]:
    officers = inspection.with_role(Role.OFFICER)
    if len(officers) < FEWEST_OFFICERS:
        yield gap("officers-missing", "Two officers are needed.", "检查人员不得少于两人。")
    for officer in officers:
        yield from _officer_gaps(officer)
    if not inspection.with_role(Role.MANAGER):
        yield gap("manager-missing", "Enter the outlet's manager.", "请填写网点负责人。")
    done = {hand.person for hand in inspection.handwriting} | {r.person for r in inspection.refusals}
    for person in inspection.people:
        if person.id not in done:
            yield _unsigned(person, is_outdated=person.id in inspection.outdated)


def _unsigned(person: Person, *, is_outdated: bool) -> Gap:
    if is_outdated:
        return gap(
            "signed-before-change",
            f"{person.name} signed or refused before the last change, which made that void: ask again.",
            f"{person.name} 签名（或拒签）后检查内容又有改动，原签名已失效，请重新签名。",
            person=person.id,
        )
    return gap(
        "unsigned",
        f"{person.name} has neither signed nor refused to.",
        f"{person.name} 尚未签名，也未记录拒签。",
        person=person.id,
    )


def _officer_gaps(officer: Person) -> Iterator[Gap]:
    if not officer.certificate.strip():
        yield gap(
            "certificate-number-missing",
            f"Enter the law-enforcement certificate number of {officer.name}.",
            f"请填写 {officer.name} 的执法证号。",
            person=officer.id,
        )
    if not officer.identity:
        yield gap(
            "identity-missing",
            f"Choose the signing identity of {officer.name}.",
            f"请为 {officer.name} 选择签名证书。",
            person=officer.id,
        )


def _printing_gaps(inspection: Inspection) -> Iterator[Gap]:
    """What could not be printed as it was typed, told while it can still be changed."""
    outlet = inspection.outlet
    yield from _unprintable("the outlet", "网点资料", _texts_of(outlet))
    recusal = inspection.visit.recusal
    texts = (*_texts_of(inspection.visit), *(_texts_of(recusal) if recusal else ()))
    yield from _unprintable("the visit", "检查情况", iter(texts))
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
            f"photo {number}",
            f"照片 {number}",
            chain(_texts_of(photo), _drawn(photo)),
            photo=photo.id,
            item=photo.item,
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
        yield gap(
            "character-not-printable",
            f"Replace what cannot be printed in {en}: {names}.",
            f"{zh}中有无法打印的字符，请替换：{names}。",
            **place,
        )
