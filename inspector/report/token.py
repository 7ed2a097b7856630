"""Keys that never leave a PKCS#11 token: a card or a stick, reached through its driver."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pkcs11
from asn1crypto import x509
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pkcs11.exceptions import (
    AttributeTypeInvalid,
    DeviceRemoved,
    PinExpired,
    PinIncorrect,
    PinInvalid,
    PinLenRange,
    PinLocked,
    PKCS11Error,
    SlotIDInvalid,
    TokenNotPresent,
    TokenNotRecognised,
    UserPinNotInitialized,
)

from inspector.errors import Refused
from inspector.model.identity import TokenPlace
from inspector.report.cms import SigningParts

GONE = (DeviceRemoved, SlotIDInvalid, TokenNotPresent, TokenNotRecognised)
LONGEST_CHAIN = 8


def certificates_on(
    library: Path, label: str = "", pin: str | None = None
) -> Iterator[tuple[TokenPlace, bytes]]:
    """Where each signing certificate lies, and the certificate (DER), on all tokens or those of a label.

    Certificates are public: most tokens show them without a PIN. With one, only certificates whose key is
    there are told. Raises Refused "token-library", "token-absent", "token-which", "token-wrong-pin",
    "token-locked", "token-new-pin", "token-failed".
    """
    driver = _driver(library)
    with _telling(_absent):
        # A driver remembers the tokens it has seen, also those that were pulled out since.
        driver.reinitialize()
        tokens = [token for token in _tokens(driver) if label in ("", token.label)]
    if pin is not None and len(tokens) > 1:
        raise _which()
    for token in tokens:
        with _session(token, pin) as session, _telling(_failed):
            yield from _certificates(library, token, session, with_key=pin is not None)


def _tokens(driver: Any) -> Iterator[Any]:
    for slot in driver.get_slots(token_present=True):
        try:
            token = slot.get_token()
        except GONE:
            # A card put in the wrong way round says nothing of the others.
            continue
        if TokenFlag.TOKEN_INITIALIZED in token.flags:
            yield token


def _certificates(
    library: Path, token: Any, session: Any, *, with_key: bool
) -> Iterator[tuple[TokenPlace, bytes]]:
    keys = _key_ids(session) if with_key else set()
    for id, certificate in _held(session):
        # The issuer's certificate may lie beside the officer's: it signs no reports.
        if x509.Certificate.load(certificate).ca or (with_key and id not in keys):
            continue
        serial = bytes(token.serial).decode("latin-1")
        yield TokenPlace(library=str(library), label=token.label, serial=serial, key=id.hex()), certificate


def _held(session: Any) -> Iterator[tuple[bytes, bytes]]:
    """Each certificate of a token with its id."""
    for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        try:
            yield bytes(found[Attribute.ID]), bytes(found[Attribute.VALUE])
        except AttributeTypeInvalid:
            # A certificate kept elsewhere, of which the token knows the address only.
            continue


def _key_ids(session: Any) -> set[bytes]:
    keys = session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
    return {bytes(key[Attribute.ID]) for key in keys}


@contextmanager
def unlocked_token(place: TokenPlace, certificate: bytes, pin: str) -> Iterator[SigningParts]:
    """The key on a token with the certificates of its issuers that lie there, ready to sign until the
    block ends.

    Raises Refused "token-library", "token-absent", "token-wrong-pin", "token-locked", "token-new-pin",
    "token-key-missing", and while signing "token-failed".
    """
    driver = _driver(Path(place.library))
    with _telling(_absent):
        token = driver.get_token(token_label=place.label, token_serial=place.serial.encode("latin-1"))
    with _session(token, pin) as session:
        with _telling(_failed):
            key, own = _key(session, place), x509.Certificate.load(certificate)
            chain = _issuers(session, own)

        def sign(data: bytes) -> bytes:
            with _telling(_failed):
                return bytes(key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS))

        yield SigningParts(sign, own, chain)


def _issuers(session: Any, own: x509.Certificate) -> tuple[x509.Certificate, ...]:
    """The certificates above one, as far as the token holds them, without the root: who checks a report
    trusts a root of their own choice."""
    if own.issuer == own.subject:
        return ()
    others = [x509.Certificate.load(value) for _, value in _held(session)]
    chain: list[x509.Certificate] = []
    while len(chain) < LONGEST_CHAIN:
        below = chain[-1] if chain else own
        above = [c for c in others if c.subject == below.issuer and c.subject != c.issuer and c not in chain]
        if not above:
            break
        chain.append(above[0])
    return tuple(chain)


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
def _session(token: Any, pin: str | None) -> Iterator[Any]:
    with _telling(_absent):
        session = token.open(user_pin=pin)
    try:
        yield session
    finally:
        _close(session)


@contextmanager
def _telling(otherwise: Callable[[], Refused]) -> Iterator[None]:
    """Turn what the driver says into a refusal: drivers name the same mishap by many names."""
    try:
        yield
    except (PinIncorrect, PinInvalid, PinLenRange) as error:
        raise _wrong_pin() from error
    except PinLocked as error:
        raise _locked() from error
    except (PinExpired, UserPinNotInitialized) as error:
        raise _new_pin() from error
    except PKCS11Error as error:
        raise otherwise() from error


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


def _wrong_pin() -> Refused:
    return Refused(
        "token-wrong-pin",
        en="The PIN of the token is wrong. Enter it again with care: after a few wrong ones the token locks itself.",
        zh="密钥的 PIN 码不正确。请仔细核对后重新输入：连续输错数次，密钥将被锁定。",
    )


def _locked() -> Refused:
    return Refused(
        "token-locked",
        en="The token is locked after too many wrong PINs. Ask who issued it to unlock it.",
        zh="PIN 码输错次数过多，密钥已锁定。请联系发放单位解锁。",
    )


def _new_pin() -> Refused:
    return Refused(
        "token-new-pin",
        en="The token wants a new PIN. Set one with the software that came with the token, and try again.",
        zh="密钥要求设置新的 PIN 码。请用随密钥提供的软件设置后重试。",
    )


def _which() -> Refused:
    return Refused(
        "token-which",
        en="Several tokens are plugged in. Name the label of the one the PIN belongs to; none was tried.",
        zh="插入了多个密钥。请填写 PIN 码所属密钥的标签；尚未尝试任何密钥。",
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
        en="The token stopped answering. Plug it in again and try once more; what was signed before is unchanged.",
        zh="密钥停止响应。请重新插入密钥后再试；此前的内容未改动。",
    )
