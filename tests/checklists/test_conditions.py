"""What is asked, calculated and refused as answers come: the typed checklist, through its conditions."""

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from inspector.checklists.asked import Asked
from inspector.checklists.load import read_checklist
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Count, Verdict
from tests.checklists.small import Tree, typed_checklist, written

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
CHECKLIST = read_checklist(written(typed_checklist()), "typed.yaml")


def told(item: str, value: str) -> Answer:
    return Answer(item=ItemId(item), verdict=Verdict.RECORDED, value=value)


def asked(answers: Iterable[Answer] = (), photos: dict[ItemId, int] | None = None) -> Asked:
    return Asked([CHECKLIST], answers, photos or {}, NOW)


def test_a_section_is_asked_when_its_condition_holds() -> None:
    now = asked()
    assert not now.of(ItemId("place[1]")).relevant
    changed = now.put(told("staff", "2"))
    assert {"place[1]", "T02[1]", "T05[1]", "T05[2]"} <= changed
    assert now.of(ItemId("place[1]")).relevant
    assert not now.of(ItemId("T03[1]")).relevant
    now.put(Answer(item=ItemId("T02[1]"), verdict=Verdict.DOES_NOT_CONFORM, value="29"))
    assert now.of(ItemId("T03[1]")).relevant


def test_occurrences_come_and_go_with_their_answers() -> None:
    now = asked([told("staff", "1"), told("cameras", "1 4")])
    sections = [stretch.title.zh for stretch in now.stretches(CHECKLIST)]
    assert sections == ["文字", "摄像头 1", "文字", "摄像头 4", "文字", "车辆 1"]
    now.put(Answer(item=ItemId("T02[4]"), verdict=Verdict.CONFORMS, value="31"))
    now.put(told("cameras", "1"))
    assert not now.has(ItemId("T02[4]"))
    now.put(told("cameras", "4"))
    assert now.of(ItemId("T02[4]")).value == "31"
    assert now.occurrences("cameras") == (4,)
    assert not now.is_counted("cameras")
    assert now.is_counted("vans")


def test_what_is_calculated_follows_the_answers() -> None:
    now = asked([told("area", "45.5"), told("staff", "2")])
    assert now.of(ItemId("per_head")).value == "22.75"
    assert "per_head" in now.put(told("staff", "7"))
    assert now.of(ItemId("per_head")).value == "6.5"


def test_a_constraint_is_tried_on_the_day_of_the_visit() -> None:
    now = asked([told("opened", "2026-11-20")])
    assert now.of(ItemId("opened")).valid
    now.put(told("opened", "2026-11-21"))
    assert not now.of(ItemId("opened")).valid
    now.clear(ItemId("opened"))
    assert now.of(ItemId("opened")).valid


def test_choices_are_those_that_pass_the_filter() -> None:
    now = asked()
    assert now.of(ItemId("city")).choices == ("hz",)  # of the province that stands there by default
    now.put(told("province", "gd"))
    assert now.of(ItemId("city")).choices == ("sz",)
    assert now.of(ItemId("name")).required
    assert not now.of(ItemId("city")).required


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("relevant", "${nothing} = 1", "relevant: there is no item or section nothing"),
        ("relevant", "${staff} >", "relevant: character 10: this is no expression"),
        ("relevant", "uuid() = 1", "there is no function uuid() here: the same answers"),
        ("relevant", "unheard(1)", "there is no function unheard() here"),
        ("constraint", "$x > 1", "character 1: a question is named like ${A01}"),
        ("constraint", "(" * 5_000 + ")" * 5_000, "more than 120 parts stand within each other"),
        ("constraint", "-" * 19_000 + "1", "more than 120 parts stand within each other"),
        ("constraint", "1+" * 9_000 + "1", "more than 120 parts stand within each other"),
        ("constraint", "1" * 20_001, "longer than 20,000 characters"),
        ("relevant", "${name} = 'x'", "it depends on itself: name"),
    ],
)
def test_an_expression_that_cannot_be_is_refused_where_it_stands(field: str, text: str, words: str) -> None:
    tree = typed_checklist()
    tree["sections"][0]["items"][0][field] = text
    with pytest.raises(Refused) as caught:
        read_checklist(written(tree), "typed.yaml")
    assert f"sections[0].items[0].{field}" in caught.value.en
    assert words in caught.value.en


def test_a_circle_is_refused_with_its_names() -> None:
    tree = typed_checklist()
    items = tree["sections"][0]["items"]
    items[0]["relevant"], items[1]["relevant"] = "${opened} = ''", "${name} = ''"
    with pytest.raises(Refused, match=r"depends on itself: (name → opened|opened → name)"):
        read_checklist(written(tree), "typed.yaml")


def test_a_list_of_choices_that_is_not_there_is_refused() -> None:
    tree: Tree = typed_checklist()
    tree["sections"][0]["items"][4]["choices"] = "planets"
    with pytest.raises(Refused, match=r"items\[4\].choices: names no list"):
        read_checklist(written(tree), "typed.yaml")


def test_a_count_and_a_verdict_can_be_asked_for() -> None:
    tree: dict[str, Any] = typed_checklist()
    judged = tree["sections"][2]["items"][0]
    tree["sections"].append(
        {
            "id": "more",
            "title": {"zh": "更多"},
            "items": [
                {**judged, "id": "T07"},
                {**judged, "id": "T08", "relevant": "${T07}/@bad > 0 and ${T07} = 'does-not-conform'"},
            ],
        }
    )
    checklist = read_checklist(written(tree), "typed.yaml")
    now = Asked([checklist], (), {}, NOW)
    assert not now.of(ItemId("T08")).relevant
    count = Count(bad=2, sample=20)
    now.put(Answer(item=ItemId("T07"), verdict=Verdict.DOES_NOT_CONFORM, count=count))
    assert now.of(ItemId("T08")).relevant
