"""A form being filled in: relevance, requiredness, validity, calculation, choices and repeats after each answer."""

import pytest
from checklists.expressions.filled import COLOURS, NOW

from inspector.checklists.expressions.expression import Expression, parse
from inspector.checklists.expressions.form import Form, Group, Question
from inspector.checklists.expressions.key import Key, read_key
from inspector.checklists.expressions.state import FormState, Stored


def question(name: str, **expressions: str) -> Question:
    parsed: dict[str, Expression | str] = {
        field: text if field == "choice_list" else parse(text) for field, text in expressions.items()
    }
    return Question(name=name, **parsed)  # type: ignore[arg-type]


def group(name: str, *children: Question | Group, repeat: bool = False, **expressions: str) -> Group:
    parsed = {field: parse(text) for field, text in expressions.items()}
    return Group(name=name, repeat=repeat, children=children, **parsed)  # type: ignore[arg-type]


def state(*children: Question | Group, **values: str) -> FormState:
    form = Form(group("data", *children), {"colours": COLOURS})
    return FormState(form, {read_key(key): value for key, value in values.items()}, now=NOW)


def keys(*texts: str) -> frozenset[Key]:
    return frozenset(map(read_key, texts))


A, B, C = Key("a"), Key("b"), Key("c")


def test_an_answer_tells_what_it_changes_and_nothing_else() -> None:
    form = state(question("a"), question("b", relevant="${a} = 'x'"), question("c", relevant="${a} = 'y'"))
    assert form.put(A, "x") == keys("a", "b")
    assert form.put(A, "x") == frozenset()
    assert form.put(A, "y") == keys("a", "b", "c")
    assert (form.is_relevant(B), form.is_relevant(C)) == (False, True)


def test_what_is_not_relevant_counts_as_empty_and_comes_back() -> None:
    form = state(
        question("a"), question("b", relevant="${a} = 'x'"), question("c", calculate="concat(${b}, '!')")
    )
    form.put(A, "x")
    form.put(B, "kept")
    assert form.value(C) == "kept!"
    form.put(A, "")
    assert (form.value(B), form.value(C)) == ("", "!")
    form.put(A, "x")
    assert (form.value(B), form.value(C)) == ("kept", "kept!")


def test_a_group_hides_all_within() -> None:
    form = state(
        question("a"),
        group("g", group("h", question("b", relevant="true()", required="true()")), relevant="${a} = 'x'"),
        question("c", relevant="${b} = 'seen'"),
        b="seen",
    )
    assert [form.is_relevant(key) for key in (B, C, Key("h"))] == [False, False, False]
    assert not form.is_required(B)
    assert form.put(A, "x") == keys("a", "g", "h", "b", "c")
    assert form.is_required(B)


def test_an_empty_value_is_always_valid() -> None:
    form = state(question("a", constraint=". > 5"), question("b", constraint=". > ${a}"))
    assert form.is_valid(A)
    assert form.put(A, "3") == keys("a")
    assert not form.is_valid(A)
    form.put(B, "4")
    assert form.is_valid(B)
    assert form.put(A, "7") == keys("a", "b")
    assert (form.is_valid(A), form.is_valid(B)) == (True, False)
    assert form.clear(B) == keys("b")
    assert form.is_valid(B)


def test_calculations_follow_one_another_and_what_is_no_number_is_empty() -> None:
    form = state(question("c", calculate="${b} * 2"), question("b", calculate="${a} + 1"), question("a"))
    assert (form.value(B), form.value(C)) == ("", "")
    assert form.put(A, "1.5") == keys("a", "b", "c")
    assert (form.value(B), form.value(C)) == ("2.5", "5")
    with pytest.raises(ValueError, match="not to be answered"):
        form.put(B, "9")


def test_attributes_of_an_answer_can_be_asked_for() -> None:
    form = state(question("a"), question("b", relevant="${a}/@bad div ${a}/@sample > 0.1"))
    assert form.put(A, "no", {"bad": "3", "sample": "20"}) == keys("a", "b")
    assert form.put(A, "no", {"bad": "1", "sample": "20"}) == keys("a", "b")
    assert not form.is_relevant(B)
    assert form.stored()[A] == Stored("no", {"bad": "1", "sample": "20"})


def test_choices_pass_the_filter_or_are_all_there() -> None:
    form = state(
        question("a"),
        question("b", choice_list="colours", choice_filter="warm = ${a} or ${a} = ''"),
        question("c", choice_list="colours"),
    )
    assert form.choices(C) == form.choices(B) == ("red", "blue", "pink")
    assert form.put(A, "yes") == keys("a", "b")
    assert form.choices(B) == ("red", "pink")


