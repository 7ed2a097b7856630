"""The signature of a bundle: CMS over the very bytes of its manifest, by somebody this laptop trusts.

Only what `cms.detached_signature` makes is taken: one signer with an RSA key, SHA-256, no content of its own.
"""

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import cms, x509

from inspector.errors import Refused
from inspector.model.identity import Identity
from inspector.report.anchors import authorities
from inspector.report.cms import detached_signature
from inspector.report.identity import is_signing_certificate
from inspector.report.keys import Key, identity_of, opened

LARGEST = 100_000
MOST_CERTIFICATES = 8
CLOCKS_APART = timedelta(days=1)
# What the parser raises on bytes that are none.
NO_SIGNATURE = (AttributeError, LookupError, RecursionError, TypeError, ValueError)
LONGEST_NAME = 60
ALGORITHMS = ("sha256_rsa", "rsassa_pkcs1v15")


@dataclass(frozen=True, slots=True)
class Signer:
    """Whose signature it is, and the certificates that came along."""

    identity: Identity
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]


def sign_manifest(manifest: bytes, key: Key, at: datetime) -> bytes:
    """The signature (DER). Raises what `opened` raises."""
    with opened(key, at) as open_key:
        return detached_signature(open_key.parts, hashlib.sha256(manifest).digest())


def signer_of(manifest: bytes, signature: bytes) -> Signer:
    """Who signed the manifest; whether they are trusted is another question. Raises Refused
    "bundle-signature" when the signature is none, or not over these bytes."""
    from pyhanko.sign.validation.errors import SignatureValidationError  # loads slowly
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it would name the signers
    if len(signature) > LARGEST:
        raise _not_signed()
    try:
        info, certificates = _one_signer(signature)
        certificate = _certificate_of(info, certificates)
        digest = hashlib.sha256(manifest).digest()
        sound = all(validate_sig_integrity(info, certificate, "data", digest))
        identity = identity_of(certificate)
        signs = is_signing_certificate(certificate.dump())
    except (SignatureValidationError, *NO_SIGNATURE) as error:
        raise _not_signed() from error
    if not sound or not signs:
        raise _not_signed()
    return Signer(identity, certificate, tuple(c for c in certificates if c is not certificate))


def require_trusted(signer: Signer, trust: Sequence[bytes], made_at: datetime, now: datetime) -> None:
    """Raises Refused "bundle-signer-untrusted" naming the certificate, "bundle-signer-expired", "bundle-early".

    `trust` are certificates (DER): the signer's own, or of an authority that issued it. The signer's must have been
    valid when the bundle was made, and be so now.
    """
    if made_at > now + CLOCKS_APART:
        raise _early(made_at)
    roots = [x509.Certificate.load(der) for der in trust]
    times = (made_at, now)
    known = any(root.sha256 == signer.certificate.sha256 for root in roots)
    if not known and not asyncio.run(_is_issued(signer, authorities(roots), times)):
        raise _untrusted(signer.identity)
    if not all(signer.identity.not_before <= at <= signer.identity.not_after for at in times):
        raise _expired(signer.identity)


def _one_signer(signature: bytes) -> tuple[cms.SignerInfo, list[x509.Certificate]]:
    content = cms.ContentInfo.load(signature, strict=True)
    signed = content["content"]
    if content["content_type"].native != "signed_data" or signed["encap_content_info"]["content"].native:
        raise ValueError("not a detached signature")
    certificates = [choice.chosen for choice in signed["certificates"]]
    (info,) = signed["signer_infos"]
    if len(certificates) > MOST_CERTIFICATES or not all(
        isinstance(c, x509.Certificate) for c in certificates
    ):
        raise ValueError("other certificates than are needed")
    if info["digest_algorithm"]["algorithm"].native != "sha256" or not info["signed_attrs"].native:
        raise ValueError("signed in another way")
    if info["signature_algorithm"]["algorithm"].native not in ALGORITHMS or info["unsigned_attrs"].native:
        raise ValueError("signed in another way")
    return info, certificates


def _certificate_of(info: cms.SignerInfo, certificates: Sequence[x509.Certificate]) -> x509.Certificate:
    sid = info["sid"].chosen
    (found,) = (
        c
        for c in certificates
        if c.issuer == sid["issuer"] and c.serial_number == sid["serial_number"].native
    )
    if found.public_key.algorithm != "rsa":
        raise ValueError("another key")
    return found


async def _is_issued(signer: Signer, roots: list[x509.Certificate], times: Sequence[datetime]) -> bool:
    """Whether a chain leads to one of the authorities, at each of the times or, where the signer's own certificate
    had run out, as long as it was valid."""
    from pyhanko_certvalidator import CertificateValidator, ValidationContext
    from pyhanko_certvalidator.errors import PathBuildingError, ValidationError

    first, last = signer.identity.not_before, signer.identity.not_after
    for at in {min(max(at, first), last) for at in times}:
        context = ValidationContext(
            trust_roots=roots, allow_fetching=False, moment=at, revocation_mode="soft-fail"
        )
        validator = CertificateValidator(signer.certificate, signer.others, validation_context=context)
        try:
            await validator.async_validate_path()
        except (PathBuildingError, ValidationError):
            return False
    return True


def _shown(name: str) -> str:
    """A name nobody has vouched for."""
    return "".join(each for each in name if each.isprintable())[:LONGEST_NAME]


def _not_signed() -> Refused:
    return Refused(
        "bundle-signature",
        en="The bundle is not signed, or it was changed after it was signed. Get it again from its publisher.",
        zh="更新包没有签名，或在签名后被改动。请重新向发布单位索取。",
    )


def _untrusted(signer: Identity) -> Refused:
    return Refused(
        "bundle-signer-untrusted",
        en=f"The bundle is signed by “{_shown(signer.name)}”, whom this laptop does not trust (fingerprint "
        f"{signer.fingerprint}). Compare it with the bureau by telephone; if it is right, trust its certificate in the "
        "window, or with 'inspector checklist trust'.",
        zh=f"更新包由“{_shown(signer.name)}”签名，本机未信任该证书（指纹 {signer.fingerprint}）。"
        "请通过电话与邮政管理部门核对指纹；核对无误后，在窗口中或用 inspector checklist trust 信任该证书。",
    )


def _expired(signer: Identity) -> Refused:
    first, last = f"{signer.not_before:%Y-%m-%d}", f"{signer.not_after:%Y-%m-%d}"
    return Refused(
        "bundle-signer-expired",
        en=f"The certificate of {_shown(signer.name)} is valid from {first} to {last} only. Ask for a bundle signed with a "
        "valid one, or correct the laptop's clock.",
        zh=f"{_shown(signer.name)} 的证书有效期为 {first} 至 {last}。请索取用有效证书签名的更新包，或校正本机时间。",
    )


def _early(made_at: datetime) -> Refused:
    return Refused(
        "bundle-early",
        en=f"The bundle says it was made on {made_at:%Y-%m-%d}, which is not yet. Correct the laptop's clock.",
        zh=f"更新包标明的制作日期为 {made_at:%Y-%m-%d}，尚未到该日期。请校正本机时间。",
    )
