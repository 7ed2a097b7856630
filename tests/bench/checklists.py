"""Measure checklists: `python -m tests.bench.checklists --help`. Reading them, and answering a form of 1,000 expressions."""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from statistics import median

from rich.console import Console

from inspector.checklists.expressions.expression import parse
from inspector.checklists.expressions.form import Form, Group, Question
from inspector.checklists.expressions.key import Key
from inspector.checklists.expressions.state import FormState
from inspector.checklists.kept import CACHE
from tests.bench.gate import Gate, Judgement
from tests.bench.table import new_table, show_gates

EXPRESSIONS = 1_000
ASKED_BY_MANY = 200  # questions that depend on the first one
GATES = (
    Gate("the 95 items, from a warm cache, ms", "read, warm", "", 50),
    Gate("1,000 expressions after an answer that 200 depend on, ms", "answer, 200 depend on it", "", 20),
    Gate("1,000 expressions after any answer, ms", "answer, any", "", 20),
    Gate("only what depends on it is evaluated anew", "answer, any", "form, all evaluated", 1 / 5),
)
# In a process of its own, as the program does when it starts; loading the libraries is not counted.
READ = """
import time
from inspector.checklists.load import shipped_checklists
start = time.perf_counter()
assert sum(1 for checklist in shipped_checklists() for _ in checklist.items()) == 95
print(time.perf_counter() - start)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything. 1 when a gate is missed, else 0."""
    parser = argparse.ArgumentParser(
        description="Measure reading checklists and evaluating their conditions."
    )
    parser.add_argument("--rounds", type=int, default=9, help="how often each is done (default 9)")
    rounds = parser.parse_args(arguments).rounds
    figures = {**_reading(rounds), **_evaluating(rounds)}
    console, table = Console(), new_table("Medians", ("", "ms"))
    for name, figure in figures.items():
        table.add_row(name, f"{figure:.2f}")
    console.print(table)
    show_gates(console, GATES, figures)
    return int(any(gate.judge(figures) is Judgement.MISSED for gate in GATES))


def _reading(rounds: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", READ]
        times = [
            float(subprocess.run(command, env={CACHE: folder}, check=True, capture_output=True).stdout) * 1000
            for _ in range(rounds + 1)
        ]
    return {"read, cold": times[0], "read, warm": median(times[1:])}


def _evaluating(rounds: int) -> dict[str, float]:
    start = time.perf_counter()
    form = _form(ASKED_BY_MANY)
    figures = {"form, parsed": (time.perf_counter() - start) * 1000}
    assert len(form.rules) == EXPRESSIONS
    figures["form, all evaluated"] = _median(rounds, lambda _: FormState(form, {}, {}, datetime.now(UTC)))
    figures["answer, 200 depend on it"] = _answered(form, rounds)
    figures["answer, all depend on it"] = _answered(_form(EXPRESSIONS), rounds)
    state, names = FormState(form, {}, {}, datetime.now(UTC)), list(form.questions)
    figures["answer, any"] = _median(
        rounds * 20, lambda number: state.put(Key(names[number * 7 % len(names)]), str(number))
    )
    return figures


def _form(asked_by: int) -> Form:
    return Form(Group(name="data", children=tuple(_questions(asked_by))), {})


def _answered(form: Form, rounds: int) -> float:
    """Milliseconds until the form stands again after its first question was answered otherwise."""
    state = FormState(form, {}, {}, datetime.now(UTC))
    return _median(rounds, lambda number: state.put(Key("q0"), str(number % 2)))


def _questions(asked_by: int) -> list[Question]:
    """Chains of relevance, constraints and calculations in the proportions of large public forms; as many as
    `asked_by` look at the first question."""
    questions = [Question(name="q0")]
    for number in range(1, EXPRESSIONS // 2 + 1):
        before = f"${{q{number - 1}}}"
        relevant = f"{before} != 'no' and (${{q{max(1, number - 3)}}} > 3 or selected({before}, '1'))"
        if number <= asked_by or number < 4:
            relevant = f"${{q0}} = '1' or {before} = 'x'"
        calculated = parse(f"if({before} > 2, round({before} * 1.5, 1), 'x')") if number % 5 == 0 else None
        questions.append(
            Question(
                name=f"q{number}",
                relevant=parse(relevant),
                calculate=calculated,
                constraint=None if calculated else parse(f". >= 0 and . <= 100 and . != {before}"),
            )
        )
    return questions


def _median(rounds: int, do: Callable[[int], object]) -> float:
    """Milliseconds."""
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        do(number)
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


if __name__ == "__main__":
    sys.exit(main())
