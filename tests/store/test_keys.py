"""Passphrase, recovery key, keyring, waiting, rotation: the data stays readable for who may, and only for them."""

import json
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from factories import START, make_jpeg
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.app.checking import check_store
from inspector.app.demo.visit import OUTLET
from inspector.app.keys import (
    add_recovery_key,
    change_passphrase,
    forget_in_keyring,
    lock_names,
    new_recovery_key,
    open_with_keyring,
    recover,
    remember_in_keyring,
    rotate_key,
)
from inspector.app.outlets import add_outlet, list_outlets
from inspector.app.progress import silent
from inspector.errors import Cancelled, Refused
from inspector.model.text import Bilingual
from inspector.store.attempts import Attempts, require_rest
from inspector.store.database import DATABASE_FILE
from inspector.store.keys import Keys, read_key_file, unlock_keys
from inspector.store.presence import ATTEMPTS, KEY_FILE
from inspector.store.store import Store
from inspector.store.vault import Vault
from tests.store.laptop import PASSPHRASE, QUICK, contents, reopened

OTHER = "another passphrase"


def codes(store: Store) -> list[str]:
    """What a full check finds."""
    return [problem.code for problem in check_store(store).problems]


def links(store: Store) -> list[str]:
    """What the audit chain tells of."""
    with store.read() as unit:
        return [link.what for link in unit.audit.links()]


def refused(store: Store, passphrase: str, seconds: float = 0) -> str:
    """The code with which a closed store refuses a passphrase so many seconds after START."""
    with pytest.raises(Refused) as told:
        Store.open(store.folder, passphrase, clock=lambda: START + timedelta(seconds=seconds))
    return told.value.code


def test_another_passphrase_opens_the_same_data_and_the_old_one_nothing(store: Store) -> None:
    added = add_outlet(store, OUTLET)
    change_passphrase(store, PASSPHRASE, OTHER)
    store.close()
    assert refused(store, PASSPHRASE) == "wrong-passphrase"
    again = Store.open(store.folder, OTHER)
    assert list_outlets(again) == (added,)
    assert "passphrase-changed" in links(again)
    again.close()


@pytest.mark.parametrize(
    ("old", "new", "code"), [("wrong", OTHER, "wrong-passphrase"), (PASSPHRASE, "short", "weak-passphrase")]
)
def test_a_passphrase_that_cannot_be_changed_goes_on(store: Store, old: str, new: str, code: str) -> None:
    before = (store.folder / KEY_FILE).read_bytes()
    with pytest.raises(Refused) as told:
        change_passphrase(store, old, new)
    assert told.value.code == code
    assert (store.folder / KEY_FILE).read_bytes() == before
    reopened(store).close()


def test_wrong_passphrases_make_the_next_try_wait_twice_as_long_and_are_told_in_the_chain(
    store: Store,
) -> None:
    store.close()
    at, waits = 0.0, []
    for _ in range(8):
        assert refused(store, "wrong", at) == "wrong-passphrase"
        wait = 0.0
        while refused_by_wait(store, at + wait):
            wait += 1
        waits.append(wait)
        at += wait
    assert waits == [0, 1, 2, 4, 8, 16, 30, 30]
    again = Store.open(store.folder, PASSPHRASE, clock=lambda: START + timedelta(seconds=at))
    with again.read() as unit:
        (told,) = unit.audit.bodies("wrong-passphrase")
    assert json.loads(told)["failed"] == 8
    assert not (store.folder / ATTEMPTS).exists()
    again.close()


def refused_by_wait(store: Store, seconds: float) -> bool:
    """Whether the store is still not asked, so many seconds after START."""
    with suppress(Refused):
        require_rest(store.folder, START + timedelta(seconds=seconds))
        return False
    return True


def test_setting_the_clock_back_shortens_no_wait() -> None:
    attempts = Attempts(7, START, START)
    assert attempts.wait_s(START - timedelta(days=3)) == attempts.wait_s(START) == 30.0


def test_the_bureaus_recovery_key_opens_a_laptop_whose_passphrase_is_lost(tmp_path: Path) -> None:
    made = new_recovery_key("市邮政管理局", "bureau passphrase", tmp_path, QUICK)
    store = Store.create(tmp_path / "laptop", PASSPHRASE, cost=QUICK)
    add_outlet(store, OUTLET)
    assert add_recovery_key(store, made.public.read_bytes()).fingerprint == made.fingerprint
    assert lock_names(store.folder).recovery == (("市邮政管理局", made.fingerprint),)
    store.close()
    again = recover(store.folder, made.private.read_bytes(), "bureau passphrase", OTHER)
    assert list_outlets(again)[0].name == OUTLET.name
    assert links(again)[-1] == "recovered"
    again.close()
    Store.open(store.folder, OTHER).close()


