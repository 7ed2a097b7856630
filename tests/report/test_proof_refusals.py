"""What hinders the proof of a time is told in a sentence, whatever the services answer."""

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from factories import MANAGER, OFFICER_1, WITNESS, make_record, sign_record
from pki import Authority, running_authority

from inspector.app.progress import silent
from inspector.app.proving import prove_time
from inspector.errors import Refused
from inspector.model.level import Level
from inspector.report.keys import SigningKey
from inspector.report.seal_time import seal_time, time_stamp_from
from inspector.report.verify import verify_report

PIN = "123456"
REPLY = "application/timestamp-reply"
REJECTION = bytes.fromhex("30053003020102")  # TimeStampResp with status rejection, and no token


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """One authority for all tests."""
    with running_authority(tmp_path_factory.mktemp("authority")) as running:
        yield running


@contextmanager
def answering(body: bytes, kind: str, status: str) -> Iterator[str]:
    """A service that always gives one answer, and its address."""

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args: object) -> None:
            """Say nothing."""

    def answer(environ: object, start_response: object) -> list[bytes]:
        start_response(status, [("Content-Type", kind)])  # type: ignore[operator]
        return [body]

    server = make_server("127.0.0.1", 0, answer, handler_class=Quiet)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def signed_by(authority: Authority, label: str) -> bytes:
    """A report signed offline by one officer."""
    identity = hashlib.sha256(authority.certificate(label)).hexdigest()
    record = make_record(people=(replace(OFFICER_1, identity=identity), MANAGER, WITNESS))
    return sign_record(record, {}, [SigningKey("Officer1", authority.pkcs12(label, PIN), PIN)])


def refusal(
    authority: Authority, report: bytes, level: Level, tsa: str = "", root: str = "root"
) -> tuple[str, bytes]:
    """Why a proof was refused, and what was written until then."""
    out, trust = io.BytesIO(), [authority.certificate(root)]
    with pytest.raises(Refused) as told:
        seal_time(io.BytesIO(report), out, tsa or authority.time_stamps, trust, level)
    return told.value.code, out.getvalue()


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (REJECTION, REPLY, "200 OK"),
        (b"", REPLY, "200 OK"),
        (b"hello", REPLY, "200 OK"),
        (bytes.fromhex("30053003020100"), REPLY, "200 OK"),  # granted, but no token
        (b"<html>log in to the network</html>", "text/html", "200 OK"),
        (b"", "text/plain", "404 Not Found"),
        (b"", "text/plain", "503 Service Unavailable"),
    ],
)
def test_a_service_that_gives_no_time_stamp_is_told(
    authority: Authority, body: bytes, kind: str, status: str
) -> None:
    with answering(body, kind, status) as url:
        with pytest.raises(Refused) as told:
            time_stamp_from(url)(bytes(32))
        assert told.value.code == "tsa-refused"
        for level in (Level.T, Level.LTA):
            assert refusal(authority, signed_by(authority, "officer1"), level, url) == ("tsa-refused", b"")


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "nonsense", "http://no.such.host.invalid/"])
def test_a_service_that_is_not_there_is_told(authority: Authority, url: str) -> None:
    with pytest.raises(Refused) as told:
        time_stamp_from(url)(bytes(32))
    assert told.value.code == "tsa-unreachable"
    assert refusal(authority, signed_by(authority, "officer1"), Level.T, url)[0] == "tsa-unreachable"


def test_a_certificate_whose_state_nobody_tells_can_have_its_time_proved_alone(authority: Authority) -> None:
    report, root = signed_by(authority, "silent"), [authority.certificate("root")]
    for level in (Level.LT, Level.LTA):
        assert refusal(authority, report, level) == ("no-revocation-data", b"")
    out = io.BytesIO()
    seal_time(io.BytesIO(report), out, authority.time_stamps, root, Level.T)
    assert out.getvalue().startswith(report)
    assert verify_report(out.getvalue(), root).proved_at is not None


@pytest.mark.parametrize("level", [Level.T, Level.LTA])
def test_a_service_nobody_trusts_proves_nothing(authority: Authority, level: Level) -> None:
    code, written = refusal(authority, signed_by(authority, "officer1"), level, root="issuer")
    assert (code, written) == ("certificate-unknown", b"")


def test_a_revoked_certificate_gets_no_evidence(authority: Authority) -> None:
    report = signed_by(authority, "revoked")
    for level in (Level.LT, Level.LTA):
        assert refusal(authority, report, level) == ("certificate-revoked", b"")


def test_what_is_no_report_is_told(authority: Authority) -> None:
    for file in (b"", b"%PDF-1.7 and nothing behind", b"hello"):
        assert refusal(authority, file, Level.LTA)[0] == "not-a-report"


def test_nothing_appears_and_nothing_changes_when_the_proof_fails(
    authority: Authority, tmp_path: Path
) -> None:
    trust, folder, file = tmp_path / "trust", tmp_path / "proved", tmp_path / "report.pdf"
    trust.mkdir()
    (trust / "root.der").write_bytes(authority.certificate("root"))
    file.write_bytes(signed_by(authority, "officer1"))
    before = file.read_bytes()
    with answering(REJECTION, REPLY, "200 OK") as url, pytest.raises(Refused):
        prove_time([file], folder, url, trust, Level.LTA, silent)
    assert file.read_bytes() == before
    assert list(folder.iterdir()) == []
