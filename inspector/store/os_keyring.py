"""The operating system's keyring: a convenience that may be missing, locked or emptied at any time."""

import base64
import binascii
from typing import TYPE_CHECKING

from inspector.errors import Refused

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "outlet-inspector"
LEAST_RANK = 1  # what the library recommends


def keep_secret(name: str, secret: bytes) -> None:
    """Put a secret into the keyring. Raises Refused "no-keyring" where there is none, or it takes nothing."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as error:
        raise _no_keyring() from error
    try:
        if not _is_one(keyring.get_keyring()):
            raise _no_keyring()
        keyring.set_password(SERVICE, name, base64.b64encode(secret).decode())
    except (KeyringError, RuntimeError) as error:
        raise _no_keyring() from error
    if kept_secret(name) != secret:
        raise _no_keyring()


def kept_secret(name: str) -> bytes | None:
    """The secret of this name, None when the keyring does not give it."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        text = keyring.get_password(SERVICE, name)
        return None if text is None else base64.b64decode(text, validate=True)
    except (KeyringError, RuntimeError, binascii.Error):
        return None


def forget_secret(name: str) -> None:
    """Take a secret out of the keyring, where it can be reached."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return
    try:
        keyring.delete_password(SERVICE, name)
    except (KeyringError, RuntimeError):
        return


def _is_one(backend: "KeyringBackend") -> bool:
    """Whether all that may take the secret belong to a system. Others, such as plain files, rank below 1."""
    parts: list[KeyringBackend] = list(getattr(backend, "backends", ())) or [backend]
    return all(part.priority >= LEAST_RANK for part in parts)


def _no_keyring() -> Refused:
    return Refused(
        "no-keyring",
        en="This computer has no keyring that keeps the key. Go on with the passphrase.",
        zh="本机没有可用的系统密钥环。请继续使用口令。",
    )
