"""Forms whose parts do not fit together are refused, with the names."""

import pytest
from checklists.expressions.filled import COLOURS
from checklists.expressions.test_state import group, question

from inspector.checklists.expressions.fault import FormFault
from inspector.checklists.expressions.form import Form, Group, Question


@pytest.mark.parametrize(
    ("children", "names"),
    [
        ([question("a", relevant="${b} = 1")], ("a", "b")),
        ([question("a", default="${nobody}")], ("a", "nobody")),
        ([question("a"), group("g", question("a"))], ("a",)),
        ([question("data")], ("data",)),
        ([question("a", choice_list="shapes")], ("a",)),
        ([question("a", calculate="count(instance('shapes')/root/item)")], ("a",)),
        ([question("a", calculate="jr:choice-name('x', '${b}')")], ("a", "b")),
    ],
)
def test_what_is_not_there_or_there_twice_is_named(
    children: list[Question | Group], names: tuple[str, ...]
) -> None:
    with pytest.raises(FormFault) as refused:
        Form(group("data", *children), {"colours": COLOURS})
    assert refused.value.names == names
    assert all(name in refused.value.en and name in refused.value.zh for name in names)


@pytest.mark.parametrize(
    ("children", "names"),
    [
        ([question("a", relevant="${b}"), question("b", relevant="${a}")], {"a", "b"}),
        (
            [
                question("a", calculate="${b}"),
                question("b", calculate="../c"),
                question("c", relevant="${a}"),
            ],
            {"a", "b", "c"},
        ),
        ([question("a", calculate=". + 1")], {"a"}),
        ([question("a", relevant="${a} = 1")], {"a"}),
        ([group("g", question("a"), relevant="${a} = 1")], {"a", "g"}),
        ([group("r", question("a"), repeat=True, repeat_count="${a}")], {"a", "r"}),
        ([group("r", question("a", calculate="count(${r}[a = 1])"), repeat=True)], {"a"}),
    ],
)
def test_a_cycle_is_named(children: list[Question | Group], names: set[str]) -> None:
    with pytest.raises(FormFault, match="circle") as refused:
        Form(group("data", *children))
    assert set(refused.value.names) == names


@pytest.mark.parametrize(
    "children",
    [
        [question("a", constraint=". > ${b}"), question("b", constraint=". < ${a}", required="${a} = ''")],
        [question("a", calculate="once(today())")],
        [group("r", question("a", relevant="position(..) > 1 and count(${r}) > 2"), repeat=True)],
        [group("r", question("a"), repeat=True, relevant="position(.) < 3")],
        [question("label", calculate="instance('colours')/root/item[name = 'red']/label"), question("name")],
        [question("a", default="${b}"), question("b", relevant="${a} = 1")],
    ],
)
def test_what_only_looks_like_a_cycle_is_none(children: list[Question | Group]) -> None:
    Form(group("data", *children), {"colours": COLOURS})
