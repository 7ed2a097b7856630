"""A signed bundle is made, taken from whom one trusts, installed whole or not at all, and used from then on."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bundling import PUBLISHER, Publisher, bomb, checklist, forged, install, laws, more_laws, overlay, sha256
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12, serialize_key_and_certificates
from cryptography.x509.oid import NameOID
from factories import Signers
from pki import Authority, running_authority
from visits import start_visit

from inspector.app.bundles import install_bundle, make_bundle, open_bundle, preview_bundle
from inspector.app.checking import check_store
from inspector.app.checklists import available_checklists, find_checklist, law_registry
from inspector.app.inspections import load_inspection, start_inspection
from inspector.app.laws import cited_by, find_law, laws_on
from inspector.app.publishers import distrust_publisher, trust_publisher, trusted_publishers
from inspector.app.signing import sign_by_hand, statement_digest
from inspector.checklists.archive import packed, unpacked
from inspector.checklists.kept import CACHE
from inspector.checklists.load import read_checklist
from inspector.checklists.manifest import MANIFEST, SIGNATURE
from inspector.checklists.overlay import read_overlay
from inspector.checklists.shelf import Shelf
from inspector.errors import Refused
from inspector.model.bundle import ContentKind
from inspector.model.checklist import ChecklistId, ItemId, LawId, Severity
from inspector.model.person import Point
from inspector.store.contents import Contents
from inspector.store.store import Store
from tests.spent import processor_seconds
from tests.store.laptop import reopened

FILES = {"small.yaml": checklist()}
STROKES = ((Point(x=1, y=1, pressure=500, at_ms=0), Point(x=9, y=9, pressure=500, at_ms=9)),)


@pytest.fixture
def publisher(store: Store, tmp_path: Path, signers: Signers) -> Publisher:
    """A publisher this laptop trusts."""
    made = Publisher(store, tmp_path, signers)
    made.trusted_by(store)
    return made


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """An authority that issues certificates to officers."""
    with running_authority(tmp_path_factory.mktemp("pki")) as running:
        yield running


def refused(act: Callable[[], object]) -> Refused:
    """The refusal of a wish."""
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.zh != caught.value.en
    return caught.value


def written(folder: Path, data: bytes) -> Path:
    """A bundle at a stick."""
    path = folder / "stick.inspector-bundle"
    path.write_bytes(data)
    return path


def ids(store: Store) -> set[str]:
    """The checklists there are."""
    return {each.checklist.id for each in available_checklists(store)}


def bundles(store: Store) -> int:
    """How many bundles the audit chain tells of."""
    with store.read() as unit:
        return len(unit.audit.bodies("bundle-installed"))


def test_what_a_bundle_brings_is_there_also_after_the_program_was_closed(
    publisher: Publisher, store: Store
) -> None:
    before = ids(store)
    install(store, publisher.bundle(1, FILES))
    store = reopened(store)
    assert ids(store) == before | {"small"}
    shelved = next(each for each in available_checklists(store) if each.checklist.id == "small")
    assert shelved.origin is not None
    assert (shelved.origin.publisher, shelved.origin.serial) == (PUBLISHER, 1)
    assert shelved.origin.fingerprint == sha256(publisher.signers.certificates[0])
    assert shelved.checklist.sha256 == sha256(FILES["small.yaml"])
    assert check_store(store).problems == ()
    store.close()


def test_nothing_of_a_bundle_is_kept_outside_the_store_or_readable_in_it(
    publisher: Publisher, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    asked = "独一无二的提问"
    files = {
        "small.yaml": checklist(question={"zh": asked, "en": asked}),
        "o.yaml": overlay(extends="small", extends_version="2026.12.1", tighten={"T01": {"sample": 99}}),
    }
    install(store, publisher.bundle(1, files))
    assert any(item.question.zh == asked for item in find_checklist(store, "small-jiangsu").items())
    store.close()
    for folder in (tmp_path / "cache", store.folder):
        written_there = [path for path in folder.rglob("*") if path.is_file()]
        assert [path for path in written_there if asked.encode() in path.read_bytes()] == []


def test_the_same_bundle_again_changes_nothing(publisher: Publisher, store: Store) -> None:
    bundle = publisher.bundle(1, FILES)
    install(store, bundle)
    again = open_bundle(store, bundle)
    assert preview_bundle(store, again).is_installed
    assert install_bundle(store, again) is None
    assert bundles(store) == 1


def test_a_bundle_of_somebody_unknown_is_refused_with_the_fingerprint(
    store: Store, tmp_path: Path, signers: Signers
) -> None:
    bundle = Publisher(store, tmp_path, signers).bundle(1, FILES)
    told = refused(lambda: open_bundle(store, bundle))
    assert told.code == "bundle-signer-untrusted"
    for sentence in (told.en, told.zh):
        assert sha256(signers.certificates[0]) in sentence
        assert "inspector checklist trust" in sentence


def test_trust_can_be_listed_and_taken_back_and_what_came_stays(publisher: Publisher, store: Store) -> None:
    bundle = publisher.bundle(1, FILES)
    install(store, bundle)
    (known,) = trusted_publishers(store)
    assert known.name == publisher.name
    assert distrust_publisher(store, known.fingerprint[:8]) == known.fingerprint
    assert trusted_publishers(store) == ()
    assert refused(lambda: open_bundle(store, bundle)).code == "bundle-signer-untrusted"
    assert refused(lambda: distrust_publisher(store, known.fingerprint)).code == "no-such-publisher"
    assert "small" in ids(store)
    with store.read() as unit:
        assert [link.what for link in unit.audit.links() if "trusted" in link.what] == [
            "publisher-trusted",
            "publisher-distrusted",
        ]


def test_a_certificate_an_authority_issued_is_trusted_through_it(
    store: Store, tmp_path: Path, authority: Authority
) -> None:
    bundle = written(tmp_path, forged(FILES, authority.pkcs12("officer1", "123456"), "123456"))
    trust_publisher(store, authority.certificate("officer2"))
    assert refused(lambda: open_bundle(store, bundle)).code == "bundle-signer-untrusted"
    trust_publisher(store, authority.certificate("root"))  # the bundle carries the issuer between
    assert install(store, bundle).bundle.signer.name == "王建国"


def signed_by(certificate: x509.CertificateBuilder, issuer: bytes, pin: str, **subject: object) -> bytes:
    """An identity whose certificate somebody else's key signed."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    above = load_pkcs12(issuer, pin.encode())
    assert above.cert is not None
    assert isinstance(above.key, rsa.RSAPrivateKey)
    made = (
        certificate.issuer_name(above.cert.certificate.subject)
        .public_key(key.public_key())
        .sign(above.key, SHA256())
    )
    protection = BestAvailableEncryption(pin.encode())
    return serialize_key_and_certificates(b"x", key, made, [above.cert.certificate], protection)


