"""Signing identities of this laptop: which are kept, and where their keys are."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID
from factories import Signers
from token_box import LABEL, new_token, token_box

from inspector.app.identities import import_identity, import_token_identities, list_identities
from inspector.app.stores import Store
from inspector.errors import Refused

PIN = "123456"
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def pkcs12_of(store: Store, key: Key, **usage: bool) -> bytes:
    """An identity file with this key and this key usage."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "王建国")])
    all_usage = dict.fromkeys(
        (
            "digital_signature",
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(store.clock() - timedelta(days=1))
        .not_valid_after(store.clock() + timedelta(days=1))
        .add_extension(x509.KeyUsage(**all_usage | usage), critical=True)
        .sign(key, SHA256())
    )
    return serialize_key_and_certificates(
        b"it", key, certificate, None, BestAvailableEncryption(PIN.encode())
    )


@pytest.mark.parametrize(
    ("key", "usage"),
    [
        (ec.generate_private_key(ec.SECP256R1()), {"digital_signature": True}),
        (rsa.generate_private_key(65537, 2048), {"key_encipherment": True}),
    ],
    ids=["elliptic curve", "not for signing"],
)
def test_a_key_that_cannot_sign_reports_is_refused_when_imported(
    store: Store, key: Key, usage: dict[str, bool]
) -> None:
    with pytest.raises(Refused) as told:
        import_identity(store, pkcs12_of(store, key, **usage), PIN)
    assert told.value.code == "identity-unreadable"
    assert list_identities(store) == ()


@pytest.mark.token
def test_identities_of_a_token_are_kept_without_their_keys(
    store: Store, signers: Signers, tmp_path: Path
) -> None:
    with token_box(tmp_path, signers.files[0], signers.pin) as box:
        (identity,) = import_token_identities(store, box.library)
        assert identity.token is not None
        assert (identity.token.label, identity.token.library) == (LABEL, str(box.library))
        assert list_identities(store) == (identity,)
        with store.read() as unit:
            assert unit.identities.pkcs12(identity.fingerprint) == b""
            assert unit.identities.certificate(identity.fingerprint) == signers.certificates[0]
            assert unit.identities.token(identity.fingerprint) == identity.token


@pytest.mark.token
def test_a_key_file_and_a_token_of_one_certificate_are_one_identity(
    store: Store, signers: Signers, tmp_path: Path
) -> None:
    import_identity(store, signers.files[0], signers.pin)
    with token_box(tmp_path, signers.files[0], signers.pin) as box:
        import_token_identities(store, box.library, LABEL)
    assert [identity.token is not None for identity in list_identities(store)] == [True]
    import_identity(store, signers.files[0], signers.pin)
    assert [identity.token for identity in list_identities(store)] == [None]


@pytest.mark.token
def test_a_token_without_an_identity_is_told(store: Store, signers: Signers, tmp_path: Path) -> None:
    with token_box(tmp_path, signers.files[0], signers.pin) as box:
        new_token("empty")
        for label in ("empty", "another"):
            with pytest.raises(Refused) as told:
                import_token_identities(store, box.library, label)
            assert told.value.code == "token-empty"
    assert list_identities(store) == ()
