"""Files made to harm are refused quickly, in little memory, with one clear reason."""

import json
import multiprocessing
import re
import resource
import struct
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.app.xlsform import import_xlsform
from inspector.checklists.xlsform.importing import import_form
from inspector.errors import Refused
from tests.checklists.xlsform.book import DAY, questions, rows_refused, xlsx
from tests.spent import processor_seconds

LONGEST_S = 2.0
MOST_BYTES = 500_000_000
_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
FORM = xlsx({"survey": [["type", "name", "label"], ["text", "a", "A"]]})


def with_part(name: str, content: bytes, source: bytes = FORM) -> bytes:
    """A workbook with one part replaced or added."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return stream.getvalue()


def sheet(rows: str) -> bytes:
    return f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>".encode()


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def ods(cells: str) -> bytes:
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
        f'<office:spreadsheet><table:table table:name="survey">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def lying(source: bytes, name: str, size: int) -> bytes:
    """The zip with a size in its central directory that is not the part's."""
    record = source.rindex(b"PK\x01\x02", 0, source.rindex(name.encode()))
    return source[: record + 24] + struct.pack("<I", size) + source[record + 28 :]


def million_cells() -> bytes:
    row = "".join(f"<c><v>{n}</v></c>" for n in range(1000))
    return with_part(_SHEET, sheet("".join(f"<row>{row}</row>" for _ in range(1000))))


def far_cell() -> bytes:
    return with_part(_SHEET, sheet(f"<row>{cell('A1', 'type')}</row><row>{cell('XFD1048576', 'x')}</row>"))


def bomb() -> bytes:
    return with_part("xl/media/image1.png", bytes(600_000_000))


def lying_bomb() -> bytes:
    return lying(with_part(_SHEET, sheet(" " * 200_000_000)), _SHEET, 1_000)


def entities() -> bytes:
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return with_part(_SHEET, doctype.encode() + sheet(f"<row>{cell('A1', '&b;')}</row>"))


