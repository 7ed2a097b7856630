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
from PIL import Image, ImageDraw

from ui.icon import FONT, Icon
from ui.theme import DARK, LIGHT, MARKS

SOURCE = "qtawesome/fonts/remixicon-2.5.0.ttf"
CODES = FONT.parent.parent / "icon_codes.py"
CHARMAP = "qtawesome/fonts/remixicon-charmap-2.5.0.json"

LINES = {
    "down": ((3, 5.5), (8, 10.5), (13, 5.5)),
    "up": ((3, 10.5), (8, 5.5), (13, 10.5)),
    "check": ((3, 8.5), (6.5, 12), (13, 4.5)),
}
GRID, SIDE, SMOOTH = 16, 64, 4  # of the lines; pixels of a picture; how much larger it is drawn


def draw_marks() -> None:
    """Write the marks of both palettes. (Pictures: a reader of SVG takes 30 ms to load, when the first box is shown.)"""
    for tokens in (LIGHT, DARK):
        for name, line in LINES.items():
            colour = tokens.on_accent if name == "check" else tokens.text
            scale = SIDE * SMOOTH / GRID
            stroke = Image.new("L", (SIDE * SMOOTH,) * 2)
            points = [(x * scale, y * scale) for x, y in line]
            ImageDraw.Draw(stroke).line(points, fill=255, width=round(2 * scale), joint="curve")
            picture = Image.new("RGBA", (SIDE, SIDE), colour)
            picture.putalpha(stroke.resize((SIDE, SIDE), Image.Resampling.LANCZOS))
            picture.save(MARKS / f"{name}-{tokens.name}.png", optimize=True)


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
    CODES.write_text(_as_module(codes), encoding="utf-8")


def _as_module(codes: dict[str, int]) -> str:
    """Code, not data: the first window would wait for a reader of JSON."""
    lines = "".join(f'    "{name}": 0x{code:X},\n' for name, code in sorted(codes.items()))
    told = '"""Where the glyphs of the icons stand in their font. Made by packaging/icons.py."""'
    return f"{told}\n\nCODES = {{\n{lines}}}\n"


if __name__ == "__main__":
    draw_marks()
    for given in sys.argv[1:]:
        cut_font(Path(given))
