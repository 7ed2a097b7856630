"""Make ui/icons anew: the icons the window uses, out of Remix Icon 2.5 (Apache License 2.0), and the marks of boxes.

`python packaging/icons.py` draws the marks in the colours of ui/theme.py.

The font comes with QtAwesome's wheel: `pip download --no-deps qtawesome==1.4.2`, then
`python packaging/icons.py qtawesome-1.4.2-py3-none-any.whl`.
"""

import io
import json
import sys
import zipfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from ui.icon import CODES, FONT, Icon
from ui.theme import DARK, LIGHT, MARKS, Tokens

SOURCE = "qtawesome/fonts/remixicon-2.5.0.ttf"
CHARMAP = "qtawesome/fonts/remixicon-charmap-2.5.0.json"

LINES = {"down": "M3 5.5 L8 10.5 L13 5.5", "up": "M3 10.5 L8 5.5 L13 10.5", "check": "M3 8.5 L6.5 12 L13 4.5"}


def marks(tokens: Tokens) -> dict[str, str]:
    """The marks of a palette: names of files, and what is in them."""
    made = {}
    for name, line in LINES.items():
        colour = tokens.on_accent if name == "check" else tokens.text
        made[f"{name}-{tokens.name}.svg"] = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">'
            f'<path d="{line}" fill="none" stroke="{colour}" stroke-width="2"/></svg>\n'
        )
    return made


def draw_marks() -> None:
    """Write the marks of both palettes."""
    for tokens in (LIGHT, DARK):
        for name, text in marks(tokens).items():
            (MARKS / name).write_text(text, encoding="utf-8")


def cut_font(wheel: Path) -> None:
    """Write the font and the places of its glyphs."""
    with zipfile.ZipFile(wheel) as archive:
        charmap = json.loads(archive.read(CHARMAP))
        font = TTFont(io.BytesIO(archive.read(SOURCE)))
    codes = {icon.value: int(charmap[icon.value], 16) for icon in Icon}
    subsetter = Subsetter(Options(notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14]))
    subsetter.populate(unicodes=codes.values())
    subsetter.subset(font)
    for record in list(font["name"].names):
        if record.nameID in (1, 4, 6):  # a machine may have the whole font installed
            font["name"].setName(
                "OutletInspectorIcons", record.nameID, record.platformID, record.platEncID, record.langID
            )
    font.save(FONT)
    CODES.write_text(json.dumps(codes, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    draw_marks()
    for given in sys.argv[1:]:
        cut_font(Path(given))
