"""Typst: `report.typ` reads the content by itself."""

import sys
from pathlib import Path

import typst

from tests.bench.content import FONTS

TEMPLATE = Path(__file__).with_name("report.typ")


def main() -> None:
    """Compile the template for the content named on the command line."""
    typst.compile(
        str(TEMPLATE),
        output=sys.argv[2],
        root="/",
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"content": sys.argv[1]},
    )


if __name__ == "__main__":
    main()
