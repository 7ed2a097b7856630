"""What the linter says of a condition is what evaluating it over all answers says."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.checklists.asked import Asked
from inspector.checklists.load import read_checklist
from inspector.model.checklist import Checklist, ItemId
from inspector.model.inspection import Answer, Verdict
from tests.checklists.small import Tree, small_checklist, written
from tests.checklists.test_lint import rules

TEXT = {"zh": "文字", "en": "Text"}
NOW = datetime(2026, 11, 20, tzinfo=UTC)
NUMBERS = ["", "0", "1", "2", "3", "4"]
CHOICES = ["", "x", "y", "z"]
VERDICTS = [None, *(verdict for verdict in Verdict if verdict is not Verdict.RECORDED)]

ATOMS = st.one_of(
    st.builds("${{n}} {} {}".format, st.sampled_from(["=", "!=", "<", ">", "<=", ">="]), st.integers(-1, 5)),
    st.builds("{} {} ${{n}}".format, st.integers(0, 4), st.sampled_from(["=", "<", ">="])),
    st.builds("${{a}} {} '{}'".format, st.sampled_from(["=", "!="]), st.sampled_from(["x", "y", "z", ""])),
    st.builds("selected(${{a}}, '{}')".format, st.sampled_from(["x", "y"])),
    st.builds("${{v}} {} '{}'".format, st.sampled_from(["=", "!="]), st.sampled_from(VERDICTS[1:])),
    st.sampled_from(["${n}", "${a}", "true()", "false()", "${n} = ''", "boolean(${v})"]),
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not({})".format, inner),
    ),
    max_leaves=5,
)


def form(relevant: str, constraint: str = "") -> Tree:
    """A number, a choice, a verdict, and an item that depends on them."""
    judged = small_checklist()["sections"][0]["items"][0]
    number = {"id": "n", "question": TEXT, "kind": "integer", "scale": {"least": 0, "most": 4}}
    items = [
        number | ({"constraint": constraint} if constraint else {}),
        {"id": "a", "question": TEXT, "kind": "choice", "choices": "list"},
        {**judged, "id": "v"},
        {"id": "last", "question": TEXT, "kind": "text", "relevant": relevant},
    ]
    listed = [{"name": name, "label": {"zh": name * 2, "en": name}} for name in CHOICES[1:]]
    return small_checklist() | {
        "sections": [{"id": "s", "title": TEXT, "items": items}],
        "choices": [{"id": "list", "choices": listed}],
    }


def outcomes(checklist: Checklist) -> Iterator[bool]:
    """Whether the last item is asked, over all answers to the others that are valid."""
    for n, a, v in product(NUMBERS, CHOICES, VERDICTS):
        answers = [
            Answer(item=ItemId(id), verdict=Verdict.RECORDED, value=value)
            for id, value in (("n", n), ("a", a))
            if value
        ]
        answers += [Answer(item=ItemId("v"), verdict=v)] if v else []
        asked = Asked([checklist], answers, {}, NOW)
        if asked.of(ItemId("n")).valid:
            yield asked.of(ItemId("last")).relevant


@settings(max_examples=60, deadline=None)
@given(CONDITIONS)
def test_never_and_always_are_what_all_answers_say(condition: str) -> None:
    told = set(rules(form(condition)))
    found = set(outcomes(read_checklist(written(form(condition)), "form.yaml")))
    assert ("always-true" in told) is (found == {True})
    if "out-of-range" not in told:
        assert ("never-asked" in told) is (found == {False})


@settings(max_examples=30, deadline=None)
@given(CONDITIONS, st.sampled_from([". > 1", ". < 3 and . != 2", ". = 4 or . = 0"]))
def test_a_constraint_bounds_what_others_may_ask_for(condition: str, constraint: str) -> None:
    told = set(rules(form(condition, constraint)))
    found = set(outcomes(read_checklist(written(form(condition, constraint)), "form.yaml")))
    if "never-asked" in told:
        assert found == {False}
    if "always-true" in told:
        assert found == {True}
    if "out-of-range" not in told and found == {False}:
        assert "never-asked" in told
