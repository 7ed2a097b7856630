"""The canvas of a report."""

from inspector.report.look import INK, TINT, Look
from inspector.report.sheet import Sheets


def test_what_is_drawn_late_has_its_own_colour_and_leaves_that_of_what_follows() -> None:
    sheets = Sheets()
    with sheets.artifact():
        sheets.setFillColor(TINT)  # a tint was drawn before
        sheets.rect(0, 0, 10, 10, stroke=0, fill=1)
        sheets.draw_late(lambda pages: sheets.write("1", 0, 0, Look(colour=INK)))
        sheets.rect(20, 0, 10, 10, stroke=0, fill=1)
        sheets.write("last", 0, 20, Look(colour=INK))
    sheets.showPage()
    sheets.save()
    code = sheets.pages[0].content().decode()
    late = code[code.index("\nq\n") : code.index("\nQ\n")]
    assert ".08 .09 .11 rg" in late
