"""WeasyPrint: the content as HTML."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from weasyprint import HTML

from tests.bench.content import BOLD, FAMILY, REGULAR, Content, Finding
from tests.bench.runner import run

# With image-orientation as it is by default, a photo that has EXIF data is encoded anew.
STYLE = f"""
@font-face {{ font-family: "{FAMILY}"; font-weight: 400; src: url("{REGULAR.as_uri()}") }}
@font-face {{ font-family: "{FAMILY}"; font-weight: 700; src: url("{BOLD.as_uri()}") }}
@page {{ size: A4; margin: 16mm 15mm 20mm 25mm; @bottom-right {{ content: counter(page) " / " counter(pages) }} }}
html {{ font: 9pt/1.5 "{FAMILY}" }}
h3, figure {{ break-inside: avoid; break-after: avoid }}
tr {{ break-inside: avoid }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed }}
td {{ vertical-align: top }}
.facts td:first-child {{ width: 22mm }}
.checklist td, .checklist th {{ border: 0.4pt solid; padding: 2pt }}
figure {{ display: inline-block; width: 49%; margin: 2mm 0 }}
img {{ height: 56mm; image-orientation: none }}
"""


def write(content: Content, out: Path) -> None:
    """Set the page and write it."""
    HTML(string="".join(_page(content))).write_pdf(out)


def _page(content: Content) -> Iterator[str]:
    yield f"<html lang='zh'><meta charset='utf-8'><style>{STYLE}</style><h1>{escape(content.title)}</h1>"
    yield _facts(content.facts)
    yield "<h2>检查发现</h2>"
    for finding in content.findings:
        yield from _finding(content, finding)
    yield "<h2>检查表</h2><table class='checklist'>"
    yield "<colgroup><col style='width: 12mm'><col><col style='width: 20mm'><col style='width: 48mm'></colgroup>"
    yield "<thead><tr><th>编号<th>检查内容<th>结论<th>说明</thead>"
    for item in content.items:
        question = f"{escape(item.question)}<br>{escape(item.citation)}"
        yield f"<tr><td>{item.id}<td>{question}<td>{escape(item.verdict)}<td>{escape(item.note)}"
    yield "</table></html>"


def _finding(content: Content, finding: Finding) -> Iterator[str]:
    yield f"<h3>{finding.number}. {finding.item} {escape(finding.severity)}</h3>"
    yield _facts(
        (
            ("事实", finding.text),
            ("依据", finding.citation),
            ("整改要求", finding.demand),
            ("整改期限", finding.due),
        )
    )
    for row in content.rows_of(finding):
        yield "<div>"
        for picture in row:
            caption = f"照片 {picture.number} {escape(picture.caption)}"
            yield f"<figure><img src='{Path(picture.path).as_uri()}'><br>{caption}</figure>"
        yield "</div>"


def _facts(facts: tuple[tuple[str, str], ...]) -> str:
    rows = "".join(f"<tr><td>{escape(label)}<td>{escape(text)}" for label, text in facts)
    return f"<table class='facts'>{rows}</table>"


if __name__ == "__main__":
    run(write)
