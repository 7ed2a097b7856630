"""Keys that never leave a PKCS#11 token: a card or a stick, reached through its driver."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pkcs11
from asn1crypto import x509
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pkcs11.exceptions import PinIncorrect, PinLenRange, PinLocked, PKCS11Error

from inspector.errors import Refused
from inspector.model.identity import TokenPlace
from inspector.report.cms import SigningParts


def certificates_on(library: Path, label: str = "") -> Iterator[tuple[TokenPlace, bytes]]:
    """Where each signing certificate lies, and the certificate (DER), on all tokens or those of a label.

    Certificates are public: no PIN is asked for. Raises Refused "token-library", "token-absent".
    """
    driver = _driver(library)
    try:
        # A driver remembers the tokens it has seen, also those that were pulled out since.
        driver.reinitialize()
        tokens = [slot.get_token() for slot in driver.get_slots(token_present=True)]
        for token in tokens:
            if TokenFlag.TOKEN_INITIALIZED in token.flags and label in ("", token.label):
                yield from _certificates(library, token)
    except PKCS11Error as error:
        raise _absent() from error


def _certificates(library: Path, token: Any) -> Iterator[tuple[TokenPlace, bytes]]:
    with token.open() as session:
        for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
            place = TokenPlace(
                library=str(library),
                label=token.label,
                serial=bytes(token.serial).decode("latin-1").strip(),
                key=bytes(found[Attribute.ID]).hex(),
            )
            yield place, bytes(found[Attribute.VALUE])


@contextmanager
def unlocked_token(place: TokenPlace, certificate: bytes, pin: str) -> Iterator[SigningParts]:
    """The key on a token, ready to sign until the block ends.

    Raises Refused "token-library", "token-absent", "token-wrong-pin", "token-locked", "token-key-missing",
    and while signing "token-failed".
    """
    driver = _driver(Path(place.library))
    with _session(driver, place, pin) as session:
        key = _key(session, place)

        def sign(data: bytes) -> bytes:
            try:
                return bytes(key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS))
            except PKCS11Error as error:
                raise _failed() from error

        yield SigningParts(sign, x509.Certificate.load(certificate))


def _driver(library: Path) -> Any:
    try:
        return pkcs11.lib(str(library))
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise Refused(
            "token-library",
            en=f"The token's driver {library} cannot be loaded. Install the driver that came with the token, and name "
            "its library.",
            zh=f"无法加载密钥驱动 {library}。请安装随密钥提供的驱动程序，并填写其库文件。",
        ) from error


@contextmanager
def _session(driver: Any, place: TokenPlace, pin: str) -> Iterator[Any]:
    try:
        token = driver.get_token(token_label=place.label, token_serial=place.serial.encode("latin-1"))
        session = token.open(user_pin=pin)
    except (PinIncorrect, PinLenRange) as error:
        raise Refused(
            "token-wrong-pin",
            en="The PIN of the token is wrong. Enter it again with care: after a few wrong ones the token locks itself.",
            zh="密钥的 PIN 码不正确。请仔细核对后重新输入：连续输错数次，密钥将被锁定。",
        ) from error
    except PinLocked as error:
        raise Refused(
            "token-locked",
            en="The token is locked after too many wrong PINs. Ask who issued it to unlock it.",
            zh="PIN 码输错次数过多，密钥已锁定。请联系发放单位解锁。",
        ) from error
    except PKCS11Error as error:
        raise _absent() from error
    try:
        yield session
    finally:
        _close(session)


def _close(session: Any) -> None:
    try:
        session.close()
    except PKCS11Error:
        # It was pulled out: there is nothing left to close.
        return


def _key(session: Any, place: TokenPlace) -> Any:
    wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: bytes.fromhex(place.key)}
    for key in session.get_objects(wanted):
        return key
    raise Refused(
        "token-key-missing",
        en="The token does not hold the key any more. Import the identity from the token again.",
        zh="密钥中已没有该签名私钥。请重新从密钥导入签名证书。",
    )


def _absent() -> Refused:
    return Refused(
        "token-absent",
        en="The token is not there. Plug it in and try again; nothing was signed.",
        zh="未找到密钥。请插入密钥后重试；尚未签名。",
    )


def _failed() -> Refused:
    return Refused(
        "token-failed",
        en="The token stopped while signing. Plug it in again and export once more; what was signed before is unchanged.",
        zh="签名时密钥中断。请重新插入密钥并再次导出；此前的内容未改动。",
    )
