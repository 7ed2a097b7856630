"""What a check of the store finds, and what it advises."""

from datetime import timedelta
from pathlib import Path

import pytest
from factories import START, Signers
from sqlalchemy import text
from visits import answer_all, start_visit

from inspector.app.backups import back_up
from inspector.app.checking import check_store
from inspector.app.demo.steps import sign_and_seal
from inspector.app.keys import add_recovery_key, new_recovery_key
from inspector.model.inspection import Inspection
from inspector.store.database import DATABASE_FILE, connect
from inspector.store.store import Store
from tests.store.laptop import PASSPHRASE, QUICK, keys_of

PHOTOS = 2


@pytest.fixture
def sealed(store: Store, signers: Signers) -> Inspection:
    """A sealed inspection with photos."""
    draft = start_visit(store, signers)
    answer_all(store, draft.id, PHOTOS)
    sign_and_seal(store, draft.id)
    return draft


def change(folder: Path, statements: str) -> None:
    """What somebody does who has the key, past the program."""
    driver = connect(folder / DATABASE_FILE, keys_of(folder).database, ("journal_mode=WAL",))
    for statement in statements.split("; "):
        driver.execute(statement)
    driver.close()


def problems(store: Store) -> list[str]:
    """What is wrong."""
    try:
        return [problem.code for problem in check_store(store).problems]
    finally:
        store.close()


def test_a_sound_store_has_no_problem(store: Store, sealed: Inspection) -> None:
    check = check_store(store)
    assert check.problems == ()
    assert check.photos == PHOTOS
    assert check.links > 50


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        ("UPDATE finding SET text = 'nothing to complain of' WHERE position = 1", "row-changed"),
        ("UPDATE answer SET verdict = 'conforms' WHERE item = 'A16'", "row-changed"),
        ("UPDATE record SET body = CAST(replace(body, 'A16', 'A17') AS BLOB)", "record-changed"),
        ("DELETE FROM photo WHERE position = 1", "photo-row-missing"),
        ("DELETE FROM inspection", "reference-missing"),
        ("DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE sequence = 5", "chain-broken"),
        ("DROP TRIGGER audit_no_update; UPDATE audit SET who = 'nobody' WHERE sequence = 5", "chain-broken"),
    ],
)
def test_what_was_changed_past_the_program_is_named(
    store: Store, sealed: Inspection, statements: str, code: str
) -> None:
    store.close()
    change(store.folder, statements)
    assert code in problems(Store.open(store.folder, PASSPHRASE))


@pytest.mark.parametrize("kind", ["original", "report_file"])
@pytest.mark.parametrize("how", ["gone", "flipped"])
def test_a_photo_that_is_lost_or_damaged_is_named(
    store: Store, sealed: Inspection, kind: str, how: str
) -> None:
    with store.read() as unit:
        name = unit.connection.scalar(text(f"SELECT {kind} FROM photo WHERE position = 1"))
    path = store.vault.path(str(name))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink() if how == "gone" else path.write_bytes(bytes(data))
    (problem,) = check_store(store).problems
    assert problem.code == "photo-damaged"
    assert "IMG_0.JPG" in problem.text.zh
    assert "IMG_0.JPG" in problem.text.en


def test_what_would_be_wise_is_advised_until_it_is_done(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", PASSPHRASE, cost=QUICK, clock=lambda: START)
    advised = {problem.code for problem in check_store(store).advice}
    assert advised >= {"no-recovery-key", "backup-stale"}
    made = new_recovery_key("江城市邮政管理局", "the bureau's passphrase", tmp_path, QUICK)
    add_recovery_key(store, made.public.read_bytes())
    (tmp_path / "stick").mkdir()
    back_up(store, tmp_path / "stick")
    assert not {"no-recovery-key", "backup-stale"} & {problem.code for problem in check_store(store).advice}
    store.clock = lambda: START + timedelta(days=8)
    assert "backup-stale" in {problem.code for problem in check_store(store).advice}
    store.close()
