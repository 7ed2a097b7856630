"""The locks of the store: passphrase, recovery key, keyring; and a new data key."""

import os
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from inspector.app.progress import Progress, silent
from inspector.durable import write_durably
from inspector.errors import Refused
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.store.clock import system_clock
from inspector.store.key_cost import KeyCost, require_strong
from inspector.store.keys import DataKeys, KeyringLock, read_key_file, write_key_file
from inspector.store.os_keyring import forget_secret, keep_secret, kept_secret
from inspector.store.recovery import RecoveryLock, RecoveryPublicKey
from inspector.store.recovery_key import RecoveryKey
from inspector.store.store import Store, hold_store, require_store

PRIVATE_ENDING = ".private.json"
PUBLIC_ENDING = ".public.json"
ADOPT = Bilingual(zh="为照片换用新密钥", en="Giving the photos the new key")
REKEY = Bilingual(zh="用新密钥加密数据库", en="Encrypting the database with the new key")
ABANDON = Bilingual(zh="清除旧密钥", en="Taking the old key away")


@value
class RecoveryKeyMade:
    """A bureau's recovery key: the file it locks away, the one it hands out, and what people compare."""

    private: Path
    public: Path
    fingerprint: str


@value
class LockNames:
    """What opens a store besides its passphrase: fingerprints of recovery keys by bureau, and the keyring."""

    recovery: tuple[tuple[str, str], ...]
    keyring: bool
    rotating: bool


@value
class Rotated:
    """A data key was changed. `unreadable` photos could not be read before either."""

    photos: int
    unreadable: int


def new_recovery_key(
    bureau: str, passphrase: str, folder: Path, cost: KeyCost | None = None
) -> RecoveryKeyMade:
    """Make a bureau's recovery key in two files. The private one is under `passphrase` and is written last."""
    key = RecoveryKey.new(bureau)
    stem = f"recovery-{key.public.fingerprint.replace(' ', '').lower()}"
    private, public = folder / (stem + PRIVATE_ENDING), folder / (stem + PUBLIC_ENDING)
    locked = key.to_bytes(passphrase, cost or KeyCost())
    write_durably(public, key.public.to_bytes())
    write_durably(private, locked)
    return RecoveryKeyMade(private=private, public=public, fingerprint=key.public.fingerprint)


def lock_names(folder: Path) -> LockNames:
    """What opens the store in a folder."""
    file = read_key_file(folder)
    return LockNames(
        recovery=tuple((lock.bureau, lock.key.fingerprint) for lock in file.recovery),
        keyring=file.keyring is not None,
        rotating=file.rotating,
    )


def change_passphrase(store: Store, old: str, new: str) -> None:
    """Lock the data key with another passphrase; the data key stays, nothing else is written anew.

    Raises Refused "wrong-passphrase" or "weak-passphrase"; the old one goes on to open the store then.
    """
    require_strong(new)
    file = read_key_file(store.folder)
    keys = file.passphrase.open(old)
    write_key_file(store.folder, file.with_passphrase(keys, new, file.passphrase.cost))
    _note(store, "passphrase-changed", None)


def recovery_key_of(public: bytes) -> RecoveryPublicKey:
    """Whose key a public file holds, to be compared before it is used. Raises Refused "recovery-key-unreadable"."""
    return RecoveryPublicKey.of_bytes(public)


def add_recovery_key(store: Store, public: bytes) -> RecoveryPublicKey:
    """Let a bureau's recovery key open this store. Raises Refused "recovery-key-unreadable"."""
    key = RecoveryPublicKey.of_bytes(public)
    file = read_key_file(store.folder)
    write_key_file(store.folder, file.with_recovery(key.lock(store.keys.bundle)))
    _note(store, "recovery-key", key.fingerprint)
    return key


