"""Lists of reports: sorted, searched, limited and counted by the database; exported; a new schema over old rows."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from factories import START
from post import Post
from program import called
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from inspector.app.bureau import import_reports, list_reports, show_report, statistics
from inspector.app.progress import silent
from inspector.app.registry import (
    lines_in_order,
    open_registry,
    reading,
    report_counts,
    report_keys,
    report_lines,
)
from inspector.app.registry_export import HEADERS, export_list
from inspector.bureau.database import open_registry_database
from inspector.errors import Cancelled, Refused
from inspector.model.list_wish import ListWish
from inspector.model.registry import ReportKind
from inspector.model.text import Bilingual

DUE = date(2026, 12, 5)
LATE = DUE + timedelta(days=1)
NAMES = {1: "青石路网点", 2: "Harbour branch", 3: "=1+1 江北网点"}


@pytest.fixture
def filled(address: str, post: Post, trust: Path) -> str:
    """A registry with three visits of three days, the first one followed up by none."""
    for number, name in NAMES.items():
        post.send(
            str(number),
            inspection=number,
            outlet=name,
            visited_at=START + timedelta(days=40 * number),
        )
    import_reports(address, [post.folder], trust, silent)
    return address


def outlets(address: str, wish: ListWish, as_of: date | None = None) -> list[str]:
    return [line.outlet for line in list_reports(address, wish, as_of)]


def test_each_column_sorts_and_the_order_is_certain(filled: str) -> None:
    by_visit = [NAMES[1], NAMES[2], NAMES[3]]
    assert outlets(filled, ListWish(order="visited")) == by_visit
    assert outlets(filled, ListWish(order="visited", descending=True)) == by_visit[::-1]
    assert outlets(filled, ListWish(order="number", descending=True)) == by_visit[::-1]
    for column in ("brand", "findings", "critical", "open", "due"):  # all the same: the order of arrival
        assert outlets(filled, ListWish(order=column)) == by_visit, column
    assert sorted(outlets(filled, ListWish(order="outlet"))) == sorted(by_visit)


def test_all_words_must_occur_and_none_is_a_pattern(filled: str) -> None:
    assert outlets(filled, ListWish(search="harb 002")) == [NAMES[2]]
    assert outlets(filled, ListWish(search="网点 速达", order="number")) == [NAMES[1], NAMES[3]]
    assert outlets(filled, ListWish(search="%")) == []
    assert outlets(filled, ListWish(search="_1_")) == []


def test_it_is_limited_to_kinds_that_are_counted(filled: str) -> None:
    with reading(filled) as registry:
        assert report_counts(registry, DUE) == {
            "": 3,
            "open": 3,
            "overdue": 0,
            "critical": 0,
            "to-look-at": 0,
        }
        assert report_counts(registry, LATE)["overdue"] == 3
    assert len(outlets(filled, ListWish(only=ReportKind.OVERDUE), LATE)) == 3
    assert outlets(filled, ListWish(only=ReportKind.OVERDUE), DUE) == []
    assert outlets(filled, ListWish(only=ReportKind.CRITICAL)) == []


def test_a_visit_that_follows_takes_the_open_findings_over(filled: str, post: Post, trust: Path) -> None:
    import_reports(filled, [post.send("after", inspection=4, outlet=NAMES[1], follows=1)], trust, silent)
    left = list_reports(filled, ListWish(only=ReportKind.OPEN, order="number"))
    assert [line.number[-3:] for line in left] == ["002", "003", "004"]
    (first,) = (line for line in list_reports(filled) if line.number.endswith("001"))
    assert (first.findings, first.open, first.next_due) == (1, 0, None)
    numbers = statistics(filled, LATE)
    assert (numbers.findings, numbers.open, numbers.overdue, numbers.to_look_at) == (4, 3, 3, 3)


def test_the_numbers_tell_months_items_and_sections(filled: str) -> None:
    numbers = statistics(filled)
    assert [(month.month, month.reports, month.findings) for month in numbers.by_month] == [
        ("2026-12", 1, 1),
        ("2027-02", 1, 1),
        ("2027-03", 1, 1),
    ]
    (item,) = numbers.by_item
    assert (item.item, item.question) == (
        "A16",
        Bilingual(zh="在用运单是否去标识化？", en="Are waybills in use de-identified?"),
    )
    assert [(section.title.en, section.findings) for section in numbers.by_section] == [("Waybills", 3)]


def test_rows_are_read_by_their_keys(filled: str) -> None:
    with reading(filled) as registry:
        keys = report_keys(registry, ListWish(order="number", descending=True))
        lines = report_lines(registry, [*keys[:2], 99_999])
        assert [lines[key].number[-3:] for key in keys[:2]] == ["003", "002"]
        assert len(lines) == 2
        assert [line.number[-3:] for line in lines_in_order(registry, keys)] == ["003", "002", "001"]


def test_a_registry_that_is_not_there_reads_as_empty_and_is_not_made(tmp_path: Path) -> None:
    file = tmp_path / "registry.db"
    assert list_reports(f"sqlite:///{file}") == ()
    assert statistics(f"sqlite:///{file}").reports == 0
    assert not list(tmp_path.iterdir())


def test_reading_waits_for_no_importer(filled: str) -> None:
    engine = open_registry_database(filled)
    registry = open_registry(filled)
    with engine.begin() as writing:
        writing.execute(text("UPDATE report SET brand = 'x'"))
        assert {
            line.brand for line in report_lines(registry, report_keys(registry, ListWish())).values()
        } == {"速达快递"}
    registry.close()
    engine.dispose()


def test_reports_that_were_held_before_are_counted_by_the_new_schema(filled: str) -> None:
    before, counted = list_reports(filled), statistics(filled, LATE)
    shown = show_report(filled, before[0].number)
    engine = open_registry_database(filled)
    added = ("findings", "critical", "open_findings", "next_due", "last_due", "follows", "month")
    with engine.begin() as connection:
        for name in ("follows", "month", "next_due"):
            connection.execute(text(f"DROP INDEX ix_report_{name}"))
        for name in added:
            connection.execute(text(f"ALTER TABLE report DROP COLUMN {name}"))
        bytes_ = "BYTEA" if connection.dialect.name == "postgresql" else "BLOB"
        connection.execute(text(f"ALTER TABLE report ADD COLUMN record {bytes_}"))
        connection.execute(
            text("UPDATE report SET record = (SELECT content FROM record WHERE record.report = digest)")
        )
        connection.execute(text("DROP TABLE record"))
        connection.execute(text("DROP INDEX ix_finding_item"))
        connection.execute(text("CREATE INDEX ix_finding_item ON finding (item)"))
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE report DROP COLUMN rowid"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    assert list_reports(filled) == before
    assert show_report(filled, before[0].number) == shown
    assert statistics(filled, LATE) == counted


@pytest.mark.parametrize("suffix", [".csv", ".XLSX"])
def test_the_list_is_exported_as_it_is_shown(filled: str, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"list{suffix}"
    wish = ListWish(search="网点", order="number", descending=True)
    assert export_list(filled, target, silent, wish, "en") == 2
    rows = rows_of(target)
    assert rows[0] == [header.en for header in HEADERS]
    harmless = "'" if suffix == ".csv" else ""
    assert [row[2] for row in rows[1:]] == [harmless + NAMES[3], NAMES[1]]
    assert [float(row[7]) for row in rows[1:]] == [1, 1]


def rows_of(file: Path) -> list[list[object]]:
    if file.suffix == ".csv":
        return list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    return CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()


def test_an_export_that_stops_or_is_refused_leaves_no_file(filled: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    class Impatient:
        def step(self, text: Bilingual, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_list(filled, folder / "list.csv", Impatient())
    with pytest.raises(Refused, match="xlsx"):
        export_list(filled, folder / "list.pdf", silent)
    assert not list(folder.iterdir())


def test_the_command_line_lists_exports_and_tells_whom_it_trusts(
    post: Post, trust: Path, tmp_path: Path
) -> None:
    def run(*arguments: str) -> tuple[int, Any]:
        told = called({}, "--data", tmp_path / "data", "--json", "bureau", *arguments)
        return told.returncode, json.loads(told.stdout)

    for number, name in NAMES.items():
        post.send(str(number), inspection=number, outlet=name)
    db = ("--db", f"sqlite:///{tmp_path / 'registry.db'}")
    assert run("import", str(post.folder), *db, "--trust", str(trust))[0] == 0
    code, lines = run("list", *db, "--find", "网点", "--sort", "number", "--descending", "--only", "open")
    assert (code, [line["number"][-3:] for line in lines]) == (0, ["003", "001"])
    assert len(run("follow-ups", *db, "--as-of", str(LATE))[1]) == 3
    assert run("follow-ups", *db, "--as-of", str(DUE))[1] == []
    out = tmp_path / "list.csv"
    assert run("export", "-o", str(out), *db, "--find", "Harbour")[1]["reports"] == 1
    assert len(out.read_text("utf-8-sig").splitlines()) == 2
    listed = run("trust", "list", "--trust", str(trust))[1]
    assert len(listed) == 2
    gone = listed[0]["fingerprint"]
    assert run("trust", "remove", gone[:16], "--trust", str(trust))[1] == {"fingerprint": gone}
    assert len(run("trust", "list", "--trust", str(trust))[1]) == 1
    code, refusal = run("trust", "remove", gone, "--trust", str(trust))
    assert (code, refusal["refused"]) == (1, "no-such-certificate")
