"""What the linter says of a condition is what evaluating it over all answers says."""

from datetime import UTC, datetime
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.checklists.asked import Asked
from inspector.checklists.load import read_checklist
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Verdict
from tests.checklists.small import Tree, small_checklist, written
from tests.checklists.test_lint import linted, rules

TEXT = {"zh": "文字", "en": "Text"}
NOW = datetime(2026, 11, 20, tzinfo=UTC)
NUMBERS = ["", "0", "1", "2", "3", "4"]
CHOICES = ["", "x", "y", "z"]
VERDICTS = [None, *(verdict for verdict in Verdict if verdict is not Verdict.RECORDED)]

OF_NUMBER = st.one_of(
    st.builds("${{n}} {} {}".format, st.sampled_from(["=", "!=", "<", ">", "<=", ">="]), st.integers(0, 4)),
    st.builds("{} {} ${{n}}".format, st.integers(0, 4), st.sampled_from(["=", "<", ">="])),
    st.sampled_from(["${n}", "${n} = ''", "${n} != ''"]),
)
OF_CHOICE = st.one_of(
    st.builds("${{a}} {} '{}'".format, st.sampled_from(["=", "!="]), st.sampled_from(["x", "y", "z", ""])),
    st.builds("selected(${{a}}, '{}')".format, st.sampled_from(["x", "y"])),
    st.just("${a}"),
)
OF_VERDICT = st.one_of(
    st.builds("${{v}} {} '{}'".format, st.sampled_from(["=", "!="]), st.sampled_from(VERDICTS[1:])),
    st.just("boolean(${v})"),
)
ANY = st.one_of(OF_NUMBER, OF_CHOICE, OF_VERDICT, st.sampled_from(["true()", "false()"]))


def put_together(atoms: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Conditions of several parts."""
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            st.builds("({} and {})".format, inner, inner),
            st.builds("({} or {})".format, inner, inner),
            st.builds("not({})".format, inner),
        ),
        max_leaves=4,
    )


CONDITIONS = st.one_of(*map(put_together, (OF_NUMBER, OF_CHOICE, OF_VERDICT, ANY)))


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


def outcomes(tree: Tree, condition: str) -> set[bool]:
    """Whether the last item is asked, over all valid answers to those the condition names."""
    checklist, found = read_checklist(written(tree), "form.yaml"), set()
    every = {"n": NUMBERS, "a": CHOICES, "v": VERDICTS}
    for n, a, v in product(
        *(values if f"${{{id}}}" in condition else values[:1] for id, values in every.items())
    ):
        answers = [
            Answer(item=ItemId(id), verdict=Verdict.RECORDED, value=str(value))
            for id, value in (("n", n), ("a", a))
            if value
        ]
        answers += [Answer(item=ItemId("v"), verdict=Verdict(v))] if v else []
        asked = Asked([checklist], answers, {}, NOW)
        if asked.of(ItemId("n")).valid:
            found.add(asked.of(ItemId("last")).relevant)
    return found


@settings(max_examples=100, deadline=None)
@given(CONDITIONS)
def test_never_and_always_are_what_all_answers_say(condition: str) -> None:
    told = set(rules(form(condition)))
    found = outcomes(form(condition), condition)
    assert ("always-true" in told) is (found == {True})
    if "out-of-range" not in told:
        assert ("never-asked" in told) is (found == {False})


@settings(max_examples=60, deadline=None)
@given(CONDITIONS, st.sampled_from([". > 1", ". < 3 and . != 2", ". = 4 or . = 0"]))
def test_a_constraint_bounds_what_others_may_ask_for(condition: str, constraint: str) -> None:
    told = set(rules(form(condition, constraint)))
    found = outcomes(form(condition, constraint), condition)
    if "never-asked" in told:
        assert found == {False}
    if "always-true" in told:
        assert found == {True}
    if "out-of-range" not in told and found == {False}:
        assert "never-asked" in told


def test_every_pair_of_comparisons_is_told_rightly() -> None:
    atoms = [
        f"${{n}} {symbol} {limit}" for symbol in ("=", "!=", "<", ">", "<=", ">=") for limit in (1, 2, 3)
    ]
    pairs = [f"{one} {word} {other}" for one in atoms for other in atoms for word in ("and", "or")]
    tree = form("${n}")
    tree["sections"][0]["items"] += [
        {"id": f"p{place}", "question": TEXT, "kind": "text", "relevant": pair}
        for place, pair in enumerate(pairs)
    ]
    checklist = read_checklist(written(tree), "form.yaml")
    seen: dict[str, set[bool]] = {pair: set() for pair in pairs}
    for n in NUMBERS:
        answers = [Answer(item=ItemId("n"), verdict=Verdict.RECORDED, value=n)] if n else []
        asked = Asked([checklist], answers, {}, NOW)
        for place, pair in enumerate(pairs):
            seen[pair].add(asked.of(ItemId(f"p{place}")).relevant)
    said = linted(tree).remarks
    for rule, outcome in (("never-asked", {False}), ("always-true", {True})):
        places = {remark.field for remark in said if remark.rule == rule}
        told = {
            pair for place, pair in enumerate(pairs) if f"sections[0].items[{place + 4}].relevant" in places
        }
        assert told == {pair for pair in pairs if seen[pair] == outcome}