def test_a_store_not_locked_for_a_recovery_key_stays_shut(store: Store, tmp_path: Path) -> None:
    ours, others = (new_recovery_key("局", "bureau passphrase", tmp_path, QUICK) for _ in range(2))
    add_recovery_key(store, ours.public.read_bytes())
    store.close()
    before = (store.folder / KEY_FILE).read_bytes()
    for private, passphrase, code in (
        (others.private.read_bytes(), "bureau passphrase", "not-recoverable"),
        (ours.private.read_bytes(), "wrong passphrase", "wrong-passphrase"),
        (ours.public.read_bytes(), "bureau passphrase", "recovery-key-unreadable"),
        (b"{}", "bureau passphrase", "recovery-key-unreadable"),
    ):
        with pytest.raises(Refused) as told:
            recover(store.folder, private, passphrase, OTHER)
        assert told.value.code == code
    assert (store.folder / KEY_FILE).read_bytes() == before
    reopened(store).close()


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"\xff", b'{"format": "recovery-public-key/1"}', b"[" * 9999]
)
def test_a_file_that_is_no_recovery_key_is_refused(store: Store, data: bytes) -> None:
    with pytest.raises(Refused) as told:
        add_recovery_key(store, data)
    assert told.value.code == "recovery-key-unreadable"


