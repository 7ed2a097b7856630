"""Keys on a real PKCS#11 token: they sign, and whatever happens to the token is told."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from factories import Signers, make_signed_record
from pdf_checks import openssl_cms
from token_box import LABEL, PIN, TokenBox, token_box

from inspector.errors import Refused
from inspector.model.identity import TokenPlace
from inspector.model.photo import PhotoId
from inspector.model.verdict import Outcome
from inspector.report.bundle_signature import sign_manifest, signer_of
from inspector.report.draw import draw
from inspector.report.keys import Key, TokenKey
from inspector.report.token import certificates_on
from inspector.report.verify import verify_report
from inspector.report.write import write_signed

pytestmark = pytest.mark.token


@pytest.fixture(scope="module")
def shared_box(signers: Signers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TokenBox]:
    """A token with the second officer's key. The driver knows one folder a process."""
    with token_box(tmp_path_factory.mktemp("token"), signers.files[1], signers.pin) as made:
        yield made


@pytest.fixture
def box(shared_box: TokenBox) -> Iterator[TokenBox]:
    """The token, plugged in again after each test."""
    yield shared_box
    shared_box.put_in()


def key_on(box: TokenBox, pin: str = PIN) -> TokenKey:
    """The key on the token, for the second field."""
    ((place, certificate),) = certificates_on(box.library)
    return TokenKey("Officer2", place, certificate, pin)


def written(signers: Signers, *keys: Key) -> bytes:
    """A report without photos, signed with the keys."""
    out = io.BytesIO()
    write_to(out, signers, *keys)
    return out.getvalue()


def write_to(out: io.BytesIO, signers: Signers, *keys: Key, at: str = "", do: object = None) -> None:
    """Sign into `out`; when a step is reached for the last time, do something."""
    record, _ = make_signed_record(signers)
    steps = []

    def reached(step: str) -> None:
        steps.append(step)
        if callable(do) and steps.count(step) == len(keys) and step == at:
            do()

    write_signed(out, record, no_photo, keys, datetime.now().astimezone(), reached=reached)


def no_photo(id: PhotoId) -> bytes:
    """The records here have none."""
    raise AssertionError(id)


def test_a_key_on_a_token_signs(signers: Signers, box: TokenBox, tmp_path: Path) -> None:
    report = written(signers, signers.keys()[0], key_on(box))
    assert verify_report(report, signers.certificates).outcome is Outcome.ACCEPTED
    file = tmp_path / "report.pdf"
    file.write_bytes(report)
    assert [seen.valid for seen in openssl_cms(file)] == [True, True]


def test_a_token_tells_its_certificates_without_a_pin(signers: Signers, box: TokenBox) -> None:
    ((place, certificate),) = certificates_on(box.library, LABEL)
    assert certificate == signers.certificates[1]
    assert (place.label, place.key) == (LABEL, "01")
    assert list(certificates_on(box.library, "another")) == []


def test_a_wrong_pin_is_told_and_nothing_is_written(signers: Signers, box: TokenBox) -> None:
    out = io.BytesIO()
    with pytest.raises(Refused) as told:
        write_to(out, signers, signers.keys()[0], key_on(box, "999999"))
    assert told.value.code == "token-wrong-pin"
    assert out.getvalue() == b""


def test_a_token_that_is_not_there_is_told(signers: Signers, box: TokenBox) -> None:
    key = key_on(box)
    box.pull_out()
    with pytest.raises(Refused) as told:
        written(signers, key)
    assert told.value.code == "token-absent"


def test_a_bundle_of_checklists_is_signed_on_the_token(signers: Signers, box: TokenBox) -> None:
    signature = sign_manifest(b"{}", key_on(box), datetime.now().astimezone())
    fingerprint = hashlib.sha256(signers.certificates[1]).hexdigest()
    assert signer_of(b"{}", signature).identity.fingerprint == fingerprint


def test_a_token_pulled_out_while_signing_leaves_what_was_whole(signers: Signers, box: TokenBox) -> None:
    out, (first, _), key = io.BytesIO(), signers.keys(), key_on(box)
    record, _ = make_signed_record(signers)
    with pytest.raises(Refused) as told:
        write_to(out, signers, first, key, at="sign", do=box.pull_out)
    assert told.value.code in ("token-failed", "token-absent")
    assert out.getvalue().startswith(draw(record, {}))
    assert out.getvalue().count(b"/ByteRange") == 1


def test_a_key_that_is_gone_and_a_driver_that_is_none_are_told(signers: Signers, box: TokenBox) -> None:
    key = key_on(box)
    for place, code in (
        (replace(key.place, key="77"), "token-key-missing"),
        (replace(key.place, serial="0"), "token-absent"),
        (TokenPlace(library="/dev/null", label="", serial="", key=""), "token-library"),
    ):
        with pytest.raises(Refused) as told:
            written(signers, replace(key, place=place))
        assert told.value.code == code
