"""PDF/A-3a and PDF/UA-1 at once, before and after each signature, in every language, with and without photos."""

from itertools import product
from pathlib import Path

import pytest
from factories import Signers, make_signed_record, sign_record
from pdf_checks import openssl_cms, pdfsig, require_archival, syntax_problems

LANGUAGES = (("zh",), ("en",), ("zh", "en"))


@pytest.mark.long
@pytest.mark.verapdf
@pytest.mark.pdfsig
def test_reports_are_archival_and_accessible_at_every_stage(signers: Signers, tmp_path: Path) -> None:
    files = []
    for languages, photos, signed in product(LANGUAGES, (0, 1), (0, 1, 2)):
        record, jpegs = make_signed_record(signers, photos, languages=languages)
        file = tmp_path / f"{'-'.join(languages)}-{photos}-{signed}.pdf"
        file.write_bytes(sign_record(record, jpegs, signers.keys()[:signed]))
        files.append(file)
        assert syntax_problems(file) == [], file
        assert [seen.valid for seen in pdfsig(file)] == [True] * signed, file
        assert [seen.valid for seen in openssl_cms(file)] == [True] * signed, file
    require_archival(*files)