@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), cut=st.booleans())
def test_a_damaged_key_file_is_told_and_never_taken_for_a_wrong_passphrase(
    tmp_path_factory: pytest.TempPathFactory, place: float, bit: int, cut: bool
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    whole = key_file(tmp_path_factory)
    at = int(len(whole) * place)
    damaged = whole[:at] if cut else whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
    (folder / KEY_FILE).write_bytes(damaged)
    with suppress(Refused):  # or what is read is right, as when a space became another
        assert read_key_file(folder) == read_of(whole, tmp_path_factory)


def key_file(factory: pytest.TempPathFactory) -> bytes:
    """The key file of a store, with a recovery key; made once."""
    kept = factory.getbasetemp() / "kept-keys.json"
    if not kept.exists():
        folder = factory.mktemp("whole")
        made = new_recovery_key("局", "bureau passphrase", folder, QUICK)
        store = Store.create(folder / "s", PASSPHRASE, cost=QUICK)
        add_recovery_key(store, made.public.read_bytes())
        store.close()
        kept.write_bytes((store.folder / KEY_FILE).read_bytes())
    return kept.read_bytes()


def read_of(data: bytes, factory: pytest.TempPathFactory) -> object:
    """A key file read from bytes."""
    folder = factory.mktemp("read")
    (folder / KEY_FILE).write_bytes(data)
    return read_key_file(folder)


def test_a_key_file_that_asks_for_all_memory_is_refused(store: Store) -> None:
    store.close()
    file = store.folder / KEY_FILE
    content = json.loads(file.read_text())
    content["passphrase"]["memory_kib"] = 2**40
    file.write_text(json.dumps(content))
    assert refused(store, PASSPHRASE) == "keys-damaged"


class StopAt:
    """Progress that stops the work at a step."""

    def __init__(self, step: int) -> None:
        self._left = step

    def step(self, text: Bilingual, done: int, total: int) -> None:
        """Count down."""
        self._left -= 1
        if self._left < 0:
            raise Cancelled


def test_a_new_data_key_takes_the_old_one_from_database_and_photos(store: Store) -> None:
    added = add_outlet(store, OUTLET)
    photos = {store.vault.put(make_jpeg(seed=n)): make_jpeg(seed=n) for n in range(4)}
    old = unlock_keys(store.folder, PASSPHRASE)
    keep = {name: store.vault.path(name).read_bytes() for name in photos}
    assert rotate_key(store, PASSPHRASE).photos == 4
    assert links(store)[-1] == "key-rotated"
    vault = Vault(store.folder / "vault", (Keys.of(old.current).vault,))
    for name, data in photos.items():
        assert store.vault.get(name) == data
        with pytest.raises(Refused):
            vault.get(name)
        assert (
            store.vault.path(name).read_bytes()[-len(keep[name]) + 100 :] == keep[name][100:]
        )  # not written anew
    store.close()
    new = unlock_keys(store.folder, PASSPHRASE)
    assert (new.current != old.current, new.earlier) == (True, (old.current,))
    from inspector.store.database import look_into

    engine = look_into(store.folder / DATABASE_FILE, Keys.of(old.current).database)
    with pytest.raises(Exception, match="not a database"), engine.connect() as connection:
        connection.exec_driver_sql("SELECT * FROM outlet")
    engine.dispose()
    again = Store.open(store.folder, PASSPHRASE)
    assert list_outlets(again) == (added,)
    again.close()


@pytest.mark.long
def test_a_rotation_stops_and_goes_on_at_any_step(tmp_path: Path) -> None:
    for stop in range(8):
        store = Store.create(tmp_path / str(stop), PASSPHRASE, cost=QUICK)
        added = add_outlet(store, OUTLET)
        photos = {store.vault.put(make_jpeg(seed=n)): make_jpeg(seed=n) for n in range(3)}
        if stop < 7:
            with pytest.raises(Cancelled):
                rotate_key(store, PASSPHRASE, StopAt(stop))
            assert lock_names(store.folder).rotating
        assert {name: store.vault.get(name) for name in photos} == photos
        later = store.vault.put(b"taken in while the rotation rests")
        rotate_key(store, PASSPHRASE)
        assert {name: store.vault.get(name) for name in photos} == photos
        assert store.vault.get(later)
        assert not lock_names(store.folder).rotating
        assert list_outlets(store) == (added,)
        assert codes(store) == []
        store.close()
        Store.open(store.folder, PASSPHRASE).close()


def test_a_photo_that_was_damaged_before_does_not_stop_a_rotation(store: Store) -> None:
    good, bad = store.vault.put(b"good"), store.vault.put(b"bad")
    path = store.vault.path(bad)
    path.write_bytes(b"x" * 200)
    rotated = rotate_key(store, PASSPHRASE)
    assert (rotated.photos, rotated.unreadable) == (1, 1)
    assert store.vault.get(good) == b"good"
    assert path.read_bytes() == b"x" * 200


def test_a_torn_wrap_leaves_the_photo_readable(store: Store) -> None:
    name = store.vault.put(b"x" * 100_000)
    keys = unlock_keys(store.folder, PASSPHRASE).succeeded()
    store.use_keys(keys)
    before = store.vault.path(name).read_bytes()
    store.vault.adopt(name)
    after = store.vault.path(name).read_bytes()
    changed = [at for at in range(len(before)) if before[at] != after[at]]
    for cut in range(changed[0], changed[-1] + 1):
        store.vault.path(name).write_bytes(after[:cut] + before[cut:])
        assert store.vault.get(name) == b"x" * 100_000
        store.vault.adopt(name)
        assert store.vault.path(name).read_bytes()[: changed[0]] == before[: changed[0]]


def test_a_rotation_needs_the_passphrase(store: Store) -> None:
    before = contents(store.folder)[KEY_FILE]
    with pytest.raises(Refused) as told:
        rotate_key(store, "wrong passphrase", silent)
    assert told.value.code == "wrong-passphrase"
    assert contents(store.folder)[KEY_FILE] == before


def test_what_a_rotation_leaves_in_lost_and_found_can_still_be_read(store: Store) -> None:
    name = store.vault.put(b"a photo without a row")
    store = reopened(store)
    lost = store.folder / "lost+found" / name
    assert lost.is_file()
    rotate_key(store, PASSPHRASE)
    store.vault.path(name).parent.mkdir(exist_ok=True)
    lost.replace(store.vault.path(name))
    assert store.vault.get(name) == b"a photo without a row"
    store.close()


def test_a_computer_without_a_keyring_is_told_and_the_passphrase_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = pytest.importorskip("keyring")
    from keyring.backends.fail import Keyring

    monkeypatch.setattr(keyring.core, "_keyring_backend", Keyring())
    with pytest.raises(Refused) as told:
        remember_in_keyring(store)
    assert told.value.code == "no-keyring"
    assert not lock_names(store.folder).keyring
    store.close()
    assert open_with_keyring(store.folder) is None
    Store.open(store.folder, PASSPHRASE).close()


def test_a_keyring_opens_the_store_until_it_is_forgotten_or_the_passphrase_is_changed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = pytest.importorskip("keyring")
    monkeypatch.setattr(keyring.core, "_keyring_backend", kept_in_memory(keyring))
    remember_in_keyring(store)
    store.close()
    opened = open_with_keyring(store.folder)
    assert opened is not None
    rotate_key(opened, PASSPHRASE)
    opened.close()
    assert open_with_keyring(store.folder) is None  # a new data key asks for the passphrase once more
    store = Store.open(store.folder, PASSPHRASE)
    remember_in_keyring(store)
    forget_in_keyring(store)
    store.close()
    assert open_with_keyring(store.folder) is None


@pytest.mark.parametrize("chained", [False, True])
def test_a_keyring_that_is_a_plain_file_is_given_no_key(
    chained: bool, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = pytest.importorskip("keyring")
    good, file = kept_in_memory(keyring), kept_in_memory(keyring, priority=0.5)
    chain = SimpleNamespace(
        backends=[good, file], set_password=good.set_password, get_password=good.get_password
    )
    monkeypatch.setattr(keyring.core, "_keyring_backend", chain if chained else file)
    with pytest.raises(Refused) as told:
        remember_in_keyring(store)
    assert told.value.code == "no-keyring"
    assert not good.kept
    assert not file.kept
    assert not lock_names(store.folder).keyring


def kept_in_memory(keyring: object, priority: float = 1.0) -> Any:
    """A keyring of this test's own: the machines of tests have no desktop with one."""
    from keyring.backend import KeyringBackend

    class Memory(KeyringBackend):
        def __init__(self) -> None:
            super().__init__()
            self.kept: dict[tuple[str, str], str] = {}

        def set_password(self, service: str, username: str, password: str) -> None:
            self.kept[service, username] = password

        def get_password(self, service: str, username: str) -> str | None:
            return self.kept.get((service, username))

        def delete_password(self, service: str, username: str) -> None:
            del self.kept[service, username]

    Memory.priority = priority
    return Memory()