def recover(folder: Path, private: bytes, key_passphrase: str, new: str) -> Store:
    """Open a store with the bureau's recovery key, and give it a new passphrase.

    Raises Refused "not-recoverable" when the store was never locked for this key.
    """
    require_store(folder)
    require_strong(new)
    key = RecoveryKey.of_bytes(private, key_passphrase)
    with hold_store(folder) as lock:
        file = read_key_file(folder)
        keys = _recovered(file.recovery, key)
        write_key_file(folder, file.with_passphrase(keys, new, file.passphrase.cost))
        store = Store.open_unlocked(folder, keys, lock, system_clock)
    _note(store, "recovered", key.public.fingerprint)
    return store


def rotate_key(store: Store, passphrase: str, progress: Progress = silent) -> Rotated:
    """Give the store a new data key and take the old one from database and photos.

    May be stopped at any step; called again it goes on. Whatever stops it, everything can be read. Raises Refused
    "wrong-passphrase".
    """
    _begin_rotation(store, passphrase)
    names = sorted(store.vault.names())
    adopted = [
        name for done, name in enumerate(names) if _adopted(store, name, progress, done, 2 * len(names))
    ]
    progress.step(REKEY, len(names), 2 * len(names) + 1)
    store.rekey_database()
    for done, name in enumerate(adopted, start=len(names)):
        progress.step(ABANDON, done, 2 * len(names) + 1)
        store.vault.abandon(name)
    write_key_file(store.folder, replace(read_key_file(store.folder), rotating=False))
    _note(store, "key-rotated", len(adopted))
    return Rotated(photos=len(adopted), unreadable=len(names) - len(adopted))


def has_keyring() -> bool:
    """Whether this computer has a keyring worth asking; whether it takes a key only trying tells."""
    try:
        import keyring
    except ImportError:
        return False
    return bool(keyring.get_keyring().priority >= 1)


def remember_in_keyring(store: Store) -> None:
    """Let this computer's keyring open the store too, as a convenience. Raises Refused "no-keyring"."""
    name, secret = uuid4().hex, os.urandom(32)
    keep_secret(name, secret)
    file = read_key_file(store.folder)
    write_key_file(store.folder, replace(file, keyring=KeyringLock.close(store.keys, name, secret)))
    _note(store, "keyring-on", None)


def forget_in_keyring(store: Store) -> None:
    """Only the passphrase opens the store from now on."""
    file = read_key_file(store.folder)
    if file.keyring is not None:
        write_key_file(store.folder, replace(file, keyring=None))
        forget_secret(file.keyring.name)
        _note(store, "keyring-off", None)


def open_with_keyring(folder: Path) -> Store | None:
    """The store, opened by this computer's keyring; None when it cannot, and the passphrase must be asked for."""
    require_store(folder)
    with hold_store(folder) as lock:
        locked = read_key_file(folder).keyring
        secret = kept_secret(locked.name) if locked else None
        keys = locked.open(secret) if locked and secret else None
        if keys is not None:
            return Store.open_unlocked(folder, keys, lock, system_clock)
        lock.release()
    return None


def _begin_rotation(store: Store, passphrase: str) -> None:
    file = read_key_file(store.folder)
    keys = file.passphrase.open(passphrase)
    if not file.rotating:
        keys = keys.succeeded()
        write_key_file(store.folder, replace(file.holding(keys, passphrase), rotating=True))
    store.use_keys(keys)


def _adopted(store: Store, name: str, progress: Progress, done: int, total: int) -> bool:
    progress.step(ADOPT, done, total + 1)
    try:
        store.vault.adopt(name)
    except Refused as refused:
        if refused.code != "photo-damaged":
            raise
        return False  # it could not be read before: 'store check' tells of it
    return True


def _recovered(locks: tuple[RecoveryLock, ...], key: RecoveryKey) -> DataKeys:
    for lock in locks:
        bundle = lock.open(key.private)
        if bundle is not None:
            return DataKeys.of_bundle(bundle)
    raise Refused(
        "not-recoverable",
        en="This store was not locked for this recovery key. Ask which bureau's key it was made with.",
        zh="该数据未绑定此恢复密钥。请查明建立时使用的是哪个部门的恢复密钥。",
    )


def _note(store: Store, what: str, body: object) -> None:
    with store.write() as unit:
        unit.audit.append(what, "store", body)
