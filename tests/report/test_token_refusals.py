"""Keys of a real authority on a real token: what goes into the signature, and what is refused before one."""

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from factories import MANAGER, OFFICER_1, WITNESS, make_record
from pkcs11.exceptions import DeviceRemoved, PinExpired, PinLocked, PKCS11Error, UserPinNotInitialized
from pki import Authority, running_authority
from pyhanko.pdf_utils.reader import PdfFileReader
from token_box import LABEL, PIN, TokenBox, new_token, token_box

from inspector.errors import Refused
from inspector.model.level import Level
from inspector.model.verdict import Outcome
from inspector.report import token
from inspector.report.keys import TokenKey, opened
from inspector.report.seal_time import seal_time
from inspector.report.token import certificates_on, unlocked_token
from inspector.report.verify import verify_report
from inspector.report.write import write_signed

pytestmark = pytest.mark.token


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """One authority for all tests."""
    with running_authority(tmp_path_factory.mktemp("authority")) as running:
        yield running


@pytest.fixture
def box(authority: Authority, tmp_path: Path) -> Iterator[TokenBox]:
    """A token with the first officer's key, his certificate and his issuer's."""
    with token_box(tmp_path, authority.pkcs12("officer1", PIN), PIN) as made:
        yield made
        made.put_in()


def key_on(box: TokenBox, pin: str = PIN) -> TokenKey:
    """The key on the token."""
    ((place, certificate),) = certificates_on(box.library)
    return TokenKey("Officer1", place, certificate, pin)


def signed(key: TokenKey) -> bytes:
    """A report signed by the officer alone."""
    identity = hashlib.sha256(key.certificate).hexdigest()
    record = make_record(people=(replace(OFFICER_1, identity=identity), MANAGER, WITNESS))
    out = io.BytesIO()
    write_signed(out, record, lambda id: b"", [key], datetime.now().astimezone())
    return out.getvalue()


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The block is refused with this code."""
    with pytest.raises(Refused) as told:
        yield
    assert told.value.code == code


def test_who_trusts_the_root_accepts_a_signature_made_on_a_token(authority: Authority, box: TokenBox) -> None:
    report, root = signed(key_on(box)), [authority.certificate("root")]
    assert verify_report(report, root).outcome is Outcome.ACCEPTED
    (signature,) = PdfFileReader(io.BytesIO(report)).embedded_regular_signatures
    assert [c.dump() for c in signature.other_embedded_certs] == [authority.certificate("issuer")]
    out = io.BytesIO()
    seal_time(io.BytesIO(report), out, authority.time_stamps, root, Level.LTA)
    assert verify_report(out.getvalue(), root).proved_at is not None


def test_the_issuers_certificate_is_no_identity(authority: Authority, box: TokenBox) -> None:
    for pin in (None, PIN):
        found = [certificate for _, certificate in certificates_on(box.library, pin=pin)]
        assert found == [authority.certificate("officer1")]


def test_with_a_pin_only_certificates_with_a_key_are_told(
    authority: Authority, box: TokenBox, tmp_path: Path
) -> None:
    import pkcs11
    from pkcs11.util.x509 import decode_x509_certificate

    with pkcs11.lib(str(box.library)).get_token(token_label=LABEL).open(rw=True, user_pin=PIN) as session:
        alone = decode_x509_certificate(authority.certificate("officer2"))
        session.create_object(alone | {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.ID: b"\x09"})
    assert len(list(certificates_on(box.library))) == 2
    assert len(list(certificates_on(box.library, LABEL, PIN))) == 1


def test_a_pin_is_never_tried_on_another_token(box: TokenBox) -> None:
    new_token("another")
    with refused("token-which"):
        list(certificates_on(box.library, pin=PIN))
    assert len(list(certificates_on(box.library, LABEL, PIN))) == 1
    with refused("token-wrong-pin"):
        list(certificates_on(box.library, LABEL, "999999"))


def test_an_expired_certificate_is_told_before_the_pin_is_used(authority: Authority, tmp_path: Path) -> None:
    with token_box(tmp_path, authority.pkcs12("expired", PIN), PIN) as box:
        with refused("identity-expired"), opened(key_on(box, "wrong"), datetime.now().astimezone()):
            pass
        with refused("identity-expired"):
            signed(key_on(box))


def test_a_token_pulled_out_between_pin_and_signature_is_told(box: TokenBox) -> None:
    key = key_on(box)
    with refused("token-failed"), unlocked_token(key.place, key.certificate, PIN) as parts:
        box.pull_out()
        parts.sign(b"attributes")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PinLocked, "token-locked"),
        (PinExpired, "token-new-pin"),
        (UserPinNotInitialized, "token-new-pin"),
        (DeviceRemoved, "token-absent"),
    ],
)
def test_what_only_other_tokens_say_is_told_too(
    box: TokenBox, monkeypatch: pytest.MonkeyPatch, error: type[PKCS11Error], code: str
) -> None:
    """SoftHSM never locks itself, so its answers are stood in for."""

    class Saying:
        def get_token(self, **_: object) -> "Saying":
            return self

        def open(self, **_: object) -> object:
            raise error

    key = key_on(box)
    monkeypatch.setattr(token, "_driver", lambda library: Saying())
    with refused(code), unlocked_token(key.place, key.certificate, PIN):
        pass


def test_a_driver_that_fails_while_the_key_is_searched_is_told(
    box: TokenBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DeviceRemoved

    key = key_on(box)
    monkeypatch.setattr(token, "_key", fail)
    with refused("token-failed"), unlocked_token(key.place, key.certificate, PIN):
        pass
