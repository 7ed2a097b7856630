"""A form that is answered step by step stands as one that gets all its answers at once."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.checklists.expressions.expression import parse
from inspector.checklists.expressions.fault import ExpressionFault
from inspector.checklists.expressions.form import Form, FormFault, Group, ListedChoice, Question
from inspector.checklists.expressions.key import Key
from inspector.checklists.expressions.state import MOST_OCCURRENCES, FormState

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
NAMES = tuple("abcdefghijkl")
LIST = tuple(ListedChoice(name, name, {"of": of}) for name, of in (("x", "1"), ("y", "2"), ("z", "2")))
TEMPLATES = (
    "${%s} > 1", "${%s} = '2' or ${%s} = ''", "not(${%s})", "count-selected(${%s}) > 1", "sum(${%s}) > 3",
    "${%s} + 1", "if(${%s} > 2, ${%s}, 'x')", "concat(${%s}, ${%s})", "count(${%s})", "position(..) > 1",
    "max(${%s}, 2)", "../%s = 1", "string-length(${%s}) > 1", "coalesce(${%s}, ${%s})", "${%s}/@bad > 1",
    "count-non-empty(${%s}) = 1", "indexed-repeat(${%s}, ${r}, 1) = '2'",
)  # fmt: skip
VALUES = ("", "0", "1", "2", "3", "x", "x y", "2026-01-01")


def snapshot(state: FormState) -> dict[str, Any]:
    """How everything stands."""
    keys = [key for key in state._tree if key.name in state.form.questions]
    return {
        str(key): (
            state.is_relevant(key),
            state.is_required(key),
            state.is_valid(key),
            state.value(key),
            state.choices(key),
        )
        for key in keys
    }


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Questions that look at questions before them, some in a repeat and some in a repeat within."""

    def expression(before: tuple[str, ...], chance: float = 0.4) -> Any:
        if not before or draw(st.floats(0, 1)) > chance:
            return None
        template = draw(
            st.sampled_from(TEMPLATES if len(before) > 5 else TEMPLATES[:-1])  # that looks at the repeat
        )
        names = tuple(draw(st.sampled_from(before)) for _ in range(template.count("%s")))
        return parse(template % names)

    def question(number: int) -> Question:
        before = NAMES[:number]
        kind = draw(st.sampled_from(("plain", "calculated", "choice")))
        return Question(
            name=NAMES[number],
            relevant=expression(before),
            required=expression(before, 0.2),
            constraint=expression((*before, NAMES[number]), 0.3),
            calculate=expression(before, 1) if kind == "calculated" else None,
            default=draw(st.sampled_from(("", "2"))),
            choices="list" if kind == "choice" else "",
            filter=parse(f"of = ${{{before[0]}}}") if kind == "choice" and before else None,
        )

    questions = [question(number) for number in range(len(NAMES))]
    inner = Group(
        name="s",
        repeated=True,
        children=tuple(questions[8:10]),
        relevant=expression(NAMES[:4]),
    )
    counted = draw(st.booleans())
    repeat = Group(
        name="r",
        repeated=True,
        count=parse("${b}") if counted else None,
        relevant=expression(NAMES[:4]),
        children=(*questions[5:8], inner),
    )
    return Form(Group(name="data", children=(*questions[:5], repeat, *questions[10:])), {"list": LIST})


STEPS = st.lists(
    st.tuples(
        st.sampled_from((*NAMES, "r", "s")),
        st.sampled_from(VALUES),
        st.tuples(st.integers(1, 3), st.integers(1, 2)),
    ),
    max_size=8,
)


@settings(max_examples=80, deadline=None)
@given(form=forms(), steps=STEPS)
def test_step_by_step_is_all_at_once(form: Form, steps: list[tuple[str, str, tuple[int, int]]]) -> None:
    values: dict[Key, str] = {}
    attributes: dict[Key, dict[str, str]] = {}
    occurrences: dict[Key, tuple[int, ...]] = {}
    state = FormState(form, {}, {}, NOW)
    for name, value, place in steps:
        before = snapshot(state)
        if name in "rs":
            key = Key(name, place[: len(form.chains[name])])
            occurrences[key] = tuple(range(1, 1 + len(value)))
            changed = (
                state.set_occurrences(key, occurrences[key]) if state.form.parts[name].count is None else None
            )  # type: ignore[union-attr]
        else:
            key = Key(name, place[: len(form.chains[name])])
            values[key], attributes[key] = value, {"bad": value[:1]}
            changed = state.put(key, value, attributes[key])
        after = snapshot(state)
        assert after == snapshot(FormState(form, values, occurrences, NOW, attributes))
        told = {str(each) for each in changed or ()}
        assert {key for key, stands in after.items() if before.get(key) != stands} <= told


def group(*questions: Question | Group, **more: Any) -> Group:
    return Group(name="data", children=questions, **more)


def test_what_is_hidden_counts_as_empty_and_comes_back() -> None:
    form = Form(
        group(
            Question(name="a"),
            Question(name="b", relevant=parse("${a} = 'yes'")),
            Question(name="c", calculate=parse("concat('[', ${b}, ']')")),
        ),
        {},
    )
    state = FormState(form, {Key("a"): "yes", Key("b"): "told"}, {}, NOW)
    assert state.value(Key("c")) == "[told]"
    state.put(Key("a"), "no")
    assert (state.value(Key("b")), state.value(Key("c"))) == ("", "[]")
    assert {Key("b"), Key("c")} <= state.put(Key("a"), "yes")
    assert state.value(Key("c")) == "[told]"


