"""Whatever the form and whatever is answered: the state kept up to date is the state built anew."""

from checklists.expressions.filled import NOW
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.checklists.expressions.expression import Expression, parse
from inspector.checklists.expressions.form import Choice, Form, Group, Question
from inspector.checklists.expressions.key import Key
from inspector.checklists.expressions.state import FormState

CHOICES = {"list": tuple(Choice(name=name, columns={"kind": kind}) for name, kind in ("x1", "y2", "z1"))}
CONDITIONS = (
    "${x} = 'x'",
    "${x} > ${y}",
    "${x} != '' or ${y} = '2'",
    "not(${x})",
    "count-non-empty(${x}) > 1",
    "position(..) = 1",
    "/data/x = '1'",
    "${x}/@bad > 1",
    "count(${r}) > 1",
    "${r}[position() = 2]",
)
CALCULATIONS = (
    "${x}",
    "concat(${x}, '-', ${y})",
    "number(${x}) + 1",
    "join('-', ${x} | ${y})",
    "concat(position(..), ${x})",
    "count(${r})",
    "indexed-repeat(${x}, ${r}, 2)",
    "join(',', ${r}/x)",
    "coalesce(${x}, ${y})",
)
WITHIN = (
    "position(..) * 2",
    "concat(position(..), ${x})",
    "join(',', /data/open[true()]/x)",
    "join(',', ../../open/x)",
    "concat(../x, count(${open}))",
)
CONSTRAINTS = (". != ${x}", ". > 1", "string-length() < 2 or ${y} = 'x'")


class Drawing:
    """A random form. An expression names only what was drawn before it, so that there is no cycle."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.names: list[str] = []
        self.closed: list[str] = []

    def form(self) -> Form:
        children = [self.question(plain=True), self.question(plain=True)]
        children += [self.element(0) for _ in range(self.draw(st.integers(1, 4)))]
        children += [self.repeat(), self.question()]
        return Form(Group(name="data", children=tuple(children)), CHOICES)

    def element(self, depth: int) -> Question | Group:
        kind = self.draw(st.sampled_from(("question", "question", "group", "repeat", "repeat")))
        if depth == 3 or kind == "question":
            return self.question()
        name = self.new_name("g" if kind == "group" else "r")
        relevant = self.maybe(CONDITIONS)
        count = self.maybe(("${x}",)) if kind == "repeat" else None
        children = tuple(self.element(depth + 1) for _ in range(self.draw(st.integers(1, 3))))
        if kind == "repeat":
            self.closed.append(name)
        return Group(
            name=name, relevant=relevant, repeat=kind == "repeat", repeat_count=count, children=children
        )

    def repeat(self) -> Group:
        """A repeat right below the root, with expressions that look at its other instances."""
        name = self.new_name("r")
        self.names, before = [], self.names
        children = [self.question(plain=True)]
        for _ in range(self.draw(st.integers(1, 2))):
            looking = self.draw(st.sampled_from(WITHIN)).replace("open", name)
            children.append(Question(name=self.new_name("q"), calculate=self.named(looking)))
            self.names.append(children[-1].name)
        self.names += before
        self.closed.append(name)
        return Group(name=name, repeat=True, children=tuple(children))

    def question(self, *, plain: bool = False) -> Question:
        name = self.new_name("q")
        calculate = None if plain else self.maybe(CALCULATIONS)
        made = Question(
            name=name,
            relevant=None if plain else self.maybe(CONDITIONS),
            required=self.maybe(CONDITIONS) if self.names else None,
            constraint=self.maybe(CONSTRAINTS) if self.names else None,
            calculate=calculate,
            default=self.maybe(("1 + 1", "${x}")) if self.names else None,
            choice_list="list",
            choice_filter=self.maybe(("kind = ${x}", "contains(name, ${x})")) if self.names else None,
        )
        self.names.append(name)
        return made

    def maybe(self, templates: tuple[str, ...]) -> Expression | None:
        text = self.draw(st.none() | st.sampled_from(templates))
        if text is None or ("${r}" in text and not self.closed):
            return None
        text = (
            text.replace("${r}", reference(self.draw(st.sampled_from(self.closed))))
            if "${r}" in text
            else text
        )
        return self.named(text)

    def named(self, text: str) -> Expression:
        """An expression in which x and y are names drawn before."""
        name = st.sampled_from(self.names)
        text = text.replace("${x}", reference(self.draw(name))).replace("${y}", reference(self.draw(name)))
        return parse(text.replace("/x", f"/{self.draw(name)}"))

    def new_name(self, letter: str) -> str:
        self.count = getattr(self, "count", 0) + 1
        return f"{letter}{self.count}"


def reference(name: str) -> str:
    return "${" + name + "}"


@st.composite
def forms(draw: st.DrawFn) -> Form:
    return Drawing(draw).form()


def snapshot(state: FormState) -> dict[Key, object]:
    """All that can be asked of a state."""
    found: dict[Key, object] = {}
    for key in sorted(state.keys()):
        part = state.form.parts[key.name]
        if part.repeat and len(key.at) < len(part.repeats):
            found[key] = state.instances(key)
            continue
        asked = (state.is_relevant, state.is_required, state.is_valid, state.value, state.choices)
        found[key] = tuple(ask(key) for ask in asked)
    return found


def act(state: FormState, data: st.DataObject) -> tuple[Key | None, frozenset[Key]]:
    """Something a person does; gives the key answered, if any, and what the state says has changed."""
    keys = sorted(state.keys())
    free = [key for key in keys if is_free_repeat(state, key)]
    series = [key for key in free if len(key.at) < len(state.form.parts[key.name].repeats)]
    instances = [key for key in free if key not in series]
    kind = data.draw(st.sampled_from(("put", "put", "add", "add", "remove", "clear")))
    if kind == "add" and series:
        return None, state.add_instance(data.draw(st.sampled_from(series)))
    if kind == "remove" and instances:
        return None, state.remove_instance(data.draw(st.sampled_from(instances)))
    key = data.draw(st.sampled_from([key for key in keys if is_answerable(state, key)]))
    if kind == "clear":
        return key, state.clear(key)
    attributes = data.draw(st.sampled_from(({}, {"bad": "1"}, {"bad": "2"})))
    return key, state.put(key, data.draw(st.sampled_from(("x", "1", "2", "3", ""))), attributes)


def is_free_repeat(state: FormState, key: Key) -> bool:
    element = state.form.parts[key.name].element
    return isinstance(element, Group) and element.repeat and element.repeat_count is None


def is_answerable(state: FormState, key: Key) -> bool:
    element = state.form.parts[key.name].element
    return isinstance(element, Question) and element.calculate is None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(form=forms(), data=st.data())
def test_after_every_answer_the_state_is_that_of_a_form_filled_anew(form: Form, data: st.DataObject) -> None:
    state = FormState(form, {}, now=NOW)
    for _ in range(data.draw(st.integers(1, 12))):
        before = snapshot(state)
        answered, changed = act(state, data)
        after = snapshot(state)
        assert after == snapshot(FormState(form, state.stored(), state.numbers(), now=NOW))
        differing = {key for key, value in after.items() if before.get(key) != value}
        assert differing - changed == set()
        assert changed - differing <= {answered}