def builder(days: int = 365) -> x509.CertificateBuilder:
    """A certificate that ran for a year, or runs."""
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "冒名者")]))
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=366 - min(days, 0)))
        .not_valid_after(now + timedelta(days=days))
    )


def test_an_officer_who_is_trusted_cannot_pass_the_trust_on(
    publisher: Publisher, store: Store, tmp_path: Path
) -> None:
    pin = publisher.signers.pin
    friend = signed_by(builder(), publisher.signers.files[0], pin)
    bundle = written(tmp_path, forged(FILES, friend, pin))
    assert refused(lambda: open_bundle(store, bundle)).code == "bundle-signer-untrusted"


def test_a_certificate_that_has_run_out_is_refused(
    store: Store, tmp_path: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Signing with it is refused too: here the forger's clock is set back.
    from inspector.report import keys

    monkeypatch.setattr(keys, "require_in_time", lambda identity, at: None)
    for made_at in (None, datetime.now(UTC).replace(microsecond=0) - timedelta(days=100)):
        data = forged(FILES, authority.pkcs12("expired", "123456"), "123456", made_at=made_at)
        bundle = written(tmp_path, data)
        trust_publisher(store, authority.certificate("expired"))
        assert refused(lambda path=bundle: open_bundle(store, path)).code == "bundle-signer-expired"
        distrust_publisher(store, sha256(authority.certificate("expired")))
        trust_publisher(store, authority.certificate("issuer"))
        assert refused(lambda path=bundle: open_bundle(store, path)).code == "bundle-signer-expired"


def test_a_bundle_of_the_future_is_refused(publisher: Publisher, store: Store, tmp_path: Path) -> None:
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
    data = forged(FILES, publisher.signers.files[0], publisher.signers.pin, made_at=later)
    assert refused(lambda: open_bundle(store, written(tmp_path, data))).code == "bundle-early"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda parts: parts.pop(SIGNATURE), "bundle-signature"),
        (lambda parts: parts.pop(MANIFEST), "bundle-signature"),
        (lambda parts: parts.update({SIGNATURE: b""}), "bundle-signature"),
        (lambda parts: parts.update({SIGNATURE: b"\x30" * 100_000}), "bundle-signature"),
        (lambda parts: parts.update({SIGNATURE: b"\x30\x80" * 50_000}), "bundle-signature"),
        (lambda parts: parts.update({SIGNATURE: parts[SIGNATURE] + b"x"}), "bundle-signature"),
        (lambda parts: parts.update({SIGNATURE: parts[SIGNATURE][:-1] + b"x"}), "bundle-signature"),
        (lambda parts: parts.update({MANIFEST: parts[MANIFEST] + b" "}), "bundle-signature"),
        (lambda parts: parts.update({MANIFEST: b"{" * 1_000_000}), "bundle-signature"),
        (lambda parts: parts.update({"small.yaml": checklist(item="T02")}), "bundle-content"),
        (lambda parts: parts.update({"more.yaml": checklist(item="T02")}), "bundle-content"),
        (lambda parts: parts.pop("small.yaml"), "bundle-content"),
    ],
)
def test_what_was_changed_after_signing_is_refused_quickly(
    publisher: Publisher,
    store: Store,
    tmp_path: Path,
    change: Callable[[dict[str, bytes]], object],
    code: str,
) -> None:
    data = forged(FILES, publisher.signers.files[0], publisher.signers.pin, change=change)
    bundle = written(tmp_path, data)
    started = processor_seconds()
    assert refused(lambda: open_bundle(store, bundle)).code == code
    assert processor_seconds() - started < 2


