"""Write a face into a PDF: the glyphs that are used, their widths, and the way back to text."""

from collections.abc import Sequence

import uharfbuzz as hb

from inspector.report.pdf.objects import Name, Ref, Value
from inspector.report.pdf.writer import Objects
from inspector.report.typeface import Typeface

BLOCK = 100  # entries a CMap block may hold (Adobe Technical Note 5014)
SUBSET_TAG = "OUTLET"


def write_font(writer: Objects, face: Typeface, used: Sequence[tuple[int, str]]) -> Ref:
    """A Type 0 font (ISO 32000-1, 9.7) for the characters used, each with the number it has in texts."""
    glyphs = [(number, c, glyph) for number, c in used if (glyph := face.glyph(c)) is not None]
    subset, new_numbers = _subset(face.face, [glyph.number for _, _, glyph in glyphs])
    base_font = Name(f"{SUBSET_TAG}+{face.name}")
    descendant: dict[str, Value] = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType2"),
        "BaseFont": base_font,
        "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
        "FontDescriptor": _descriptor(writer, face, base_font, subset),
        "DW": 1000,
        "W": [part for number, _, glyph in glyphs for part in (number, [round(glyph.advance, 2)])],
        "CIDToGIDMap": writer.stream(_glyph_map([(n, new_numbers[g.number]) for n, _, g in glyphs]), {}),
    }
    font: dict[str, Value] = {
        "Type": Name("Font"),
        "Subtype": Name("Type0"),
        "BaseFont": base_font,
        "Encoding": Name("Identity-H"),
        "DescendantFonts": [writer.put(descendant)],
        "ToUnicode": writer.stream(_to_unicode([(number, c) for number, c, _ in glyphs]), {}),
    }
    return writer.put(font)


def _subset(face: hb.Face, glyphs: Sequence[int]) -> tuple[bytes, dict[int, int]]:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    plan = hb.SubsetPlan(face, wanted)
    return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)


def _descriptor(writer: Objects, face: Typeface, base_font: Name, subset: bytes) -> Ref:
    descriptor: dict[str, Value] = {
        "Type": Name("FontDescriptor"),
        "FontName": base_font,
        "Flags": 4,  # symbolic: the encoding is our own
        "FontBBox": [-1000, round(face.descent), 2000, round(face.ascent)],
        "ItalicAngle": 0,
        "Ascent": round(face.ascent),
        "Descent": round(face.descent),
        "CapHeight": 733,
        "StemV": 80,
        "FontFile2": writer.stream(subset, {"Length1": len(subset)}),
    }
    return writer.put(descriptor)


def _glyph_map(pairs: Sequence[tuple[int, int]]) -> bytes:
    size = max((number for number, _ in pairs), default=0) + 1
    table = bytearray(2 * size)
    for number, glyph in pairs:
        table[2 * number : 2 * number + 2] = glyph.to_bytes(2, "big")
    return bytes(table)


def _to_unicode(pairs: Sequence[tuple[int, str]]) -> bytes:
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(pairs), BLOCK):
        block = pairs[start : start + BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{number:04X}> <{c.encode('utf-16-be').hex().upper()}>" for number, c in block]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()
