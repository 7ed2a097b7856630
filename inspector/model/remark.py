"""What the linter has to say about a place in a checklist's file."""

from enum import StrEnum

from inspector.model.text import Bilingual
from inspector.model.value import value


class Gravity(StrEnum):
    """How much it matters."""

    ERROR = "error"  # it does not load, or something in it can never work
    WARNING = "warning"  # it works, but probably not as it was meant
    HINT = "hint"


@value
class Remark:
    """`code` and `rule` are stable ("W203", "missing-translation"); `field` is "sections[0].items[3].guidance"; the text
    says what is wrong and what to do. Lines and columns count from 1."""

    line: int
    column: int
    code: str
    rule: str
    gravity: Gravity
    field: str
    text: Bilingual


@value
class Linted:
    """A file and what there is to say about it, errors first. `id` and `sha256` are those of the checklist, "" where the
    file is none."""

    file: str
    id: str
    sha256: str
    remarks: tuple[Remark, ...]

    def count(self, gravity: Gravity) -> int:
        """How many remarks of this gravity there are."""
        return sum(1 for remark in self.remarks if remark.gravity is gravity)
