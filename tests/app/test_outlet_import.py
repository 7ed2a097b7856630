"""Lists of outlets are taken in as they are written, whoever made them: each line judged by itself, all or none kept."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from inspector.app.demo.visit import OUTLET
from inspector.app.outlet_columns import guessed_columns, told_columns
from inspector.app.outlet_file import read_outlet_list
from inspector.app.outlet_import import import_outlets, judge_outlets, save_refused
from inspector.app.outlet_typed import NAMED, text_of, typed_outlet
from inspector.app.outlets import add_outlet, list_outlets
from inspector.app.progress import silent
from inspector.checklists.reference import division_name
from inspector.errors import Cancelled, Refused
from inspector.model.credit_code import ALPHABET, check_character
from inspector.model.outlet import Outlet, OutletKind
from inspector.model.outlet_list import OUTLET_FIELDS, Fate, OutletField, OutletsTaken
from inspector.model.text import Bilingual
from inspector.store.store import Store
from inspector.store.tables import OutletRow
from tests.checklists.xlsform.book import xlsx

HEADERS = ["网点名称", "品牌", "统一社会信用代码", "许可证号或备案号", "地址"]
FIRST = ["速达快递青石路网点", "速达快递", "91990100MA7DEMX13D", "虚构邮 20260018 C", "青石路18号"]
SECOND = ["安捷快递北川路网点", "安捷快递", "91990100MA7DEMX307", "", "北川路3号"]
F = OutletField


def code(first: str) -> str:
    return first + check_character(first)


SECOND[2] = code("91990100MA7DEMX30")


def write(
    folder: Path, rows: list[list[str]], encoding: str = "utf-8", name: str = "list.csv", delimiter: str = ","
) -> Path:
    out = StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path = folder / name
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def take(store: Store, path: Path, *told: str, update: bool = False) -> OutletsTaken:
    listed = read_outlet_list(path)
    return import_outlets(store, listed, told_columns(told, listed.headers), silent, update=update)


def fates(taken: OutletsTaken) -> list[str]:
    return [str(line.fate) for line in taken.lines]


@pytest.mark.parametrize(
    ("encoding", "told"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030")]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_file_is_read_in_the_encodings_spreadsheets_write(
    store: Store, tmp_path: Path, encoding: str, told: str, delimiter: str
) -> None:
    path = write(tmp_path, [HEADERS, FIRST, SECOND], encoding, delimiter=delimiter)
    assert read_outlet_list(path).kind == f"CSV, {told}"
    assert fates(take(store, path)) == ["added", "added"]
    assert {outlet.name for outlet in list_outlets(store)} == {FIRST[0], SECOND[0]}
    (found,) = list_outlets(store, FIRST[0])
    assert (found.brand, found.credit_code, found.permit, found.address) == tuple(FIRST[1:])


def test_a_workbook_with_a_title_above_and_cells_of_all_kinds_is_read(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "名录.xlsx"
    rows = [
        ["江城市快递网点名录"],
        [],
        ["序号", "末端网点名称（招牌）", "类型", "所属区域", "联系电话", "开业日期"],
        [1, "青石路驿站", "末端网点", "北京市东城区", 13800001111, "2024年5月20日"],
        [2, "", "", "", "", ""],
        [],
        [3, "北川路驿站", "什么", "", "", ""],
    ]
    path.write_bytes(xlsx({"封面": [["江城市"]], "名录": rows}))
    assert read_outlet_list(path).kind == "XLSX, 名录"
    taken = take(store, path)
    assert [(line.row, str(line.fate)) for line in taken.lines] == [
        (4, "added"),
        (5, "refused"),
        (7, "refused"),
    ]
    (outlet,) = list_outlets(store)
    assert (outlet.kind, outlet.division_code, outlet.phone) == (
        OutletKind.END_OUTLET,
        "110101",
        "13800001111",
    )
    assert outlet.opened_on == date(2024, 5, 20)
    assert "没有名称" in (taken.lines[1].reason or Bilingual(zh="", en="")).zh


def test_lines_that_are_wrong_are_told_and_the_others_are_in(store: Store, tmp_path: Path) -> None:
    wrong = ["无码网点", "速达", "91990100MA7DEMX131", "", "x"]
    number = ["数值网点", "速达", "9.1990100E+17", "", "y"]
    taken = take(store, write(tmp_path, [HEADERS, wrong, FIRST, number]))
    assert fates(taken) == ["refused", "added", "refused"]
    reasons = [line.reason.en for line in taken.of(Fate.REFUSED) if line.reason]
    assert "do not check out" in reasons[0]
    assert "made a number" in reasons[1]
    assert [outlet.name for outlet in list_outlets(store)] == [FIRST[0]]


def test_an_outlet_that_is_known_by_its_code_is_left_or_changed_as_wished(
    store: Store, tmp_path: Path
) -> None:
    known = add_outlet(store, replace(OUTLET, phone="0990-1234"))
    path = write(tmp_path, [HEADERS, ["青石路新名", "", FIRST[2].lower(), "", "青石路20号"]])
    assert fates(take(store, path)) == ["skipped"]
    assert list_outlets(store) == (known,)
    assert fates(take(store, path, update=True)) == ["updated"]
    # What the list does not tell stays.
    assert list_outlets(store) == (replace(known, name="青石路新名", address="青石路20号"),)
    assert fates(take(store, path, update=True)) == ["same"]


def test_the_same_outlet_twice_in_a_list_is_told(store: Store, tmp_path: Path) -> None:
    taken = take(store, write(tmp_path, [HEADERS, FIRST, SECOND, FIRST]))
    assert fates(taken) == ["added", "added", "refused"]
    assert taken.lines[2].reason == Bilingual(
        zh="与第 2 行是同一网点。", en="It is the same outlet as in row 2."
    )


def test_end_outlets_share_the_code_of_their_firm(store: Store, tmp_path: Path) -> None:
    rows = [["名称", "类型", "信用代码"], *([name, "末端网点", FIRST[2]] for name in ("甲店", "乙店"))]
    assert fates(take(store, write(tmp_path, rows))) == ["added", "added"]
    assert fates(take(store, write(tmp_path, rows))) == ["same", "same"]


def test_without_a_code_the_number_of_the_filing_tells_else_name_and_address(
    store: Store, tmp_path: Path
) -> None:
    rows = [HEADERS, ["甲店", "", "", "备001", "x"], ["乙店", "", "", "", "y"]]
    assert fates(take(store, write(tmp_path, rows))) == ["added", "added"]
    again = [
        HEADERS,
        ["甲店新名", "", FIRST[2], "备001", "x"],
        ["乙店", "速达", "", "", "y"],
        ["乙店", "", "", "", "z"],
    ]
    assert fates(take(store, write(tmp_path, again), update=True)) == ["updated", "updated", "added"]


def test_two_outlets_with_codes_of_their_own_are_two(store: Store, tmp_path: Path) -> None:
    other = [FIRST[0], FIRST[1], SECOND[2], FIRST[3], FIRST[4]]
    assert fates(take(store, write(tmp_path, [HEADERS, FIRST, other]))) == ["added", "added"]


def test_what_is_stopped_leaves_nothing(store: Store, tmp_path: Path) -> None:
    class Stopping:
        def step(self, text: Bilingual, done: int, total: int) -> None:
            if done:
                raise Cancelled

    rows = [[f"网点{number}", "", "", f"备{number}", ""] for number in range(500)]
    listed = read_outlet_list(write(tmp_path, [HEADERS, *rows]))
    with pytest.raises(Cancelled):
        import_outlets(store, listed, guessed_columns(listed.headers), Stopping(), update=False)
    assert list_outlets(store) == ()
    with store.read() as unit:
        assert unit.audit.first_broken() is None
    assert (
        fates(import_outlets(store, listed, guessed_columns(listed.headers), silent, update=False))
        == ["added"] * 500
    )


def test_judging_changes_nothing(store: Store, tmp_path: Path) -> None:
    listed = read_outlet_list(write(tmp_path, [HEADERS, FIRST]))
    judged = judge_outlets(store, listed, guessed_columns(listed.headers), update=True)
    assert fates(judged) == ["added"]
    assert list_outlets(store) == ()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_this_program_has_for_the_fields_are_known_as_headers(language: str) -> None:
    headers = [getattr(words, language) for words in OUTLET_FIELDS.values()]
    assert guessed_columns(headers) == {field: number for number, field in enumerate(OUTLET_FIELDS)}


def test_columns_are_told_by_hand() -> None:
    headers = ["店", "地址", "备注"]
    assert told_columns(("name=店", "address=#3", "brand="), headers) == {F.NAME: 0, F.ADDRESS: 2}
    for wrong, why in (
        ("colour=店", "outlet-field-unknown"),
        ("name=名", "outlet-column-unknown"),
        ("name=#4", "outlet-column-unknown"),
        ("name=#²", "outlet-column-unknown"),
    ):
        with pytest.raises(Refused) as caught:
            told_columns((wrong,), headers)
        assert caught.value.code == why


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.csv", b"", "outlet-list-empty"),
        ("a.csv", "网点名称\n".encode(), "outlet-list-empty"),
        ("a.csv", b"\xff\xfe\x00name", "outlet-list-unreadable"),
        ("a.csv", b"\xef\xbb\xbfname\n\xff\n", "outlet-list-unreadable"),
        ("a.csv", b"name\n" + b"x" * 200_000 + b"\n", "outlet-list-unreadable"),
        ("a.csv", b"name\n" + b"x" * 30_000 + b"\n", "outlet-list-too-large"),
        ("a.csv", b"name\n" + b"x\n" * 70_000, "outlet-list-too-large"),
        ("a.csv", b"name" + b"," * 300 + b"\nx\n", "outlet-list-too-large"),
        ("a.csv", b"x" * 20_000_001, "outlet-list-too-large"),
        ("a.pdf", b"%PDF", "outlet-list-unreadable"),
        ("a.xlsx", b"name\nx\n", "outlet-list-unreadable"),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "outlet-list-unreadable"),
    ],
)
def test_files_that_are_no_lists_are_refused(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused) as caught:
        read_outlet_list(tmp_path / name)
    assert caught.value.code == why
    assert name in caught.value.en
    assert name in caught.value.zh


@pytest.mark.long
def test_workbooks_that_would_take_too_much_are_refused(tmp_path: Path) -> None:
    hostile = pytest.importorskip("tests.checklists.xlsform.test_hostile")
    for number, make in enumerate(
        (hostile.bomb, hostile.lying_bomb, hostile.million_cells, hostile.far_cell, hostile.entities)
    ):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(make())
        with pytest.raises(Refused) as caught:
            read_outlet_list(path)
        assert caught.value.code in ("outlet-list-too-large", "outlet-list-unreadable")


TEXT = st.text(
    st.characters(codec="gb18030", exclude_categories=("C", "Z")) | st.sampled_from(" ,;\"'\t=+-@"),
    max_size=20,
).map(str.strip)
CODES = st.text(ALPHABET, min_size=17, max_size=17).map(code)
OUTLETS = st.builds(
    Outlet,
    id=st.just(""),
    name=TEXT.filter(bool),
    brand=TEXT,
    kind=st.sampled_from(OutletKind),
    legal_entity=TEXT,
    credit_code=CODES,
    permit=TEXT.filter(lambda text: not text.startswith("'")),
    division_code=st.sampled_from(("", "110101", "440305")),
    address=TEXT,
    responsible=TEXT,
    phone=st.text("0123456789- ", max_size=15).map(str.strip),
    opened_on=st.none() | st.dates(date(1950, 1, 1), date(2030, 1, 1)),
)
WRITTEN = {OutletKind.FIRM: "许可企业", OutletKind.BRANCH: "分支机构", OutletKind.END_OUTLET: "末端网点"}


def without_outlets(store: Store) -> None:
    with store.write() as unit:
        unit.connection.execute(delete(OutletRow))


def cells(outlet: Outlet) -> list[str]:
    """An outlet as a bureau's list has it: divisions by their names, days as somebody types them."""
    told: list[str] = []
    for field in OutletField:
        content = getattr(outlet, field)
        match field:
            case F.KIND:
                told.append(WRITTEN[content])
            case F.DIVISION_CODE:
                told.append(division_name(content) if content else "")
            case F.OPENED_ON:
                told.append(f"{content:%Y}/{content.month}/{content.day}" if content else "")
            case _:
                told.append(content)
    return told


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    outlets=st.lists(OUTLETS, min_size=1, max_size=5, unique_by=lambda outlet: outlet.credit_code),
    order=st.permutations(list(OutletField)),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "gb18030")),
)
def test_what_is_written_to_a_csv_file_is_what_is_kept(
    store: Store, tmp_path: Path, outlets: list[Outlet], order: list[OutletField], encoding: str
) -> None:
    without_outlets(store)
    rows = [dict(zip(OutletField, cells(outlet), strict=True)) for outlet in outlets]
    table = [[OUTLET_FIELDS[field].zh for field in order], *([row[field] for field in order] for row in rows)]
    taken = take(store, write(tmp_path, table, encoding))
    assert taken.count(Fate.REFUSED) == 0, taken.lines
    kept = {outlet.credit_code: replace(outlet, id="") for outlet in list_outlets(store)}
    assert [kept.get(outlet.credit_code) for outlet in outlets] == outlets


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(outlets=st.lists(OUTLETS, min_size=1, max_size=5, unique_by=lambda outlet: outlet.credit_code))
def test_what_is_written_to_a_workbook_is_what_is_kept(
    store: Store, tmp_path: Path, outlets: list[Outlet]
) -> None:
    without_outlets(store)
    path = tmp_path / "list.xlsx"
    headers = [words.en for words in OUTLET_FIELDS.values()]
    path.write_bytes(
        xlsx({"outlets": [headers, *([f"{cell}" for cell in cells(outlet)] for outlet in outlets)]})
    )
    taken = take(store, path)
    assert taken.count(Fate.REFUSED) == 0, taken.lines
    kept = {outlet.credit_code: replace(outlet, id="") for outlet in list_outlets(store)}
    assert [kept.get(outlet.credit_code) for outlet in outlets] == outlets


