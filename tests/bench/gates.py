"""The goals for the report. Figures are seconds by runner, and MB by "memory N" for N photos."""

from enum import StrEnum

from tests.bench.gate import Gate


class Photos(StrEnum):
    """Which photos a gate is for."""

    ORIGINALS = "originals"
    COPIES = "copies"
    ANY = "any"


LEAST_PHOTOS = 100  # below, starting up decides, and the gates say nothing
FEW, MANY = 10, 1000
GATES = {
    Photos.ORIGINALS: (
        Gate("at most twice the floor", "ours", "floor", 2.0),
        Gate("faster than img2pdf", "ours", "img2pdf", 1.0),
        Gate("10 times faster than typst", "ours", "typst", 1 / 10),
    ),
    Photos.COPIES: (
        Gate("5 times faster than typst", "ours", "typst", 1 / 5),
        Gate("5 times faster than weasyprint", "ours", "weasyprint", 1 / 5),
        Gate("5 times faster than fpdf2", "ours", "fpdf2", 1 / 5),
    ),
    Photos.ANY: (
        Gate(f"memory grows little from {FEW} to {MANY}", f"memory {MANY}", f"memory {FEW}", 1.3),
        Gate(f"memory for {MANY} photos, MB", f"memory {MANY}", "", 250),
    ),
}


def gates_for(photos: Photos) -> tuple[Gate, ...]:
    """The gates that count for a run with these photos."""
    return GATES[photos] + GATES[Photos.ANY]
