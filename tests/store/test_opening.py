"""Make and open a store: one at a time, by its passphrase, whole or not at all."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from factories import START
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, inspect

from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet, list_outlets
from inspector.durable import TEMPORARY_SUFFIX
from inspector.errors import Refused
from inspector.store.database import DATABASE_FILE, open_database
from inspector.store.presence import ATTEMPTS, KEY_FILE
from inspector.store.store import Store, system_clock
from inspector.store.tables import AuditRow, Row
from tests.store.laptop import PASSPHRASE, QUICK, contents, database, new_store, reopened

KEY = bytes(range(32))
MINUTES = count()
SHADOWS = "search_index"  # tables of the search index itself
PAGE = 4096


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed store that holds an outlet."""
    store = new_store(tmp_path_factory.mktemp("laptop") / "store")
    add_outlet(store, OUTLET)
    store.close()
    return store.folder


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Connection]:
    """A connection inside the first transaction on a new database."""
    engine = open_database(tmp_path / "new.db", KEY)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def refusal(folder: Path, passphrase: str = PASSPHRASE, at: datetime | None = None) -> str:
    """The code with which a folder is refused."""
    with pytest.raises(Refused) as caught:
        Store.open(folder, passphrase, clock=lambda: at or system_clock())
    return caught.value.code


def test_what_was_written_is_there_after_the_program_was_closed(store: Store) -> None:
    added = add_outlet(store, OUTLET)
    store = reopened(store)
    assert list_outlets(store) == (added,)
    store.close()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=30).filter(lambda passphrase: passphrase != PASSPHRASE))
def test_a_wrong_passphrase_is_refused_and_nothing_changes(locked: Path, passphrase: str) -> None:
    before = contents(locked)
    assert refusal(locked, passphrase, START + timedelta(minutes=next(MINUTES))) == "wrong-passphrase"
    assert {**contents(locked), ATTEMPTS: b""} == {**before, ATTEMPTS: b""}


def test_a_folder_without_a_store_is_refused_and_stays_empty(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "store-missing"
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_never_made_over_another(locked: Path) -> None:
    before = contents(locked)
    with pytest.raises(Refused) as caught:
        Store.create(locked, PASSPHRASE, cost=QUICK)
    assert caught.value.code == "store-exists"
    assert contents(locked) == before


def test_a_store_is_never_made_beside_a_database_whose_key_file_is_lost(store: Store) -> None:
    store.close()
    (store.folder / KEY_FILE).unlink()
    before = contents(store.folder)
    with pytest.raises(Refused) as caught:
        new_store(store.folder)
    assert caught.value.code == "store-exists"
    assert contents(store.folder) == before


@pytest.mark.parametrize("passphrase", ["", "1234567", "七个字的口令啊"])
def test_a_short_passphrase_is_refused_and_leaves_no_file(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(Refused) as caught:
        Store.create(tmp_path / "store", passphrase, cost=QUICK)
    assert caught.value.code == "weak-passphrase"
    assert contents(tmp_path) == {}


def test_a_second_window_on_the_same_store_is_refused_and_the_first_works_on(store: Store) -> None:
    assert refusal(store.folder) == "store-in-use"
    add_outlet(store, OUTLET)
    assert len(list_outlets(store)) == 1


def test_a_second_program_on_the_same_store_is_refused_and_the_first_works_on(store: Store) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from inspector.errors import Refused; from inspector.store.store import Store\n"
        "try: Store.open(Path(sys.argv[1]), sys.argv[2])\n"
        "except Refused as refused: print(refused.code)"
    )
    command = [sys.executable, "-c", program, str(store.folder), PASSPHRASE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "store-in-use"
    add_outlet(store, OUTLET)
    assert len(list_outlets(store)) == 1


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("locking_mode", "exclusive"),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ],
)
def test_the_database_is_durable_and_strict(empty: Connection, pragma: str, value: object) -> None:
    assert empty.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_an_empty_database_gets_every_table_the_program_uses(empty: Connection) -> None:
    tables = inspect(empty)
    names = [name for name in tables.get_table_names() if not name.startswith(SHADOWS)]
    found = {name: {c["name"] for c in tables.get_columns(name)} for name in names}
    assert found.pop("alembic_version") == {"version_num"}
    assert found == {name: set(table.columns.keys()) for name, table in Row.metadata.tables.items()}


