"""Back up from the window, change the passphrase, add a recovery key, use a keyring, check the store."""

from datetime import timedelta
from pathlib import Path

import pytest
from factories import Signers, make_jpeg
from on_screen import no_room, sees
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit
from visits import start_visit
from window_person import Person

from inspector.app.backups import last_backup
from inspector.app.keys import lock_names, new_recovery_key
from inspector.app.photos import add_photo, complete_photos, save_photo
from inspector.app.stores import Store, open_store
from inspector.errors import Refused
from tests.store.laptop import PASSPHRASE, QUICK
from ui.job import Job
from ui.moments import moment
from ui.pages.backup import BackupLine
from ui.pages.home import HomePage
from ui.pages.store import StoreDialog

pytestmark = pytest.mark.gui


@pytest.fixture
def home(person: Person, store: Store) -> HomePage:
    """The list of inspections of an open store, once the background is quiet."""
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    assert isinstance(person.window.page, HomePage)
    return person.window.page


def dialog(person: Person) -> StoreDialog:
    """The dialog of the store, opened by its button."""
    person.click("本机数据…")
    opened = person.place()
    assert isinstance(opened, StoreDialog)
    return opened


def test_a_backup_is_made_and_its_age_shown(
    person: Person, store: Store, home: HomePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sees(person, "从未备份到其他磁盘")
    (tmp_path / "stick").mkdir()
    person.in_file_dialog(lambda: person.click("备份…"), [tmp_path / "stick"])
    assert person.reads(person.read_message(), "内容完整")
    made = last_backup(store)
    assert made is not None
    assert sees(person, f"√ 最近一次备份到其他磁盘：{moment(made.astimezone())}")
    monkeypatch.setattr(store, "clock", lambda: made + timedelta(days=8))
    home.backup.reload()
    person.calm()
    assert sees(person, "8 天前")
    assert home.backup.state.objectName() == "warn"


def test_a_stick_that_was_pulled_out_is_told_in_words(person: Person, home: HomePage, tmp_path: Path) -> None:
    home.backup.back_up(tmp_path / "gone")
    assert person.reads(person.read_message(), "U盘")
    assert home.backup.backup_button.isEnabled()


def test_a_backup_can_be_cancelled_and_leaves_nothing(
    person: Person, store: Store, home: HomePage, signers: Signers, tmp_path: Path
) -> None:
    draft = start_visit(store, signers)
    for number in range(30):
        add_photo(store, draft.id, make_jpeg(1600, 1200, seed=number), f"{number}.jpg")
    (tmp_path / "stick").mkdir()
    home.backup.back_up(tmp_path / "stick")
    person.click("取消")
    person.until(lambda: not home.backup.bar.is_busy)
    assert last_backup(store) is None
    assert not list((tmp_path / "stick").glob("*/snapshots/2*"))
    assert isinstance(home.backup, BackupLine)


def test_a_daily_copy_is_made_in_the_background(person: Person, store: Store, home: HomePage) -> None:
    assert len(list(store.backups.glob("snapshots/*"))) == 1


def test_photos_that_lack_their_pictures_get_them_in_the_background(
    person: Person, store: Store, signers: Signers
) -> None:
    draft = start_visit(store, signers)
    save_photo(store, draft.id, make_jpeg(), "IMG_1.JPG")
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    with store.read() as unit:
        assert not unit.photos.incomplete()
    assert complete_photos(store) == 0


def test_a_full_disk_stops_the_background_in_silence(person: Person, store: Store) -> None:
    with no_room(store):
        person.window.use(store)
        person.until(lambda: person.window.chores.are_done)
    assert person.place() is person.window


def test_a_nearly_full_disk_is_told_until_there_is_room_again(
    person: Person, store: Store, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not sees(person, "磁盘空间即将用完")
    monkeypatch.setattr(store, "keep_reserve", lambda: None)
    (store.folder / "reserve.bin").unlink()
    person.window.show_home()
    assert sees(person, "磁盘空间即将用完")
    person.window.show_bureau()
    assert sees(person, "磁盘空间即将用完")
    monkeypatch.undo()
    person.window.chores._look.timeout.emit()
    person.until(lambda: store.has_reserve)
    person.window.show_home()
    assert not sees(person, "磁盘空间即将用完")


def test_the_passphrase_is_changed(person: Person, store: Store, home: HomePage) -> None:
    shown = dialog(person)
    for old, new, again, told in (
        (PASSPHRASE, "new passphrase", "new passphrasf", "不一致"),
        ("not this one", "new passphrase", "new passphrase", "口令不正确"),
        (PASSPHRASE, "short", "short", "口令太短"),
        (PASSPHRASE, "new passphrase", "new passphrase", "√ 口令已更改"),
    ):
        person.fill("当前口令", old)
        person.fill("新口令（至少 8 个字符）", new)
        person.fill("再次输入新口令", again)
        person.click("更改口令")
        person.until(lambda told=told: person.reads(shown.passphrase.told.text(), told))
    assert shown.passphrase.new.text() == ""
    person.click("关闭")
    person.window.lock()
    with pytest.raises(Refused):
        open_store(store.folder, PASSPHRASE)
    open_store(store.folder, "new passphrase").close()


def test_enter_changes_the_passphrase_and_closes_nothing(
    person: Person, store: Store, home: HomePage
) -> None:
    shown = dialog(person)
    person.fill("当前口令", PASSPHRASE)
    person.fill("新口令（至少 8 个字符）", "new passphrase")
    person.fill("再次输入新口令", "new passphrase")
    person.keys(Qt.Key.Key_Return)
    person.until(lambda: "√" in shown.passphrase.told.text())
    assert shown.isVisible()


def test_a_recovery_key_is_added_after_the_wrong_file_was_refused(
    person: Person, store: Store, home: HomePage, tmp_path: Path
) -> None:
    made = new_recovery_key("江城市邮政管理局", "recovery passphrase", tmp_path, cost=QUICK)
    shown = dialog(person)
    assert person.reads(shown.locks.keys.text(), "尚未绑定")
    person.in_file_dialog(lambda: person.click("绑定恢复密钥…"), [made.private])
    person.until(lambda: person.reads(shown.locks.told.text(), "恢复公钥"))
    person.in_file_dialog(lambda: person.click("绑定恢复密钥…"), [made.public])
    person.until(lambda: made.fingerprint in shown.locks.keys.text())
    assert lock_names(store.folder).recovery == (("江城市邮政管理局", made.fingerprint),)


def test_the_keyring_is_switched_on_and_off(
    person: Person, store: Store, home: HomePage, keyring: dict[str, str]
) -> None:
    shown = dialog(person)
    person.tick("允许本机系统密钥环打开数据（任何登录本机账户的人均可打开）")
    person.until(lambda: lock_names(store.folder).keyring and shown.locks.keyring.isEnabled())
    assert keyring
    shown.locks.keyring.click()
    person.until(lambda: not lock_names(store.folder).keyring and shown.locks.keyring.isEnabled())
    assert not keyring
    assert not shown.locks.keyring.isChecked()


def test_a_computer_without_a_keyring_offers_none(
    person: Person, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.store.has_keyring", lambda: False)
    shown = dialog(person)
    assert not any(box.isVisible() for box in shown.findChildren(QCheckBox))


def test_a_check_tells_that_all_is_well_and_what_would_be_wise(
    person: Person, store: Store, home: HomePage
) -> None:
    shown = dialog(person)
    person.click("全面核对")
    person.until(lambda: person.reads(shown.soundness.told.text(), "√ 数据完好"))
    assert person.reads(person.named(QPlainTextEdit, "核对结果").toPlainText(), "备份")


def test_a_check_tells_what_is_damaged(
    person: Person, store: Store, signers: Signers, home: HomePage
) -> None:
    draft = start_visit(store, signers)
    photo = add_photo(store, draft.id, make_jpeg(), "IMG_1.JPG")
    with store.read() as unit:
        _, files = unit.photos.get(photo.id)
    store.vault.path(files.original).unlink()
    shown = dialog(person)
    person.click("全面核对")
    person.until(lambda: person.reads(shown.soundness.told.text(), "× 发现 1 处问题"))
    assert "IMG_1.JPG" in person.named(QPlainTextEdit, "核对结果").toPlainText()


def test_the_dialog_stays_while_it_works(person: Person, home: HomePage) -> None:
    shown = dialog(person)
    Job(shown.passphrase, lambda progress: person.rest(300)).start()
    shown.reject()
    assert shown.isVisible()
    person.rest(600)
    person.click("关闭")
    person.until(lambda: person.place() is person.window)
