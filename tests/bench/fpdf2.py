"""fpdf2: the content set line by line."""

from pathlib import Path

from fpdf import FPDF
from fpdf.enums import WrapMode
from fpdf.fonts import FontFace

from tests.bench.content import BOLD, FAMILY, REGULAR, Content, Finding, Picture
from tests.bench.runner import run

LEFT, RIGHT, TOP, BOTTOM = 25, 15, 16, 20
PHOTO_HEIGHT = 56
COLUMN = 85
LABEL = 22
LINE = 5


def write(content: Content, out: Path) -> None:
    """Set all pages and write them."""
    pdf = _document()
    _heading(pdf, content.title, 16)
    for label, text in content.facts:
        _fact(pdf, label, text)
    _heading(pdf, "检查发现", 12)
    for finding in content.findings:
        _finding(pdf, content, finding)
    _heading(pdf, "检查表", 12)
    _checklist(pdf, content)
    pdf.output(str(out))


def _document() -> FPDF:
    pdf = FPDF(format="A4", unit="mm")
    pdf.set_margins(LEFT, TOP, RIGHT)
    pdf.set_auto_page_break(True, BOTTOM)
    pdf.add_font(FAMILY, "", REGULAR)
    pdf.add_font(FAMILY, "B", BOLD)
    pdf.add_page()
    pdf.set_font(FAMILY, size=9)
    return pdf


def _heading(pdf: FPDF, text: str, size: float) -> None:
    pdf.set_font(FAMILY, "B", size)
    pdf.multi_cell(0, size * 0.7, text, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FAMILY, "", 9)


def _fact(pdf: FPDF, label: str, text: str) -> None:
    pdf.cell(LABEL, LINE, label)
    # Chinese has no spaces to break at.
    pdf.multi_cell(0, LINE, text, new_x="LMARGIN", new_y="NEXT", wrapmode=WrapMode.CHAR)


def _finding(pdf: FPDF, content: Content, finding: Finding) -> None:
    _heading(pdf, f"{finding.number}. {finding.item} {finding.severity}", 10)
    _fact(pdf, "事实", finding.text)
    _fact(pdf, "依据", finding.citation)
    _fact(pdf, "整改要求", finding.demand)
    _fact(pdf, "整改期限", finding.due)
    for row in content.rows_of(finding):
        _photos(pdf, row)


def _photos(pdf: FPDF, row: tuple[Picture, ...]) -> None:
    if pdf.will_page_break(PHOTO_HEIGHT + 2 * LINE):
        pdf.add_page()
    top = pdf.get_y() + 1
    for column, picture in enumerate(row):
        left = LEFT + column * COLUMN
        pdf.image(picture.path, x=left, y=top, h=PHOTO_HEIGHT)
        pdf.set_xy(left, top + PHOTO_HEIGHT)
        pdf.cell(COLUMN, LINE, f"照片 {picture.number} {picture.caption}")
    pdf.set_xy(LEFT, top + PHOTO_HEIGHT + LINE + 1)


def _checklist(pdf: FPDF, content: Content) -> None:
    bold = FontFace(emphasis="BOLD")
    with pdf.table(
        col_widths=(12, 90, 20, 48), headings_style=bold, line_height=LINE, wrapmode=WrapMode.CHAR
    ) as table:
        table.row(("编号", "检查内容", "结论", "说明"))
        for item in content.items:
            table.row((item.id, f"{item.question}\n{item.citation}", item.verdict, item.note))


if __name__ == "__main__":
    run(write)
