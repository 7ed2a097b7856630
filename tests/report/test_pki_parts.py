"""The authority and the token of the tests are real: their certificates, lists, answers and refusals."""

import hashlib
import subprocess
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from asn1crypto import crl, ocsp, tsp, x509
from pki import OFFICERS, Authority, running_authority
from token_box import LABEL, PIN, TokenBox, new_token, token_box

from inspector.errors import Refused
from inspector.report.identity import certificate_der, identity_of_certificate, is_signing_certificate
from inspector.report.seal_time import time_stamp_from
from inspector.report.token import certificates_on


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """One authority for all tests."""
    with running_authority(tmp_path_factory.mktemp("authority")) as running:
        yield running


@pytest.fixture(scope="module")
def shared_box(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TokenBox]:
    """A token with the first officer's key, and an empty one beside it."""
    with token_box(tmp_path_factory.mktemp("token"), authority.pkcs12("officer1", PIN), PIN) as made:
        new_token("empty")
        yield made


@pytest.fixture
def box(shared_box: TokenBox) -> Iterator[TokenBox]:
    """The tokens, plugged in again after each test."""
    yield shared_box
    shared_box.put_in()


def certificate(authority: Authority, label: str) -> x509.Certificate:
    """A certificate, parsed."""
    return x509.Certificate.load(authority.certificate(label))


def asked(url: str, body: bytes | None = None, kind: str = "") -> bytes:
    """What a service of the authority answers."""
    request = urllib.request.Request(url, body, {"Content-Type": kind} if kind else {})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return bytes(answer.read())


def state(authority: Authority, label: str) -> str:
    """What the status service tells of an officer's certificate (RFC 6960)."""
    own, issuer = certificate(authority, label), certificate(authority, "issuer")
    name = {
        "hash_algorithm": {"algorithm": "sha1"},
        "issuer_name_hash": hashlib.sha1(issuer.subject.dump()).digest(),
        "issuer_key_hash": hashlib.sha1(bytes(issuer.public_key["public_key"])).digest(),
        "serial_number": own.serial_number,
    }
    request = ocsp.OCSPRequest({"tbs_request": {"request_list": [{"req_cert": name}]}})
    (url,) = own.ocsp_urls
    answer = ocsp.OCSPResponse.load(asked(url, request.dump(), "application/ocsp-request"))
    (told,) = answer.response_data["responses"]
    return str(told["cert_status"].name)


def test_openssl_follows_every_certificate_to_the_root(authority: Authority, tmp_path: Path) -> None:
    def pem(label: str) -> Path:
        path = tmp_path / f"{label}.pem"
        command = ("openssl", "x509", "-inform", "DER", "-out", str(path))
        subprocess.run(command, input=authority.certificate(label), check=True, capture_output=True)
        return path

    root, issuer = pem("root"), pem("issuer")
    for label in OFFICERS:
        command = ["openssl", "verify", "-CAfile", str(root), "-untrusted", str(issuer), str(pem(label))]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode == 0) == (label != "expired"), done.stderr
        assert ("expired" in done.stderr) == (label == "expired")


def test_officers_may_sign_documents_and_nothing_else(authority: Authority) -> None:
    for label in OFFICERS:
        usage = certificate(authority, label).key_usage_value.native
        assert usage == {"digital_signature", "non_repudiation"}
        assert "1.3.6.1.5.5.7.3.36" in certificate(authority, label).extended_key_usage_value.native
        assert is_signing_certificate(authority.certificate(label))
    assert certificate(authority, "issuer").ca


def test_the_status_service_tells_who_was_revoked(authority: Authority) -> None:
    assert [state(authority, label) for label in ("officer1", "revoked")] == ["good", "revoked"]
    assert certificate(authority, "silent").ocsp_urls == []


def test_the_list_names_who_was_revoked(authority: Authority) -> None:
    (point,) = certificate(authority, "officer1").crl_distribution_points
    listed = crl.CertificateList.load(asked(point.url))
    revoked = {entry["user_certificate"].native for entry in listed["tbs_cert_list"]["revoked_certificates"]}
    assert revoked == {certificate(authority, "revoked").serial_number}


def test_time_stamps_are_of_now_and_of_what_was_asked(authority: Authority) -> None:
    digest = hashlib.sha256(b"something").digest()
    for url, label in ((authority.time_stamps, "tsa"), (authority.lasting_time_stamps, "tsa2")):
        token = time_stamp_from(url)(digest)
        info = token["content"]["encap_content_info"]["content"].parsed
        assert isinstance(info, tsp.TSTInfo)
        assert info["message_imprint"]["hashed_message"].native == digest
        assert abs((info["gen_time"].native - datetime.now(UTC)).total_seconds()) < 5
        (signer,) = token["content"]["signer_infos"]
        assert signer["sid"].chosen["serial_number"].native == certificate(authority, label).serial_number


def test_an_identity_file_opens_with_its_pin_only(authority: Authority) -> None:
    file = authority.pkcs12("officer2", PIN)
    assert identity_of_certificate(certificate_der(file, PIN)).name == OFFICERS["officer2"]
    with pytest.raises(Refused) as told:
        certificate_der(file, PIN + "0")
    assert told.value.code == "identity-wrong-pin"


def test_the_authority_is_gone_afterwards(tmp_path: Path) -> None:
    with running_authority(tmp_path) as passing:
        url = passing.time_stamps
    with pytest.raises(Refused) as told:
        time_stamp_from(url)(bytes(32))
    assert told.value.code == "tsa-unreachable"


@pytest.mark.token
def test_a_token_holds_one_key_and_tells_its_label(authority: Authority, box: TokenBox) -> None:
    ((place, held),) = certificates_on(box.library)
    assert (place.label, held) == (LABEL, authority.certificate("officer1"))
    assert list(certificates_on(box.library, "empty")) == []


@pytest.mark.token
def test_a_token_that_was_pulled_out_is_gone_until_it_is_put_in(box: TokenBox) -> None:
    box.pull_out()
    assert list(certificates_on(box.library)) == []
    box.put_in()
    assert len(list(certificates_on(box.library))) == 1


@pytest.mark.token
def test_one_token_after_another_in_one_process(authority: Authority, tmp_path: Path, box: TokenBox) -> None:
    with token_box(tmp_path, authority.pkcs12("officer2", PIN), PIN) as other:
        assert [held for _, held in certificates_on(other.library)] == [authority.certificate("officer2")]
    assert [held for _, held in certificates_on(box.library)] == [authority.certificate("officer1")]
