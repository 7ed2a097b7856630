"""Make ui/icons anew: the icons the window uses, out of Remix Icon 2.5 (Apache License 2.0).

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

SOURCE = "qtawesome/fonts/remixicon-2.5.0.ttf"
CHARMAP = "qtawesome/fonts/remixicon-charmap-2.5.0.json"


def main(wheel: Path) -> None:
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
    main(Path(sys.argv[1]))