@pytest.mark.parametrize(
    "twist",
    [
        lambda text: text.replace(b'"serial":1', b'"serial":0'),
        lambda text: text.replace(b'"serial":1', b'"serial":1.0'),
        lambda text: text.replace(b'"serial":1', b'"serial":1,"serial":2'),
        lambda text: text.replace(b'"serial":1', b'"more":1,"serial":1'),
        lambda text: text.replace(b"inspector-bundle/1", b"inspector-bundle/2"),
        lambda text: text.replace(b'"small.yaml"', b'"../small.yaml"'),
        lambda text: text.replace(b'"small.yaml"', b'"manifest.json"'),
        lambda text: text.replace(b'"checklist"', b'"program"'),
        lambda text: text.replace("更新".encode(), b"a\\nb"),
        lambda text: text + b"\n",
        lambda text: b" " + text,
        lambda text: b"[" * 50_000,
        lambda text: b"{}",
    ],
)
def test_a_signed_list_with_two_readings_is_refused(
    publisher: Publisher, store: Store, tmp_path: Path, twist: Callable[[bytes], bytes]
) -> None:
    from inspector.report.bundle_signature import sign_manifest
    from inspector.report.keys import SigningKey

    def sign_again(parts: dict[str, bytes]) -> None:
        twisted = twist(parts[MANIFEST])
        assert twisted != parts[MANIFEST]
        key = SigningKey("", publisher.signers.files[0], publisher.signers.pin)
        parts.update({MANIFEST: twisted, SIGNATURE: sign_manifest(twisted, key, datetime.now().astimezone())})

    data = forged(FILES, publisher.signers.files[0], publisher.signers.pin, change=sign_again)
    assert refused(lambda: open_bundle(store, written(tmp_path, data))).code == "manifest-invalid"


def test_older_bundles_of_the_publisher_are_refused(publisher: Publisher, store: Store) -> None:
    old = publisher.bundle(3, FILES, "old.inspector-bundle")
    other = publisher.bundle(4, {"other.yaml": checklist(id="other", item="U01")}, "other.inspector-bundle")
    install(store, publisher.bundle(4, {"small.yaml": checklist("2026.12.2")}))
    for bundle in (old, other):
        opened = open_bundle(store, bundle)
        assert refused(lambda found=opened: install_bundle(store, found)).code == "bundle-older"
        assert refused(lambda found=opened: preview_bundle(store, found)).code == "bundle-older"
    assert bundles(store) == 1


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (checklist("2026.11.30"), "content-older"),
        (checklist("2026.9.1"), "content-older"),
        (checklist(item="T02"), "content-taken"),
        (checklist(id="personal-information", version="2026.10.1", item="T02"), "content-older"),
        (checklist(id="personal-information", version="2026.11.1", item="T02"), "content-taken"),
    ],
)
def test_an_older_or_another_checklist_of_the_same_name_is_refused(
    publisher: Publisher, store: Store, file: bytes, code: str
) -> None:
    install(store, publisher.bundle(1, FILES))
    opened = open_bundle(store, publisher.bundle(2, {"again.yaml": file, "new.yaml": checklist(id="new")}))
    assert refused(lambda: install_bundle(store, opened)).code == code
    assert "new" not in ids(store)


