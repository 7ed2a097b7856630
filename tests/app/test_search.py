"""Search over all text: what was saved just now is found, what was taken back is not."""

from dataclasses import replace

import pytest
from factories import Signers, make_jpeg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from visits import start_visit

from inspector.app.answers import answer_item, clear_answer
from inspector.app.demo.visit import OUTLET
from inspector.app.findings import save_finding, withdraw_finding
from inspector.app.inspections import change_people, load_inspection
from inspector.app.photo_annotations import annotate_photo
from inspector.app.photos import add_photo, describe_photo, remove_photo
from inspector.app.search import search
from inspector.model.annotation import Annotation, AnnotationKind
from inspector.model.checklist import ItemId, Severity
from inspector.model.finding import Finding, FindingId
from inspector.model.inspection import Answer, Inspection, Verdict
from inspector.store.store import Store

ITEM = ItemId("A16")


@pytest.fixture
def draft(store: Store, signers: Signers) -> Inspection:
    """A started inspection."""
    return start_visit(store, signers)


def note(store: Store, draft: Inspection, words: str) -> None:
    """An answer with this note."""
    answer_item(store, draft.id, Answer(item=ITEM, verdict=Verdict.DOES_NOT_CONFORM, note=words))


def kinds(store: Store, words: str) -> list[str]:
    """What is found."""
    return [hit.kind for hit in search(store, words)]


def finding(words: str) -> Finding:
    """A finding with this text."""
    return Finding(
        id=FindingId("f1"),
        item=ITEM,
        text=words,
        severity=Severity.MAJOR,
        demand="立即整改",
        due=None,
        citations=(),
    )


def test_each_kind_of_text_is_found(store: Store, draft: Inspection) -> None:
    note(store, draft, "快件堆放区无人看管")
    save_finding(store, draft.id, finding("七件面单完整显示姓名"))
    add_photo(store, draft.id, make_jpeg(64, 48), "门口.jpg", caption="琥珀色封条已破损")
    assert kinds(store, "无人看管") == ["answer"]
    assert kinds(store, "完整显示") == ["finding"]
    assert kinds(store, "琥珀色") == ["photo"]
    assert kinds(store, draft.people[0].name) == ["person"]
    assert kinds(store, OUTLET.name[:4]) == ["outlet"]
    assert kinds(store, draft.number) == ["outlet"]


def test_words_on_a_photo_are_found_until_they_are_taken_away(store: Store, draft: Inspection) -> None:
    photo = add_photo(store, draft.id, make_jpeg(64, 48), "门口.jpg", caption="面单").id
    drawn = [
        Annotation(kind=AnnotationKind.BOX, x1=1, y1=1, x2=9, y2=9),
        Annotation(kind=AnnotationKind.TEXT, x1=1, y1=1, x2=1, y2=1, text="琥珀色 seal"),
        Annotation(kind=AnnotationKind.TEXT, x1=1, y1=9, x2=1, y2=9, text="姓名未遮盖"),
    ]
    annotate_photo(store, draft.id, photo, drawn)
    (hit,) = search(store, "琥珀色 未遮盖")
    assert (hit.kind, hit.subject) == ("photo", photo)
    annotate_photo(store, draft.id, photo, drawn[:1])
    assert kinds(store, "琥珀色") == []
    assert kinds(store, "门口") == ["photo"]


def test_a_hit_tells_where_it_is_in_one_line(store: Store, draft: Inspection) -> None:
    note(store, draft, "一" * 60 + "\n琥珀色\n" + "二" * 60)
    (hit,) = search(store, "琥珀色")
    assert (hit.inspection, hit.number, hit.subject) == (draft.id, draft.number, ITEM)
    assert hit.excerpt.startswith("…一")
    assert " 琥珀色 " in hit.excerpt
    assert hit.excerpt.endswith("二…")


@pytest.mark.parametrize("words", ["面单", "无人", "A", "单", "a单无", "快件 无人看管", "看管 7", "éÉ"])
def test_short_words_and_several_are_found_too(store: Store, draft: Inspection, words: str) -> None:
    note(store, draft, "A单无人处，7件快件面单无人看管éÉ")
    assert "answer" in kinds(store, words)


@pytest.mark.parametrize("words", ["", "  ", '"', "AND", "面单*", "NEAR(", "x' OR 1=1 --", "快件 没有"])
def test_signs_of_the_query_language_are_only_text(store: Store, draft: Inspection, words: str) -> None:
    note(store, draft, "快件面单无人看管")
    assert "answer" not in kinds(store, words)


def test_what_is_changed_or_taken_back_is_not_found_any_more(store: Store, draft: Inspection) -> None:
    note(store, draft, "琥珀色封条")
    save_finding(store, draft.id, finding("靛蓝色胶带"))
    photo = add_photo(store, draft.id, make_jpeg(64, 48), "1.jpg", caption="赭石色纸箱")
    assert [kinds(store, words) for words in ("琥珀色", "靛蓝色", "赭石色")] == [
        ["answer"],
        ["finding"],
        ["photo"],
    ]
    note(store, draft, "绛紫色封条")
    withdraw_finding(store, draft.id, FindingId("f1"))
    describe_photo(store, draft.id, photo.id, caption="黛绿色纸箱", item=None, finding=None)
    assert [kinds(store, words) for words in ("琥珀色", "靛蓝色", "赭石色")] == [[], [], []]
    assert [kinds(store, words) for words in ("绛紫色", "黛绿色")] == [["answer"], ["photo"]]
    clear_answer(store, draft.id, ITEM)
    remove_photo(store, draft.id, photo.id)
    assert [kinds(store, words) for words in ("绛紫色", "黛绿色")] == [[], []]


def test_people_who_are_renamed_are_found_by_their_new_name(store: Store, draft: Inspection) -> None:
    search(store, "王建国")
    people = load_inspection(store, draft.id).people
    change_people(store, draft.id, (replace(people[0], name="欧阳𬎆"), *people[1:]))
    assert kinds(store, "欧阳𬎆") == ["person"]
    assert kinds(store, people[0].name) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=30)
)
def test_any_word_that_was_noted_is_found(store: Store, draft: Inspection, words: str) -> None:
    note(store, draft, f"甲{words}乙")
    assert kinds(store, f"甲{words}乙") == ["answer"]
    assert "answer" in kinds(store, words[:2])
