"""Make the fallback fonts of the reports: what Noto Sans SC lacks, from two open fonts of Debian.

    apt-get install fonts-lxgw-wenkai fonts-hanazono && python packaging/make_fallback_fonts.py

LXGW WenKai (OFL 1.1) comes first, in its regular and bold weights; Hanazono Mincho (Hanazono font
licence, or OFL 1.1) holds the characters of names beyond. Each is cut down to the Chinese characters that
no face before it holds, without hints and layout tables. The OFL reserves the fonts' names: what is made
here has names of its own. The same sources give the same bytes.
"""

from collections.abc import Set
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
DEBIAN = Path("/usr/share/fonts/truetype")
KAI = DEBIAN / "lxgw-wenkai"
MING = DEBIAN / "hanazono"
# Unified and compatibility ideographs, extensions A to F, the kangxi radicals.
WANTED = (
    range(0x2E80, 0x2FE0),
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x2EBF0),
    range(0x2F800, 0x2FA20),
)


def main() -> None:
    """Write the three fonts."""
    wanted = {code for block in WANTED for code in block}
    missing = wanted - _held(FONTS / "NotoSansSC-Regular.ttf")
    kai = missing & _held(KAI / "LXGWWenKai-Regular.ttf") & _held(KAI / "LXGWWenKai-Bold.ttf")
    _cut(KAI / "LXGWWenKai-Regular.ttf", kai, "OutletFallbackKai-Regular")
    _cut(KAI / "LXGWWenKai-Bold.ttf", kai, "OutletFallbackKai-Bold")
    rest = missing - kai
    for part in "AB":
        held = rest & _held(MING / f"HanaMin{part}.ttf")
        _cut(MING / f"HanaMin{part}.ttf", held, f"OutletFallbackMing{part}")
        rest -= held
    print(f"{len(missing)} missing, {len(kai)} from Kai, {len(rest)} held by none")


def _held(file: Path) -> set[int]:
    with TTFont(file, lazy=True) as font:
        return set(font.getBestCmap())


def _cut(source: Path, codes: Set[int], name: str) -> None:
    options = Options(
        hinting=False,
        layout_features=[],
        drop_tables=["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "gasp", "DSIG", "meta"],
        name_IDs=[],
        notdef_outline=True,
        recalc_timestamp=False,
        glyph_names=False,
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    for record, text in ((1, name), (2, "Regular"), (4, name), (6, name)):
        font["name"].setName(text, record, 3, 1, 0x409)
    font["OS/2"].fsType = 0
    font.save(FONTS / f"{name}.ttf")
    print(f"{name}: {len(codes)} characters, {(FONTS / f'{name}.ttf').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