def test_reference_data_of_a_version_there_is_must_be_the_same(publisher: Publisher, store: Store) -> None:
    shipped = Path("checklists/divisions.csv").read_bytes()
    install(store, publisher.bundle(1, {"divisions.csv": shipped}))  # no harm
    other = {"divisions.csv": shipped.replace("北京市".encode(), "燕京市".encode())}
    opened = open_bundle(store, publisher.bundle(2, other))
    assert refused(lambda: install_bundle(store, opened)).code == "content-taken"


def test_a_bundle_is_not_written_over_another_file(publisher: Publisher, tmp_path: Path) -> None:
    made = publisher.bundle(1, FILES)
    told = refused(
        lambda: make_bundle(
            publisher.store, [tmp_path / "small.yaml"], publisher.name, publisher.signers.pin, 2, made
        )
    )
    assert told.code == "file-exists"


def test_a_newer_version_takes_the_place_and_the_preview_tells_what_changed(
    publisher: Publisher, store: Store
) -> None:
    install(store, publisher.bundle(1, FILES))
    newer = {"small.yaml": checklist("2026.12.10", deadline="3 days"), "o.yaml": overlay()}
    opened = open_bundle(store, publisher.bundle(2, newer))
    preview = preview_bundle(store, opened)
    changes = {each.id: each for each in preview.checklists}
    assert changes[ChecklistId("small")].before == "2026.12.1"
    (changed,) = changes[ChecklistId("small")].changed
    assert [each.deadline.days for each in (changed.before, changed.now) if each.deadline] == [10, 3]
    assert changes[ChecklistId("personal-information-jiangsu")].before == ""
    install_bundle(store, opened)
    assert find_checklist(store, "small").version == "2026.12.10"
    stricter = find_checklist(store, "personal-information-jiangsu")
    assert next(item for item in stricter.items() if item.id == "A16").severity is Severity.CRITICAL
    other = {"small.yaml": checklist("2026.12.11", item="T02")}
    (change,) = preview_bundle(store, open_bundle(store, publisher.bundle(3, other))).checklists
    assert (change.added, [item.id for item in change.removed]) == ((ItemId("T02"),), ["T01"])


def test_an_overlay_in_a_bundle_may_extend_a_checklist_of_it(publisher: Publisher, store: Store) -> None:
    files = {
        "a-overlay.yaml": overlay(
            extends="small", extends_version="2026.12.1", tighten={"T01": {"deadline": "3 days"}}
        ),
        "small.yaml": checklist(),
    }
    install(store, publisher.bundle(1, files))
    assert {"small", "small-jiangsu"} <= ids(store)


def test_a_file_that_is_wrong_is_named_when_the_bundle_is_made(publisher: Publisher) -> None:
    for files, code in (
        ({"bad.yaml": checklist(deadline="never")}, "checklist-invalid"),
        ({"what.txt": b"hello"}, "content-unknown"),
        ({"a.yaml": checklist(), "b.yaml": checklist()}, "content-twice"),
        ({"o.yaml": overlay(extends="none")}, "overlay-base-missing"),
        ({"l.yaml": b"format: inspector-calendar/1\nyears: []\n"}, "checklist-invalid"),
        ({"a b.yaml": checklist()}, "manifest-invalid"),
    ):
        told = refused(lambda these=files: publisher.bundle(1, these))
        assert told.code == code
    assert refused(lambda: publisher.bundle(0, FILES)).code == "manifest-invalid"
    assert not (publisher.folder / "new.inspector-bundle").exists()


