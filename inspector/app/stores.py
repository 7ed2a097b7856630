"""Open and make the laptop's store. What is asked before it is open loads no database: the window asks it at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inspector.store.presence import has_failed_attempts, has_keyring_lock, store_exists

if TYPE_CHECKING:
    from inspector.store.store import Store

__all__ = ["Store", "create_store", "has_keyring_lock", "open_store", "seconds_to_wait", "store_exists"]


def __getattr__(name: str) -> object:
    if name != "Store":
        raise AttributeError(name)
    from inspector.store.store import Store

    return Store


def create_store(folder: Path, passphrase: str, recovery_key: bytes | None = None) -> Store:
    """Make a new, empty store protected by `passphrase` (at least 8 characters), which the holder of the bureau's
    recovery key (its public file) can open too."""
    from inspector.store.recovery import RecoveryPublicKey
    from inspector.store.store import Store

    keys = () if recovery_key is None else (RecoveryPublicKey.of_bytes(recovery_key),)
    return Store.create(folder, passphrase, recovery=keys)


def open_store(folder: Path, passphrase: str) -> Store:
    """Open a store. Raises Refused: "store-missing", "wrong-passphrase", "wait", "store-in-use",
    "network-folder", "store-damaged", "keys-damaged"."""
    from inspector.store.store import Store

    return Store.open(folder, passphrase)


def seconds_to_wait(folder: Path) -> float:
    """How long after wrong passphrases the next one is refused with "wait"; 0.0 when it may be tried now."""
    if not has_failed_attempts(folder):
        return 0.0
    from inspector.store.attempts import failed_attempts
    from inspector.store.clock import system_clock

    attempts = failed_attempts(folder)
    return attempts.wait_s(system_clock()) if attempts else 0.0