def test_a_default_is_given_once() -> None:
    form = state(
        question("a", default="${b} + 1"),
        question("b", calculate="1 + 1"),
        question("c", default="'x'"),
        c="",
    )
    assert (form.value(A), form.value(C)) == ("3", "")
    form.clear(A)
    assert form.value(A) == ""
    assert FormState(form.form, form.stored(), form.numbers(), now=NOW).value(A) == ""


def test_once_keeps_what_was_first() -> None:
    form = state(question("a"), question("b", calculate="once(${a})"))
    form.put(A, "first")
    form.put(A, "second")
    assert form.value(B) == "first"


def repeated() -> FormState:
    return state(
        group("r", question("a"), question("b", calculate="concat(position(..), ${a})"), repeat=True),
        question("c", calculate="join(',', ${b})"),
    )


def test_instances_keep_their_numbers() -> None:
    form = repeated()
    assert form.instances(Key("r")) == (Key("r", (1,)),)
    assert form.add_instance(Key("r")) == keys("r", "r[2]", "a[2]", "b[2]", "c")
    form.add_instance(Key("r"))
    form.put(Key("a", (3,)), "x")
    assert form.value(C) == "1,2,3x"
    assert form.remove_instance(Key("r", (2,))) == keys("r", "b[3]", "c")
    assert form.instances(Key("r")) == (Key("r", (1,)), Key("r", (3,)))
    assert form.value(C) == "1,2x"
    with pytest.raises(KeyError):
        form.value(Key("a", (2,)))


def test_a_change_in_an_instance_concerns_only_that_instance() -> None:
    form = repeated()
    form.add_instance(Key("r"))
    assert form.put(Key("a", (1,)), "q") == keys("a[1]", "b[1]", "c")


def test_what_was_removed_does_not_come_back() -> None:
    form = repeated()
    form.add_instance(Key("r"))
    form.put(Key("a", (2,)), "old")
    form.remove_instance(Key("r", (2,)))
    form.add_instance(Key("r"))
    assert form.value(Key("a", (2,))) == ""


def test_a_count_fixes_the_instances_and_keeps_what_is_beyond() -> None:
    form = state(
        question("n"),
        group("r", question("a"), repeat=True, repeat_count="${n}"),
        question("c", calculate="join(',', ${a})"),
    )
    assert form.instances(Key("r")) == ()
    assert form.put(Key("n"), "2") == keys("n", "r", "r[1]", "r[2]", "a[1]", "a[2]", "c")
    form.put(Key("a", (2,)), "kept")
    assert form.put(Key("n"), "1") == keys("n", "r", "c")
    form.put(Key("n"), "2")
    assert form.value(C) == ",kept"
    for hopeless in ("", "-1", "none"):
        form.put(Key("n"), hopeless)
        assert form.instances(Key("r")) == ()
    form.put(Key("n"), "1e9")
    assert len(form.instances(Key("r"))) == 1000
    with pytest.raises(ValueError, match="count"):
        form.add_instance(Key("r"))
    with pytest.raises(ValueError, match="count"):
        form.remove_instance(Key("r", (1,)))


def test_repeats_in_repeats() -> None:
    inner = group("s", question("b", calculate="${a} * position(..)"), repeat=True)
    form = state(group("r", question("a"), inner, repeat=True), question("c", calculate="sum(${b})"))
    form.put(Key("a", (1,)), "2")
    form.add_instance(Key("s", (1,)))
    assert form.value(C) == "6"
    form.add_instance(Key("r"))
    form.put(Key("a", (2,)), "10")
    assert form.value(C) == "16"
    assert form.remove_instance(Key("r", (1,))) == keys("r", "c")
    assert form.value(C) == "10"


def test_a_repeat_that_is_not_relevant_is_not_counted() -> None:
    form = state(
        question("a"),
        group("r", question("b"), repeat=True, relevant="${a} = 'x'"),
        question("c", calculate="count(${r})"),
        a="x",
    )
    assert form.value(C) == "1"
    assert form.is_relevant(Key("r"))
    form.put(A, "")
    assert form.value(C) == "0"
    assert not form.is_relevant(Key("r", (1,)))


@pytest.mark.parametrize("text", ["a", "a[2]", "a.b-c[2,1]"])
def test_a_key_is_read_as_it_is_written(text: str) -> None:
    assert str(read_key(text)) == text


@pytest.mark.parametrize("text", ["", "a[]", "a[x]", "a[1", "a b"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_key(text)


def test_numbers_must_be_new() -> None:
    form = repeated()
    form.add_instance(Key("r"), 7)
    assert form.instances(Key("r"))[-1] == Key("r", (7,))
    with pytest.raises(ValueError):
        form.add_instance(Key("r"), 7)