def test_nothing_of_a_bundle_is_installed_when_it_fails_halfway(
    publisher: Publisher, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = FILES | {"other.yaml": checklist(id="other", item="U01")}
    opened, before, added = open_bundle(store, publisher.bundle(1, files)), ids(store), []
    real = Contents._add

    def break_off(self: Contents, *arguments: object) -> None:
        real(self, *arguments)  # type: ignore[arg-type]
        self.shelf()
        added.append(arguments)
        if len(added) == 2:
            raise OSError("the stick was pulled out")

    with monkeypatch.context() as patch:
        patch.setattr(Contents, "_add", break_off)
        with pytest.raises(OSError, match="stick"):
            install_bundle(store, opened)
    assert ids(store) == before
    assert bundles(store) == 0
    other = {"third.yaml": checklist(id="third", item="V01")}
    install(store, publisher.bundle(1, other))
    assert ids(store) == before | {"third"}


def test_laws_that_come_are_used_and_must_know_what_is_cited(publisher: Publisher, store: Store) -> None:
    bad = {"laws.yaml": laws()}
    told = refused(lambda: publisher.bundle(1, bad))
    assert told.code == "law-missing"
    assert "item A0" in told.en
    cites = checklist(citations=["province-regulation 5 V"])
    assert refused(lambda: publisher.bundle(1, {"s.yaml": cites})).code == "checklist-invalid"
    install(store, publisher.bundle(1, {"s.yaml": cites, "laws.yaml": more_laws()}))
    assert find_law(store, "province-regulation").short.zh == "某省快递条例"
    assert [each.item for each in cited_by(store, LawId("province-regulation"))] == ["T01"]
    assert "province-regulation" in {law.id for law in laws_on(store, datetime.now(UTC).date())}
    assert law_registry(store).version == "2026.12.1"
    assert "province-regulation" not in law_registry(None).entries
    without = forged(
        {"laws.yaml": Path("checklists/law/laws.yaml").read_bytes().replace(b"2026.11.1", b"2026.12.2")},
        publisher.signers.files[0],
        publisher.signers.pin,
        serial=2,
    )
    told = refused(lambda: open_bundle(store, written(publisher.folder, without)))
    assert told.code == "law-missing"
    assert "T01" in told.en
    assert "province-regulation" in told.zh


def test_reference_data_that_comes_is_used(publisher: Publisher, store: Store) -> None:
    files = {
        "divisions.csv": b"# version 2027.1.1\n110000,\xe5\x8c\x97\xe4\xba\xac\n",
        "carriers.yaml": b"""format: inspector-carriers/1
version: "2027.1.1"
carriers:
  - {id: one, name: {zh: x, en: x}, waybills: [{pattern: 'AB[0-9]{10}', trust: high}]}
""",
        "calendar.yaml": b"""format: inspector-calendar/1
version: "2026.1.1"
years: [{year: 2030, off: [2030-01-01], worked: []}]
""",
    }
    opened = publisher.bundle(1, files)
    assert refused(lambda: install(store, opened)).code == "content-older"  # the calendar
    files["calendar.yaml"] = files["calendar.yaml"].replace(b"2026.1.1", b"2027.1.1")
    install(store, publisher.bundle(1, files))
    with store.read() as unit:
        shelf = unit.contents.shelf()
    assert dict(shelf.divisions) == {"110000": "北京"}
    assert [carrier.id for carrier in shelf.carriers] == ["one"]
    assert shelf.version(ContentKind.CALENDAR) == "2027.1.1"
    assert len(Shelf().divisions) > 3000


@dataclass(frozen=True)
class Before:
    """What is known of an inspection before a bundle comes."""

    statement: str
    signed: int
    checklists: tuple[object, ...]


def known(store: Store, id: object) -> Before:
    """All that a bundle might change."""
    inspection = load_inspection(store, id)  # type: ignore[arg-type]
    return Before(statement_digest(store, inspection.id), len(inspection.handwriting), inspection.checklists)


def test_an_inspection_that_began_is_not_changed_and_signatures_hold(
    publisher: Publisher, store: Store, signers: Signers
) -> None:
    running = start_visit(store, signers)
    sign_by_hand(store, running.id, running.people[-1].id, STROKES, 2500)
    before = known(store, running.id)
    assert before.signed == 1
    shipped = Path("checklists/personal-information.yaml").read_text(encoding="utf-8")
    newer = shipped.replace('version: "2026.11.1"', 'version: "2026.12.1"').replace("10 days", "1 days")
    # The registry now says that the articles of the regulation were numbered otherwise.
    moved = (
        more_laws()
        .replace(b"now: 22", b"now: 122")
        .replace(b'version: "2025-04-13"', b'version: "2025-04-14"')
    )
    assert moved.count(b"2025-04-14") == 1
    install(store, publisher.bundle(1, {"p.yaml": newer.encode(), "laws.yaml": moved}))
    assert known(store, running.id) == before
    store = reopened(store)
    assert known(store, running.id) == before
    later = start_inspection(
        store,
        running.outlet.id,
        [before.checklists[0].id],
        running.visit,
        running.people,
        ("zh",),  # type: ignore[attr-defined]
    )
    assert later.checklists[0].version == "2026.12.1"
    assert statement_digest(store, later.id) != before.statement
    store.close()


def test_an_identity_that_is_not_there_is_told(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_bytes(checklist())
    told = refused(
        lambda: make_bundle(
            publisher.store,
            [tmp_path / "small.yaml"],
            "nobody",
            "123456",
            1,
            tmp_path / "out.inspector-bundle",
        )
    )
    assert told.code == "no-such-identity"


@pytest.mark.pdfsig
def test_openssl_takes_the_signature(publisher: Publisher, tmp_path: Path) -> None:
    parts = unpacked(publisher.bundle(1, FILES).read_bytes())
    for name, data in (*parts.items(), ("bureau.cer", publisher.signers.certificates[0])):
        (tmp_path / name).write_bytes(data)
    own = ("openssl", "x509", "-inform", "DER", "-in", "bureau.cer", "-out", "bureau.pem")
    check = (
        "openssl cms -verify -binary -inform DER -in manifest.p7s -content manifest.json -CAfile bureau.pem"
    )
    assert subprocess.run(own, cwd=tmp_path, check=False).returncode == 0
    command = (*check.split(), "-purpose", "any", "-out", "out.json")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    (tmp_path / MANIFEST).write_bytes(parts[MANIFEST] + b" ")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode != 0


def test_the_overlay_in_the_documentation_can_be_used() -> None:
    source, extended = (
        Path("docs/examples", f"summer-charging{which}.yaml").read_bytes() for which in ("-jiangsu", "")
    )
    base = read_checklist(extended, "summer-charging.yaml")
    bases = {(base.id, base.version): base}
    found = read_overlay(source, "jiangsu.yaml", Shelf().laws.entries, bases)
    assert found.id == "summer-charging-jiangsu"
    (item,) = (item for item in found.items() if item.id == "H02")
    assert item.count is not None
    assert item.count.sample == 10


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="tells memory on Linux only")
def test_what_nobody_honest_makes_is_refused_by_the_program_quickly_and_in_little_memory(
    store: Store, tmp_path: Path
) -> None:
    store.close()
    cases = {
        "bomb": (bomb(), "bundle-too-large"),
        "nested": (packed({MANIFEST: b"[" * 90_000, SIGNATURE: b"\x30\x80" * 40_000}), "bundle-signature"),
        "wide": (
            packed({MANIFEST: b"{}", SIGNATURE: b"\x30\x83\x01\x86\x9f" + b"\x31\x00" * 49_000}),
            "bundle-signature",
        ),
        "huge": (None, "bundle-too-large"),
        "noise": (random.Random(1).randbytes(30_000_000), "bundle-damaged"),
    }
    for name, (data, code) in cases.items():
        bundle = tmp_path / f"{name}.inspector-bundle"
        if data is None:
            with bundle.open("wb") as out:
                out.truncate(2_000_000_000)  # a hole, no disk
        else:
            bundle.write_bytes(data)
        command = [sys.executable, "-c", PROGRAM, str(store.folder), str(bundle)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        told = json.loads(done.stdout)
        assert told["code"] == code
        assert told["seconds"] < 2
        assert told["bytes"] < 500_000_000


PROGRAM = """
import json, os, sys
from pathlib import Path
from inspector.app.bundles import open_bundle
from inspector.errors import Refused
from inspector.store.store import Store
with_store = Store.open(Path(sys.argv[1]), "test passphrase")
began = os.times()
try:
    open_bundle(with_store, Path(sys.argv[2]))
except Refused as refused:
    spent = sum(os.times()[:4]) - sum(began[:4])
    (peak,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    print(json.dumps({"code": refused.code, "seconds": spent, "bytes": int(peak.split()[1]) * 1024}))
with_store.close()
"""
