"""img2pdf: the photos only, one to a page, no text."""

from pathlib import Path

import img2pdf

from tests.bench.content import Content
from tests.bench.runner import run


def write(content: Content, out: Path) -> None:
    """Write the photos with the engine that is the faster one here."""
    with out.open("wb") as file:
        img2pdf.convert(
            [picture.path for picture in content.pictures], outputstream=file, engine=img2pdf.Engine.internal
        )


if __name__ == "__main__":
    run(write)
