"""Open and make the laptop's store."""

from pathlib import Path

from inspector.store.attempts import failed_attempts
from inspector.store.clock import system_clock
from inspector.store.recovery import RecoveryPublicKey
from inspector.store.store import Store

__all__ = ["Store", "create_store", "open_store", "seconds_to_wait", "store_exists"]


def store_exists(folder: Path) -> bool:
    """Whether `folder` holds a store."""
    return Store.exists(folder)


def create_store(folder: Path, passphrase: str, recovery_key: bytes | None = None) -> Store:
    """Make a new, empty store protected by `passphrase` (at least 8 characters), which the holder of the bureau's
    recovery key (its public file) can open too."""
    keys = () if recovery_key is None else (RecoveryPublicKey.of_bytes(recovery_key),)
    return Store.create(folder, passphrase, recovery=keys)


def open_store(folder: Path, passphrase: str) -> Store:
    """Open a store. Raises Refused: "store-missing", "wrong-passphrase", "wait", "store-in-use",
    "network-folder", "store-damaged", "keys-damaged"."""
    return Store.open(folder, passphrase)


def seconds_to_wait(folder: Path) -> float:
    """How long after wrong passphrases the next one is refused with "wait"; 0.0 when it may be tried now."""
    attempts = failed_attempts(folder)
    return attempts.wait_s(system_clock()) if attempts else 0.0
