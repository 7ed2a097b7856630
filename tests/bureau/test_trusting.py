"""Whose signatures count: listed, added, set aside."""

from pathlib import Path

import pytest
from factories import Signers

from inspector.app.trusting import distrust_certificate, trust_certificate, trusted_identities
from inspector.errors import Refused


def test_they_are_listed_with_whom_they_name(trust: Path, signers: Signers) -> None:
    listed = trusted_identities(trust)
    assert len(listed) == len(set(signers.certificates))
    assert all(each.name and each.issuer and each.not_before < each.not_after for each in listed)
    assert trusted_identities(trust / "nowhere") == ()


def test_one_that_is_trusted_no_longer_is_kept_aside(trust: Path, signers: Signers) -> None:
    first, *others = trusted_identities(trust)
    (trust / "the same.pem").write_bytes((trust / f"{first.fingerprint}.cer").read_bytes())
    for _ in range(2):
        assert distrust_certificate(trust, first.fingerprint[:12].upper()) == first.fingerprint
        assert list(trusted_identities(trust)) == others
        trust_certificate(trust, next(iter((trust / "no-longer-trusted").iterdir())).read_bytes())
    kept = sorted(path.name for path in (trust / "no-longer-trusted").iterdir())
    assert kept == sorted([f"{first.fingerprint}.cer", f"{first.fingerprint} 2.cer", "the same.pem"])


def test_one_that_is_not_trusted_or_not_certain_is_refused(trust: Path) -> None:
    for wanted in ("", "0" * 64, "xyz"):
        with pytest.raises(Refused, match="fingerprint"):
            distrust_certificate(trust, wanted)
