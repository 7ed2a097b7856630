"""The gate bites: one thing broken in a conforming file, and veraPDF names the clause."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pdf_checks import PDF_A, PDF_UA, CheckFailed, Conformance, require_archival, vera
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.report.minimal_conforming import elements, minimal_conforming

pytestmark = [pytest.mark.verapdf, pytest.mark.long]
MUTATIONS: dict[str, tuple[Callable[[Pdf], None], dict[str, set[str]]]] = {}
Mutation = Callable[[Pdf], None]


def breaks(*, a: str = "", ua: str = "") -> Callable[[Mutation], Mutation]:
    """Register a mutation with all the clauses it breaks, and no others."""

    def register(mutation: Mutation) -> Mutation:
        MUTATIONS[mutation.__name__] = (mutation, {PDF_A: set(a.split()), PDF_UA: set(ua.split())})
        return mutation

    return register


@breaks(ua="7.3")
def figure_without_alternative_text(pdf: Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


@breaks(ua="7.2")
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@breaks(ua="7.1")
def unmarked_content(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"0 g 10 10 5 5 re f")


@breaks(a="6.2.4.3")
def no_output_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@breaks(a="6.8")
def embedded_file_not_associated(pdf: Pdf) -> None:
    del pdf.Root.AF


@breaks(a="6.8")
def associated_file_without_relationship(pdf: Pdf) -> None:
    del pdf.Root.AF[0].AFRelationship


@breaks(a="6.8")
def associated_file_without_type(pdf: Pdf) -> None:
    del pdf.Root.AF[0].EF.F.Subtype


@breaks(a="6.5.1")
def script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="1")


@breaks(a="6.5.1")
def launch_action(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F="x")


@breaks(a="6.2.11.7.2", ua="7.21.7")
def font_without_way_back_to_text(pdf: Pdf) -> None:
    del pdf.pages[0].Resources.Font.F1.ToUnicode


@breaks(a="6.2.11.4.1", ua="7.21.4.1")
def font_not_embedded(pdf: Pdf) -> None:
    del pdf.pages[0].Resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile2


@breaks(a="6.2.11.5", ua="7.21.5")
def wrong_widths(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Font.F1.DescendantFonts[0].W = Array([0, Array([400] * 99)])


@breaks(a="6.2.11.7.2 6.2.11.8", ua="7.21.7 7.21.8")
def missing_glyph_shown(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"/Artifact BMC BT /F1 9 Tf <0000> Tj ET EMC")


@breaks(ua="7.4.2")
def heading_level_skipped(pdf: Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H3


@breaks(ua="7.5")
def table_headers_without_scope(pdf: Pdf) -> None:
    for header in elements(pdf, "TH"):
        del header.A


@breaks(ua="7.2")
def table_cell_outside_a_row(pdf: Pdf) -> None:
    elements(pdf, "TR")[0].S = Name.TBody


@breaks(ua="7.2")
def unequal_table_rows(pdf: Pdf) -> None:
    del elements(pdf, "TR")[1].K[1]


@breaks(ua="5")
def no_pdf_ua_mark(pdf: Pdf) -> None:
    replace_metadata(pdf, "<pdfuaid:part>1</pdfuaid:part>", "")


@breaks(a="6.6.2.3.1")
def pdf_ua_mark_not_described(pdf: Pdf) -> None:
    replace_metadata(pdf, "http://www.aiim.org/pdfua/ns/id/</pdfaSchema", "urn:other</pdfaSchema")


@breaks(a="6.6.4")
def no_pdf_a_mark(pdf: Pdf) -> None:
    replace_metadata(pdf, "<pdfaid:part>3</pdfaid:part>", "")


@breaks(ua="7.1")
def no_title(pdf: Pdf) -> None:
    replace_metadata(pdf, "dc:title>", "dc:description>")


@breaks(a="6.6.2.1", ua="7.1")
def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


@breaks(a="6.7.2.2", ua="6.2")
def not_said_to_be_tagged(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


@breaks(a="6.7.3.3", ua="7.1 7.18.4")
def no_structure(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@breaks(a="6.7.3.4", ua="7.1")
def unknown_role(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Words


@breaks(ua="7.1")
def file_name_shown_for_title(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@breaks(ua="7.18.1")
def field_without_description(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0].TU


@breaks(ua="7.18.4")
def field_outside_the_structure(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0].StructParent


@breaks(a="6.3.3")
def field_without_appearance(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0].AP


@breaks(a="6.3.2")
def field_not_printed(pdf: Pdf) -> None:
    pdf.pages[0].Annots[0].F = 0


@breaks(ua="7.18.3")
def fields_without_order(pdf: Pdf) -> None:
    del pdf.pages[0].Tabs


@breaks(a="6.4.1")
def appearances_left_to_the_viewer(pdf: Pdf) -> None:
    pdf.Root.AcroForm.NeedAppearances = True


@breaks(a="6.2.10")
def group_in_unknown_colours(pdf: Pdf) -> None:
    pdf.pages[0].Resources.ExtGState = Dictionary(G=Dictionary(ca=0.5, BM=Name.Odd))
    pdf.pages[0].contents_add(b"/Artifact BMC /G gs 10 10 5 5 re f EMC")


@breaks(a="6.9", ua="7.10")
def layer_without_name(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(Order=[layer]))


def replace_metadata(pdf: Pdf, old: str, new: str) -> None:
    text = pdf.Root.Metadata.read_bytes().decode()
    assert old in text
    pdf.Root.Metadata.write(text.replace(old, new).encode())


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, dict[str, Conformance]]:
    """All files in one run of Java, by name and profile."""
    folder = tmp_path_factory.mktemp("gate")
    files = [save(folder / "whole.pdf")]
    files += [save(folder / f"{name}.pdf", mutation) for name, (mutation, _) in MUTATIONS.items()]
    told: dict[str, dict[str, Conformance]] = {}
    for verdict in vera(files):
        told.setdefault(verdict.file.stem, {})[verdict.profile] = verdict
    return told


def save(file: Path, mutation: Mutation | None = None) -> Path:
    with minimal_conforming() as pdf:
        if mutation:
            mutation(pdf)
        pdf.save(file)
    return file


def test_the_whole_file_conforms(verdicts: Mapping[str, dict[str, Conformance]]) -> None:
    for profile in (PDF_A, PDF_UA):
        verdict = verdicts["whole"][profile]
        assert not verdict.failed, str(verdict)
        assert verdict.passed > 100


@pytest.mark.parametrize("name", MUTATIONS)
def test_each_broken_thing_is_named(name: str, verdicts: Mapping[str, dict[str, Conformance]]) -> None:
    _, expected = MUTATIONS[name]
    assert {profile: verdict.clauses for profile, verdict in verdicts[name].items()} == expected


def test_a_broken_file_stops_the_gate_and_is_named(tmp_path: Path) -> None:
    whole, broken = save(tmp_path / "报告.pdf"), save(tmp_path / "broken.pdf", no_output_intent)
    with pytest.raises(AssertionError, match=r"broken\.pdf, PDF/A-3a: 2 failed rules.*\n  6\.2\.4\.3-2"):
        require_archival(whole, broken)


@pytest.mark.parametrize("part", [0.0, 0.9])
def test_a_file_that_cannot_be_read_is_no_success(part: float, tmp_path: Path) -> None:
    whole = save(tmp_path / "whole.pdf").read_bytes()
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(whole[: int(part * len(whole))])
    with pytest.raises(CheckFailed, match="could not judge"):
        require_archival(cut)
