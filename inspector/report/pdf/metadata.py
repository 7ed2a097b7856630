"""What a file says of itself: XMP that names PDF/A-3a and PDF/UA-1, and the output intent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from html import escape
from importlib.resources import files

from inspector.report.pdf.objects import Name, Ref, Value
from inspector.report.pdf.writer import Objects

# ISO 19005-3, 6.6.2.3: a schema that is not predefined, such as that of PDF/UA, is described in the file.
EXTENSION = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


@dataclass(frozen=True, slots=True)
class Description:
    """Title, languages (the first leads), makers and time of a file."""

    title: str
    languages: Sequence[str]
    program: str
    made_at: datetime


def write_metadata(writer: Objects, description: Description) -> Ref:
    """The XMP packet (ISO 16684-1), uncompressed as archives ask for."""
    entries = {"Type": Name("Metadata"), "Subtype": Name("XML")}
    return writer.stream(_packet(description).encode(), entries, compress=False)


def write_info(writer: Objects, description: Description) -> Ref:
    """The old information dictionary, equal to the packet."""
    at = f"D:{description.made_at.astimezone(UTC):%Y%m%d%H%M%S}Z"
    return writer.put(
        {
            "Title": description.title,
            "Producer": description.program,
            "CreationDate": at,
            "ModDate": at,
        }
    )


def write_output_intent(writer: Objects) -> Ref:
    """sRGB as the colours that are meant (ISO 19005-3, 6.2.3)."""
    profile = writer.stream(_srgb(), {"N": 3})
    intent: dict[str, Value] = {
        "Type": Name("OutputIntent"),
        "S": Name("GTS_PDFA1"),
        "OutputConditionIdentifier": "sRGB",
        "Info": "sRGB IEC61966-2.1",
        "DestOutputProfile": profile,
    }
    return writer.put(intent)


@cache
def _srgb() -> bytes:
    return (files("inspector.report.pdf") / "sRGB.icc").read_bytes()


def _packet(description: Description) -> str:
    title, program = escape(description.title), escape(description.program)
    at = f"{description.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    languages = "".join(f"<rdf:li>{language}</rdf:li>" for language in description.languages)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>
<pdf:Producer>{program}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{EXTENSION}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
