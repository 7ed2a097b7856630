"""A small filled form, to evaluate single expressions in."""

from datetime import datetime, timedelta, timezone

from inspector.checklists.expressions.expression import parse
from inspector.checklists.expressions.form import Choice, Form, Group, Question
from inspector.checklists.expressions.key import Key
from inspector.checklists.expressions.state import FormState, Stored

NOW = datetime(2026, 11, 26, 9, 30, 15, 250_000, tzinfo=timezone(timedelta(hours=8)))
COLOURS = (
    Choice(name="red", label="Red", columns={"warm": "yes", "order": "3"}),
    Choice(name="blue", label="Blue", columns={"warm": "no", "order": "1"}),
    Choice(name="pink", label="Pink", columns={"warm": "yes", "order": "2"}),
)
VALUES: dict[Key, "str | Stored"] = {
    Key("five"): "5",
    Key("name"): "Ann Lee",
    Key("day"): "2026-11-26",
    Key("moment"): "2026-11-26T06:00:00.000+08:00",
    Key("many"): "red blue",
    Key("one"): "red",
    Key("yes"): "yes",
    Key("A03"): Stored("no", {"bad": "3", "sample": "20"}),
    Key("n", (1,)): "1",
    Key("n", (2,)): "2",
    Key("n", (4,)): "4",
    Key("m", (1,)): "a",
    Key("m", (4,)): "c",
    Key("k", (1, 1)): "x",
    Key("k", (1, 2)): "y",
    Key("k", (4, 1)): "z",
    Key("hidden"): "seen by nobody",
}


def result(expression: str, *, of: str = "asked", at: tuple[int, ...] = ()) -> str:
    """The value of an expression as text, calculated by a question of the form: by name and instance numbers."""
    calculate = parse(f"string({expression})")
    form = Form(_root(of, calculate), {"colours": COLOURS})
    return FormState(form, VALUES, {Key("none"): ()}, now=NOW).value(Key(of, at))


def _root(of: str, calculate: object) -> Group:
    asked = {"asked": None, "within": None, "deep": None} | {of: calculate}
    names = ("empty", "five", "name", "day", "moment", "yes", "A03", "date", "text")
    simple = [Question(name=name) for name in names]
    inner = Group(name="r2", repeat=True, children=(Question(name="k"), _calculated("deep", asked)))
    children = (Question(name="n"), Question(name="m"), inner, _calculated("within", asked))
    return Group(
        name="data",
        children=(
            *simple,
            Question(name="many", choice_list="colours"),
            Question(name="one", choice_list="colours"),
            Question(name="hidden", relevant=parse("false()")),
            Group(name="r", repeat=True, children=children),
            Group(name="none", repeat=True, children=(Question(name="p"),)),
            _calculated("asked", asked),
        ),
    )


def _calculated(name: str, asked: dict[str, object]) -> Question:
    return Question(name=name, calculate=asked[name])  # type: ignore[arg-type]
