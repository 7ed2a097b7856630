"""Write the section on functions in docs/xlsform.md anew from the program itself. Run it with `make reference`."""

from pathlib import Path

from inspector.checklists.expressions.functions import UNSUPPORTED
from inspector.checklists.expressions.grammar import FUNCTIONS, Known

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "xlsform.md"
VALUES = ROOT / "tests" / "checklists" / "expressions" / "values.txt"
MARK = "<!-- From here on written by `make reference`. -->\n"
HEAD = """
## Functions

Expressions, in checklists and in imported forms alike, are XPath 1.0 with the functions of ODK XForms. `${A01}` is the
answer to an item: a value, or of a judged item its verdict (`conforms`, `does-not-conform`, `not-applicable`,
`not-checked`); `${A03}/@bad`, `${A03}/@sample` and `${A03}/@verdict` are what else was told there. `.` is the item itself.
In a repeated section a name means the item of the same occurrence, from outside all of them. What is not asked counts as
empty. What is empty is no number, and is neither less nor more than one. A date counts as days since 1970-01-01 where a
number is wanted; `today()` is the day of the visit, so that the same answers always give the same form. A single answer is
true when it is not empty.

The values of all examples, and of many more, are tested (tests/checklists/expressions/values.txt, which also says what
`${age}` and the other names are).

| function | arguments | gives | example |
|---|---|---|---|
"""
MORE = """
Not supported, and refused by name:

| function | why |
|---|---|
"""


def main() -> None:
    """Replace everything behind the mark."""
    told = PAGE.read_text(encoding="utf-8").split(MARK)[0]
    PAGE.write_text(f"{told}{MARK}{section()}", encoding="utf-8")


def section() -> str:
    """The section as the page has it."""
    lines = [_line(FUNCTIONS[name]) for name in sorted(FUNCTIONS)]
    refused = [f"| `{name}()` | {en} |" for name, (en, _) in sorted(UNSUPPORTED.items())]
    return HEAD + "\n".join(lines) + "\n" + MORE + "\n".join(refused) + "\n"


def _line(known: Known) -> str:
    most = "…" if known.most is None else str(known.most)
    count = most if known.fewest == known.most else f"{known.fewest} to {most}"
    name = known.name.replace("jr-", "jr:")
    return f"| `{name}()` | {count} | {known.told} | {_example(name)} |"


def _example(name: str) -> str:
    """The first line of the table of values that begins with it."""
    lines = VALUES.read_text(encoding="utf-8").splitlines()
    expression, _, value = next(line for line in lines if f"{name}(" in line).rpartition(" => ")
    return f"`{expression}` → `{value}`".replace("|", "\\|")


if __name__ == "__main__":
    main()