def test_a_name_in_the_same_occurrence_means_that_one_and_all_from_outside() -> None:
    inner = Group(
        name="r",
        repeated=True,
        children=(Question(name="x"), Question(name="twice", calculate=parse("${x} * 2"))),
    )
    form = Form(group(inner, Question(name="all", calculate=parse("sum(${twice})"))), {})
    values = {Key("x", (1,)): "2", Key("x", (5,)): "3"}
    state = FormState(form, values, {Key("r"): (1, 5)}, NOW)
    assert [state.value(Key("twice", (at,))) for at in (1, 5)] == ["4", "6"]
    assert state.value(Key("all")) == "10"
    assert state.put(Key("x", (5,)), "4") == {Key("x", (5,)), Key("twice", (5,)), Key("all")}


@pytest.mark.parametrize(
    ("count", "made"), [("3", 3), ("-1", 0), ("x", 0), ("2.9", 2), ("100000", MOST_OCCURRENCES)]
)
def test_a_count_is_followed_as_far_as_is_sensible(count: str, made: int) -> None:
    repeat = Group(name="r", repeated=True, count=parse("${n}"), children=(Question(name="x"),))
    state = FormState(Form(group(Question(name="n"), repeat), {}), {Key("n"): count}, {}, NOW)
    assert len(state.occurrences(Key("r"))) == made


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"a": "${b}", "b": "${a}"}, "depends on itself"),
        ({"a": "${a}"}, "depends on itself"),
        ({"a": ". = 1"}, "depends on itself"),
        ({"a": "${nobody} = 1"}, "no item or section nobody"),
    ],
)
def test_a_form_that_cannot_be_is_refused(rules: dict[str, str], words: str) -> None:
    with pytest.raises(FormFault, match=words):
        Form(group(*(Question(name=name, calculate=parse(text)) for name, text in rules.items())), {})


def test_a_long_chain_is_no_trouble() -> None:
    chain = [Question(name="q0")]
    chain += [Question(name=f"q{n}", calculate=parse(f"${{q{n - 1}}} + 1")) for n in range(1, 3_000)]
    state = FormState(Form(group(*chain), {}), {Key("q0"): "1"}, {}, NOW)
    assert state.value(Key("q2999")) == "3000"
    state.put(Key("q0"), "2")
    assert state.value(Key("q2999")) == "3001"


def test_a_thousand_choices_three_deep_are_found_quickly() -> None:
    places = tuple(
        ListedChoice(f"v{p}-{c}-{v}", f"{p} {c} {v}", {"p": f"p{p}", "c": f"c{c}"})
        for p in range(10)
        for c in range(10)
        for v in range(50)
    )
    form = Form(
        group(
            Question(name="p"),
            Question(name="c"),
            Question(name="v", choices="places", filter=parse("p = ${p} and (c=${c})")),
            Question(name="w", choices="places", filter=parse("starts-with(name, concat('v', ${p}))")),
        ),
        {"places": places},
    )
    state = FormState(form, {Key("p"): "p3", Key("c"): "c4"}, {}, NOW)
    assert state.choices(Key("v")) == tuple(f"v3-4-{v}" for v in range(50))
    state.put(Key("p"), "")
    assert state.choices(Key("v")) == ()
    assert len(state.choices(Key("w"))) == 5_000


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("${}ab.,()[]/='\"<>+-*|@1 :")), max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(ExpressionFault):
        parse(text)


def test_a_question_may_begin_like_the_mark_of_names() -> None:
    questions = (Question(name="q_1"), Question(name="q_q_1", calculate=parse("${q_1} + ../q_1")))
    state = FormState(Form(group(*questions), {}), {}, {}, NOW)
    assert {Key("q_q_1")} <= state.put(Key("q_1"), "4")
    assert state.value(Key("q_q_1")) == "8"


def test_an_occurrence_may_look_at_the_one_before() -> None:
    repeat = Group(
        name="r",
        repeated=True,
        children=(
            Question(name="x"),
            Question(name="grown", calculate=parse("${x} - indexed-repeat(${x}, ${r}, position(..) - 1)")),
            Question(name="last", calculate=parse("position(..) = count(${r})")),
        ),
    )
    state = FormState(
        Form(group(repeat), {}), {Key("x", (1,)): "2", Key("x", (2,)): "5"}, {Key("r"): (1, 2)}, NOW
    )
    assert [state.value(Key("grown", (at,))) for at in (1, 2)] == ["NaN", "3"]
    assert [state.value(Key("last", (at,))) for at in (1, 2)] == ["false", "true"]


def test_what_is_hidden_is_not_counted() -> None:
    repeat = Group(name="r", repeated=True, children=(Question(name="x"),), relevant=parse("${a} = 'yes'"))
    form = Form(group(Question(name="a"), repeat, Question(name="n", calculate=parse("count(${r})"))), {})
    state = FormState(form, {}, {Key("r"): (1, 2)}, NOW)
    assert state.value(Key("n")) == "0"
    assert Key("n") in state.put(Key("a"), "yes")
    assert state.value(Key("n")) == "2"