def test_rows_that_were_refused_are_written_with_the_reason_and_can_be_read_again(
    store: Store, tmp_path: Path
) -> None:
    rows = [HEADERS, FIRST, ["", "无名", "", "", "=1+1"], ["乙", "", "9199", "", ""], SECOND]
    listed = read_outlet_list(write(tmp_path, rows, "gb18030"))
    columns = guessed_columns(listed.headers)
    taken = import_outlets(store, listed, columns, silent, update=False)
    assert save_refused(listed, taken, tmp_path / "refused.csv", "zh") == 2
    with (tmp_path / "refused.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file))
    assert written[0] == [*HEADERS, "未接收原因"]
    assert [row[:5] for row in written[1:]] == [["", "无名", "", "", "'=1+1"], ["乙", "", "9199", "", ""]]
    assert all(row[5] for row in written)
    assert len(read_outlet_list(tmp_path / "refused.csv").rows) == 2


def test_an_outlet_that_is_typed_tells_what_is_wrong_in_each_field() -> None:
    texts = {
        F.NAME: " 甲 ",
        F.CREDIT_CODE: "9199",
        F.OPENED_ON: "2026-02-30",
        F.PHONE: "",
        F.KIND: "end-outlet",
    }
    outlet, wrong = typed_outlet(OUTLET, texts)
    assert set(wrong) == {F.CREDIT_CODE, F.OPENED_ON}
    assert outlet == replace(OUTLET, name="甲", phone="", kind=OutletKind.END_OUTLET)
    again, none = typed_outlet(NAMED, {field: text_of(outlet, field) for field in OutletField})
    assert (replace(again, id=outlet.id), none) == (outlet, {})
