"""The smallest PDF that is PDF/A-3a and PDF/UA-1 at once and holds what the negative controls break.

Made with pikepdf, fontTools and Pillow: the gate is tested without the program's own writer.
"""

import hashlib
import io
from functools import cache
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL.ImageCms import ImageCmsProfile, createProfile

FONT = Path(__file__).parents[2] / "packaging" / "fonts" / "NotoSansSC-Regular.ttf"
# One page: role, where its element goes in the tree, text. A figure has no text but a drawing.
PIECES = (
    ("H1", "Document", "检查报告 Report"),
    ("P", "Document", "李㛃 checked 20 parcels."),
    ("H2", "Document", "Findings"),
    ("Figure", "Document", ""),
    ("TH", "Head", "Item"),
    ("TH", "Head", "Answer"),
    ("TD", "Body", "A16"),
    ("TD", "Body", "does not conform"),
)
SQUARE = (50, 50, 40, 40)
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Report</rdf:li></rdf:Alt></dc:title>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def minimal_conforming() -> Pdf:
    """A new file, open to be broken."""
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(300, 300)).obj
    page.Resources = Dictionary(Font=Dictionary(F1=_font(pdf)))
    page.Contents = Stream(pdf, _drawing())
    page.StructParents, page.Tabs = 0, Name.S
    page.Annots = Array([_field(pdf, page)])
    _tag(pdf, page)
    _describe(pdf)
    _attach(pdf)
    pdf.Root.AcroForm = Dictionary(Fields=page.Annots, SigFlags=1)
    return pdf


def elements(pdf: Pdf, role: str) -> list[Object]:
    """The structure elements of a role."""
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == f"/{role}"]


def _drawing() -> bytes:
    lines = ["/Artifact BMC 0.9 g 20 290 260 2 re f EMC 0 g"]
    for number, (role, _, text) in enumerate(PIECES):
        x, y, width, height = SQUARE
        shown = f"BT /F1 10 Tf 20 {270 - 20 * number} Td <{_glyphs(text)}> Tj ET"
        drawn = shown if text else f"q 0.2 0.4 0.6 rg {x} {y} {width} {height} re f Q"
        lines.append(f"/{role} <</MCID {number}>> BDC {drawn} EMC")
    return "\n".join(lines).encode()


def _glyphs(text: str) -> str:
    font, names = _subset(), _subset().getBestCmap()
    return "".join(f"{font.getGlyphID(names[ord(c)]):04X}" for c in text)


@cache
def _subset() -> TTFont:
    """The face with the glyphs of the page and nothing else."""
    font = TTFont(FONT)
    subsetter = Subsetter(Options(hinting=False, layout_features=[], notdef_outline=True))
    subsetter.populate(text="".join(text for _, _, text in PIECES))
    subsetter.subset(font)
    return font


def _font(pdf: Pdf) -> Object:
    font, name = _subset(), Name("/ABCDEF+NotoSansSC")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=_descriptor(pdf, font, name),
        W=[0, [_width(font, glyph) for glyph in font.getGlyphOrder()]],
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(descendant)],
            ToUnicode=Stream(pdf, _to_unicode(font)),
        )
    )


def _width(font: TTFont, glyph: str) -> float:
    return font["hmtx"][glyph][0] * 1000 / font["head"].unitsPerEm


def _descriptor(pdf: Pdf, font: TTFont, name: Name) -> Object:
    written = io.BytesIO()
    font.save(written)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=[-1000, -300, 2000, 1100],
            ItalicAngle=0,
            Ascent=1100,
            Descent=-300,
            CapHeight=733,
            StemV=80,
            FontFile2=Stream(pdf, written.getvalue()),
        )
    )


def _to_unicode(font: TTFont) -> bytes:
    pairs = [
        f"<{font.getGlyphID(glyph):04X}> <{chr(code).encode('utf-16-be').hex()}>"
        for code, glyph in font.getBestCmap().items()
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            f"{len(pairs)} beginbfchar",
            *pairs,
            "endbfchar endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode()


def _field(pdf: Pdf, page: Object) -> Object:
    empty = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 30], Resources={})
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T="Officer1",
            TU="Signature of the first officer",
            Rect=[150, 50, 250, 80],
            F=4,
            P=page,
            AP=Dictionary(N=empty),
            StructParent=1,
        )
    )


def _tag(pdf: Pdf, page: Object) -> None:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = _element(pdf, "Document", root)
    marked = Array()
    groups = {"Document": document}
    for number, (role, above, _) in enumerate(PIECES):
        if above not in groups:
            table = groups.setdefault("Table", _element(pdf, "Table", document))
            groups[above] = _element(pdf, "TR", table)
        element = _element(pdf, role, groups[above])
        element.Pg, element.K = page, number
        marked.append(element)
    (figure,), headers = elements(pdf, "Figure"), elements(pdf, "TH")
    x, y, width, height = SQUARE
    figure.Alt = String("A blue square")
    figure.A = Dictionary(O=Name.Layout, BBox=[x, y, x + width, y + height])
    for header in headers:
        header.A = Dictionary(O=Name.Table, Scope=Name.Column)
    form = _element(pdf, "Form", document)
    form.K = Dictionary(Type=Name.OBJR, Obj=page.Annots[0], Pg=page)
    root.K, root.ParentTree = document, Dictionary(Nums=[0, pdf.make_indirect(marked), 1, form])
    root.ParentTreeNextKey = 2
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)


def _element(pdf: Pdf, role: str, parent: Object) -> Object:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=parent, K=[]))
    if parent.Type == Name.StructElem:
        parent.K.append(element)
    return element


def _describe(pdf: Pdf) -> None:
    pdf.Root.Lang = String("zh")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.Metadata = Stream(pdf, XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    profile = Stream(pdf, ImageCmsProfile(createProfile("sRGB")).tobytes(), N=3)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier="sRGB",
                DestOutputProfile=profile,
            )
        ]
    )


def _attach(pdf: Pdf) -> None:
    data = b'{"answers":[]}'
    params = Dictionary(
        Size=len(data), ModDate="D:20261120120000Z", CheckSum=String(hashlib.md5(data).digest())
    )
    embedded = Stream(pdf, data, Type=Name.EmbeddedFile, Subtype=Name("/application/json"), Params=params)
    file = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F="record.json",
            UF="record.json",
            Desc="The record",
            AFRelationship=Name.Data,
            EF=Dictionary(F=embedded, UF=embedded),
        )
    )
    pdf.Root.AF = Array([file])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=["record.json", file]))