def entities_elsewhere() -> bytes:
    return with_part(
        "customXml/item1.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    )


def entities_in_utf_16() -> bytes:
    return with_part(_SHEET, '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode("utf-16"))


def shared_strings() -> bytes:
    return with_part("xl/sharedStrings.xml", f"<sst {_MAIN}>{'<si><t>x</t></si>' * 2_000_000}</sst>".encode())


def one_huge_string() -> bytes:
    return with_part(
        "xl/sharedStrings.xml", f"<sst {_MAIN}><si><t>{'x' * 70_000_000}</t></si></sst>".encode()
    )


def deep_xml() -> bytes:
    return with_part(_SHEET, b"<a>" * 100_000)


def wide_ods() -> bytes:
    return ods(
        '<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="90000000">'
        "<text:p>type</text:p></table:table-cell></table:table-row>"
    )


def tall_ods() -> bytes:
    return ods(
        '<table:table-row table:number-rows-repeated="90000000"><table:table-cell><text:p>type</text:p>'
        "</table:table-cell></table:table-row>"
    )


def gap_ods() -> bytes:
    return ods(
        '<table:table-row><table:table-cell table:number-columns-repeated="90000000"/><table:table-cell>'
        "<text:p>type</text:p></table:table-cell></table:table-row>"
    )


def nested_groups() -> bytes:
    begin = [["begin group", f"g{n}", "G"] for n in range(100_000)]
    return xlsx({"survey": [["type", "name", "label"], *begin, ["text", "a", "A"]]})


def nested_less() -> bytes:
    begin = [["begin group", f"g{n}", "G"] for n in range(5_000)]
    return xlsx({"survey": [["type", "name", "label"], *begin, ["text", "a", "A"]]})


def brackets() -> bytes:
    return calculated("(" * 15_000 + "1" + ")" * 15_000)


def calculated(text: str) -> bytes:
    return xlsx({"survey": [["type", "name", "calculation"], ["calculate", "a", text]]})


def old_with_far_cells() -> bytes:
    """The beginning of an .xls and nothing that holds."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000)


HOSTILE = {
    million_cells: (".xlsx", "xlsform-too-large"),
    far_cell: (".xlsx", "xlsform-too-large"),
    bomb: (".xlsx", "xlsform-too-large"),
    lying_bomb: (".xlsx", ""),
    entities: (".xlsx", "xlsform-unreadable"),
    entities_elsewhere: (".xlsx", "xlsform-unreadable"),
    entities_in_utf_16: (".xlsx", "xlsform-unreadable"),
    shared_strings: (".xlsx", "xlsform-too-large"),
    one_huge_string: (".xlsx", "xlsform-too-large"),
    deep_xml: (".xlsx", "xlsform-too-large"),
    wide_ods: (".ods", "xlsform-too-large"),
    tall_ods: (".ods", "xlsform-too-large"),
    gap_ods: (".ods", "xlsform-too-large"),
    nested_groups: (".xlsx", "xlsform-too-large"),
    nested_less: (".xlsx", "xlsform-not-carried"),
    brackets: (".xlsx", "xlsform-invalid"),
    old_with_far_cells: (".xls", "xlsform-unreadable"),
}


def measured(path: str, answer: str) -> None:
    """In a process of its own: import the file, and write down what it cost."""
    import inspector.checklists.xlsform.importing  # what is loaded once is not what the file costs

    source, began = Path(path).read_bytes(), processor_seconds()
    code = "loaded"
    try:
        inspector.checklists.xlsform.importing.import_form(source, Path(path).name, DAY)
    except Refused as refused:
        code = refused.code
    seconds = processor_seconds() - began
    [own] = re.findall(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    most = max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    Path(answer).write_text(json.dumps([code, seconds, most * 1024]), encoding="utf-8")


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by Linux only")
@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_a_hostile_file_costs_little(make: object, tmp_path: Path) -> None:
    suffix, code = HOSTILE[make]  # type: ignore[index]
    path, answer = tmp_path / f"form{suffix}", tmp_path / "answer.json"
    path.write_bytes(make())  # type: ignore[operator]
    process = multiprocessing.get_context("spawn").Process(target=measured, args=(str(path), str(answer)))
    process.start()
    process.join(60)
    told, seconds, size = json.loads(answer.read_text(encoding="utf-8"))
    assert told == code or (not code and told.startswith("xlsform-"))
    assert seconds < LONGEST_S
    assert size < MOST_BYTES


@pytest.mark.parametrize(
    "texts", [["${a}"], ["${b} + 1", "${a}"], ["${b}", "${c}", "${a}"]], ids=["itself", "two", "three"]
)
def test_what_is_calculated_from_itself_is_refused(texts: list[str]) -> None:
    rows = [["calculate", name, text] for name, text in zip("abc", texts, strict=False)]
    [told] = rows_refused(questions(*rows, columns="type name calculation"))
    assert told.startswith("survey row ")


def test_twenty_thousand_brackets_are_refused_with_their_row() -> None:
    text = "(" * 20_000 + "1" + ")" * 20_000
    [told] = rows_refused(questions(["calculate", "a", text], columns="type name calculation"))
    assert told.startswith("survey row 2: calculation: ")


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\ufffe"])
def test_control_characters_are_refused(sign: str) -> None:
    assert rows_refused(questions(["text", "a", f"A{sign}"]))[0].startswith(
        "survey row 2: a cell holds control"
    )


def test_a_workbook_without_a_survey_is_refused() -> None:
    source = xlsx({"choices": [["list_name", "name"]], "other": [["type"]]})
    with pytest.raises(Refused) as caught:
        import_form(source, "form.xlsx", DAY)
    assert caught.value.code == "xlsform-no-survey"


@pytest.mark.parametrize("name", ["form.csv", "form.txt", "form", "form.xlsm", "form.xls", "form.ods"])
def test_a_wrong_suffix_is_refused(name: str) -> None:
    with pytest.raises(Refused) as caught:
        import_form(FORM, name, DAY)
    assert caught.value.code == "xlsform-unreadable"


def test_an_empty_file_a_folder_and_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(b"")
    (tmp_path / "folder.xlsx").mkdir()
    codes = {
        "empty.xlsx": "xlsform-unreadable",
        "folder.xlsx": "file-unreadable",
        "none.xlsx": "no-such-file",
    }
    for name, code in codes.items():
        with pytest.raises(Refused) as caught:
            import_xlsform(tmp_path / name, tmp_path / "out.yaml")
        assert caught.value.code == code
    assert not (tmp_path / "out.yaml").exists()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([".xlsx", ".xls", ".ods"]))
def test_random_bytes_are_refused(source: bytes, suffix: str) -> None:
    with pytest.raises(Refused):
        import_form(source, f"form{suffix}", DAY)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(FORM) - 1), st.integers(0, 255))
def test_a_workbook_with_a_changed_byte_loads_or_is_refused(place: int, byte: int) -> None:
    changed = FORM[:place] + bytes([byte]) + FORM[place + 1 :]
    with suppress(Refused):
        import_form(changed, "form.xlsx", DAY)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_damaged_old_workbook_loads_or_is_refused(data: st.DataObject) -> None:
    path = Path(__file__).parents[4] / "shared" / "forms" / "example_xls_tutorial.xls"
    if not path.exists():
        pytest.skip("the public workbooks are not on this machine")
    source = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        source[data.draw(st.integers(8, len(source) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        import_form(bytes(source[: data.draw(st.integers(600, len(source)))]), "form.xls", DAY)
