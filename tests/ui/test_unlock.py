"""The first page: wrong passphrases, a new store, a damaged one, a backup."""

from pathlib import Path

import pytest
from factories import Signers
from on_screen import sees
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from visits import start_visit
from window_person import Person

from inspector.app.answers import answer_item
from inspector.app.backups import back_up
from inspector.app.inspections import list_inspections, load_inspection
from inspector.app.keys import remember_in_keyring
from inspector.app.stores import Store, open_store
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Verdict
from tests.store.laptop import PASSPHRASE
from ui.pages.home import HomePage
from ui.pages.unlock import UnlockPage

pytestmark = pytest.mark.gui


def show(person: Person, folder: Path) -> UnlockPage:
    """A window on another data folder."""
    window = person.sits_at(folder)
    assert isinstance(window.page, UnlockPage)
    return window.page


def enter(person: Person, passphrase: str) -> None:
    """Type a passphrase and press Enter."""
    person.raise_(person.window)
    person.fill("口令", passphrase)
    person.keys(Qt.Key.Key_Return)


def is_offered(person: Person, name: str) -> bool:
    """Whether a button that is called so can be seen."""
    names = person.ways(name)
    return any(b.isVisible() and b.text() in names for b in person.window.findChildren(QAbstractButton))


def damage(store: Store) -> None:
    """Break the end of the audit chain, which opening looks at, and close the store."""
    driver = store._opened.driver
    named = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    for (trigger,) in driver.execute(named).fetchall():
        driver.execute(f"DROP TRIGGER {trigger}")
    driver.execute("UPDATE audit SET hash = 'x' WHERE sequence = (SELECT max(sequence) FROM audit)")
    store.close()


def test_the_wait_after_wrong_passphrases_is_counted_and_ends_by_itself(person: Person, store: Store) -> None:
    store.close()
    page = show(person, store.folder)
    for wrong in ("first wrong", "second wrong", "third wrong"):
        person.until(page.go.isEnabled)
        enter(person, wrong)
        person.until(lambda: bool(page.problem.text()))
    person.until(lambda: sees(person, "秒后可再试"))
    assert not page.go.isEnabled()
    person.keys(Qt.Key.Key_Return)  # pressed too early, it does nothing
    assert not person.window.desk.is_open
    left = next(text for text in texts(page) if person.reads(text, "秒后可再试"))
    person.until(lambda: left not in texts(page))
    person.until(page.go.isEnabled)
    assert not sees(person, "秒后可再试")
    again = show(person, store.folder)
    enter(person, PASSPHRASE)
    person.until(lambda: isinstance(person.window.page, HomePage))
    assert again is not page


def test_the_wait_goes_on_in_a_window_that_is_opened_anew(person: Person, store: Store) -> None:
    store.close()
    page = show(person, store.folder)
    for wrong in ("first wrong", "second wrong", "third wrong", "fourth wrong"):
        person.until(page.go.isEnabled)
        enter(person, wrong)
        person.until(lambda: bool(page.problem.text()))
    again = show(person, store.folder)
    assert not again.go.isEnabled()
    assert sees(person, "秒后可再试")


def test_what_is_intact_of_a_damaged_store_is_saved(person: Person, store: Store, signers: Signers) -> None:
    draft = start_visit(store, signers)
    answer_item(store, draft.id, Answer(item=ItemId("A03"), verdict=Verdict.CONFORMS, note="制度在前台"))
    damage(store)
    show(person, store.folder)
    enter(person, PASSPHRASE)
    person.until(lambda: sees(person, "已损坏"))
    assert is_offered(person, "从备份恢复…")
    person.click("抢救完好的数据")
    person.until(lambda: sees(person, "√ 已抢救"))
    assert list((store.folder / "lost+found").glob("before-salvage-*/inspector.db"))
    person.click("打开")
    person.until(lambda: person.window.desk.is_open)
    assert list_inspections(person.window.desk.store)


def test_a_backup_takes_the_place_of_a_damaged_store(
    person: Person, store: Store, signers: Signers, tmp_path: Path
) -> None:
    draft = start_visit(store, signers)
    (tmp_path / "stick").mkdir()
    back_up(store, tmp_path / "stick")
    damage(store)
    show(person, store.folder)
    enter(person, PASSPHRASE)
    person.until(lambda: sees(person, "已损坏"))
    person.in_file_dialog(lambda: person.click("从备份恢复…"), [tmp_path / "stick"])
    person.until(lambda: sees(person, "√ 已恢复"))
    person.click("打开")
    person.until(lambda: person.window.desk.is_open)
    assert load_inspection(person.window.desk.store, draft.id).number == draft.number


def test_a_damaged_key_file_offers_the_backup_only(person: Person, store: Store) -> None:
    store.close()
    (store.folder / "keys.json").write_bytes(b"{")
    show(person, store.folder)
    enter(person, PASSPHRASE)
    person.until(lambda: sees(person, "keys.json"))
    assert is_offered(person, "从备份恢复…")
    assert not is_offered(person, "抢救完好的数据")


def test_a_new_laptop_takes_a_backup_over(
    person: Person, store: Store, signers: Signers, tmp_path: Path
) -> None:
    draft = start_visit(store, signers)
    (tmp_path / "stick").mkdir()
    back_up(store, tmp_path / "stick")
    person.fill("口令", "not this one")
    person.in_file_dialog(lambda: person.click("从备份恢复…"), [tmp_path / "stick"])
    person.until(lambda: sees(person, "口令不正确"))
    person.fill("口令", PASSPHRASE)
    person.in_file_dialog(lambda: person.click("从备份恢复…"), [tmp_path / "stick"])
    person.until(lambda: sees(person, "√ 已恢复"))
    person.raise_(person.window)
    person.keys(Qt.Key.Key_Space)  # the button that opens it has the keys
    person.until(lambda: person.window.desk.is_open)
    assert load_inspection(person.window.desk.store, draft.id).number == draft.number


def test_a_folder_without_a_backup_is_refused_in_words(person: Person, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    person.fill("口令", PASSPHRASE)
    person.in_file_dialog(lambda: person.click("从备份恢复…"), [tmp_path / "empty"])
    person.until(lambda: sees(person, "没有备份"))
    assert is_offered(person, "从备份恢复…")


def test_the_keyring_opens_the_store_but_not_a_window_that_locked_itself(
    person: Person, store: Store, keyring: dict[str, str]
) -> None:
    remember_in_keyring(store)
    store.close()
    show(person, store.folder)
    person.click("用本机系统密钥环打开")
    person.until(lambda: person.window.desk.is_open)
    person.click("锁定")
    assert not is_offered(person, "用本机系统密钥环打开")
    enter(person, PASSPHRASE)
    person.until(lambda: person.window.desk.is_open)


def test_a_keyring_that_forgot_the_key_is_told(person: Person, store: Store, keyring: dict[str, str]) -> None:
    remember_in_keyring(store)
    store.close()
    keyring.clear()
    page = show(person, store.folder)
    person.click("用本机系统密钥环打开")
    person.until(lambda: person.reads(page.problem.text(), "请输入口令"))
    assert page.go.isEnabled()
    open_store(store.folder, PASSPHRASE).close()


def texts(page: UnlockPage) -> list[str]:
    """All that can be read on the page."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