def test_the_schema_is_made_in_one_transaction_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    engine = open_database(path, KEY)
    with engine.begin() as connection:  # an old database with a table the last step wants to make
        connection.exec_driver_sql("DROP TABLE search_index")
        for table in inspect(connection).get_table_names():
            if table != "photo":
                connection.exec_driver_sql(f"DROP TABLE {table}")
        before = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
    engine.dispose()
    with pytest.raises(Exception, match="photo already exists"):
        open_database(path, KEY)
    assert tables_of(path) == before
    assert {name for _, name, _ in before} >= {"photo"}


def tables_of(path: Path) -> list[tuple[str, str, str]]:
    """What stands in the schema of a database, without bringing it up to date."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key=\"x'{KEY.hex()}'\"")
    found = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    connection.close()
    return found


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(store: Store) -> None:
    store.close()
    with database(store.folder) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = contents(store.folder)
    assert refusal(store.folder) == "newer-version"
    assert contents(store.folder)[DATABASE_FILE] == before[DATABASE_FILE]


@settings(max_examples=25, deadline=None)
@given(keep=st.floats(0.001, 0.999))
def test_a_database_without_its_last_page_is_refused(locked: Path, keep: float) -> None:
    path = locked / DATABASE_FILE
    whole = path.read_bytes()
    try:
        path.write_bytes(whole[: int((len(whole) - PAGE) * keep)])
        assert refusal(locked) == "store-damaged"
    finally:
        path.write_bytes(whole)


@settings(max_examples=40, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_in_the_database_is_never_silently_used(locked: Path, place: float, bit: int) -> None:
    path = locked / DATABASE_FILE
    whole = path.read_bytes()
    at = int(len(whole) * place)
    try:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :])
        assert outlets_or_refusal(locked) in ([OUTLET.name], "store-damaged")
    finally:
        path.write_bytes(whole)


def outlets_or_refusal(folder: Path) -> list[str] | str:
    try:
        store = Store.open(folder, PASSPHRASE)
        try:
            return [outlet.name for outlet in list_outlets(store)]
        finally:
            store.close()
    except Refused as refused:
        return refused.code


def test_an_error_undoes_everything_in_its_unit(store: Store) -> None:
    def fail_halfway() -> None:
        with store.write() as unit:
            unit.outlets.put(OUTLET)
            unit.audit.append("outlet", "x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    with store.read() as unit:
        assert unit.outlets.search("") == ()
        assert [link.what for link in unit.audit.links()] == ["store-created"]


def test_after_an_error_the_chain_goes_on_where_it_was(store: Store) -> None:
    with suppress(ZeroDivisionError), store.write() as unit:
        unit.audit.append("undone", "x")
        raise ZeroDivisionError
    with store.read() as unit:
        unit.audit.append("undone-too", "x")
    with store.write() as unit:
        unit.audit.append("done", "x")
    with store.read() as unit:
        assert unit.audit.first_broken() is None
        assert [link.what for link in unit.audit.links()][-1] == "done"


def test_a_unit_for_reading_changes_nothing(store: Store) -> None:
    with store.read() as unit:
        unit.outlets.put(OUTLET)
        assert unit.outlets.search("") == (OUTLET,)
    assert list_outlets(store) == ()


def test_time_in_a_unit_stands_still(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", PASSPHRASE, cost=QUICK, clock=lambda: START)
    with store.write() as unit:
        unit.audit.append("one", "x")
        unit.audit.append("two", "x")
        assert {link.at for link in unit.audit.links()} == {unit.now} == {START}
    store.close()


def test_a_full_disk_is_told_and_loses_nothing_acknowledged(locked: Path) -> None:
    store = Store.open(locked, PASSPHRASE)
    before, kept = list_outlets(store), []

    def add_until_full() -> None:
        for _ in range(100):
            kept.append(add_outlet(store, OUTLET))

    with store._opened.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 8}")  # SQLite's own name for a full disk
    with pytest.raises(Refused, match="full") as caught:
        add_until_full()
    assert caught.value.code == "disk-full"
    assert 0 < len(kept) < 100
    store = reopened(store)
    assert set(list_outlets(store)) == {*before, *kept}
    store.close()


def test_a_temporary_in_the_data_folder_is_removed_at_the_next_opening(store: Store) -> None:
    temporary = store.folder / f".0123{TEMPORARY_SUFFIX}"
    temporary.write_bytes(b"half")
    reopened(store).close()
    assert not temporary.exists()


def test_the_store_says_who_and_when(store: Store) -> None:
    with store.read() as unit:
        (link,) = unit.audit.links()
    assert (link.what, link.subject != "", link.who != "") == ("store-created", True, True)
    assert link.at.tzinfo is not None
    assert link.at <= system_clock()
    assert AuditRow.__tablename__ == "audit"
