"""Make the pictures of report pages in docs/gallery anew, from the demo's made-up visit.

Run it with `.venv/bin/python packaging/gallery.py`.
"""

import io
import tempfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

from inspector.app.brand import make_brand
from inspector.app.demo.run import run_demo
from inspector.app.progress import silent
from inspector.model.photo import PhotoId
from inspector.model.record import Record
from inspector.report.draw import draw
from inspector.report.record_json import ATTACHMENT, read_record

OUT = Path(__file__).parents[1] / "docs" / "gallery"
SCALE = 1.05  # a page is then 625 pixels wide
COLOURS = 48
SIGNED = {
    1: "cover",
    2: "contents",
    4: "findings",
    10: "checklist",
    12: "photos",
    14: "marks",
    15: "signatures",
}


def main() -> None:
    """Write all pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        report = run_demo(Path(name), silent).report.read_bytes()
    shoot(report, SIGNED)
    record, photos = parts(report)
    brand = make_brand(record.visit.bureau, "#7A1F1F", emblem())
    shoot(draw(replace(record, languages=("zh", "en"), brand=brand), photos), {1: "cover-zh-en-brand"})
    shoot(draw(replace(record, languages=("en",)), photos), {4: "findings-en"})


def shoot(pdf: bytes, pages: dict[int, str]) -> None:
    """Pictures of some pages, by their numbers from 1."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    for number, name in pages.items():
        picture = document[number - 1].render(scale=SCALE).to_pil().convert("RGB")
        picture.quantize(COLOURS).save(OUT / f"{name}.png", optimize=True)


def parts(report: bytes) -> tuple[Record, dict[PhotoId, bytes]]:
    """The record inside a report, and its photos."""
    with pikepdf.open(io.BytesIO(report)) as pdf:
        record = read_record(pdf.attachments[ATTACHMENT].get_file().read_bytes())
        shown = {
            str(name): image
            for page in pdf.pages
            for name, image in page.Resources.get("/XObject", {}).items()
        }
        copies = {n: shown[f"/Ph{n}"].read_raw_bytes() for n in range(1, len(record.photos) + 1)}
    return record, {photo.id: copies[n] for n, photo in enumerate(record.photos, start=1)}


def emblem() -> bytes:
    """A made-up emblem: a parcel in a ring."""
    image, out = Image.new("RGB", (400, 400), "white"), io.BytesIO()
    pen = ImageDraw.Draw(image)
    pen.ellipse((10, 10, 390, 390), outline="#7A1F1F", width=26)
    pen.polygon(
        [(200, 90), (310, 150), (310, 270), (200, 330), (90, 270), (90, 150)], outline="#7A1F1F", width=16
    )
    pen.line([(90, 150), (200, 210), (310, 150)], fill="#7A1F1F", width=16)
    pen.line([(200, 210), (200, 330)], fill="#7A1F1F", width=16)
    image.save(out, "PNG")
    return out.getvalue()


if __name__ == "__main__":
    main()
