"""A paper to look at: of a draft and of what is sealed; marked, in memory only, no report."""

import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from factories import Signers, make_jpeg
from pdf_checks import pdftotext
from visits import answer_all, start_visit

from inspector.app.demo.steps import sign_and_seal
from inspector.app.inspections import load_inspection
from inspector.app.photos import add_photo
from inspector.app.preview import Preview, preview
from inspector.app.progress import silent
from inspector.app.signing import statement_digest
from inspector.cli.main import run
from inspector.errors import Cancelled
from inspector.model.checklist import ItemId
from inspector.model.document import Document, Paper
from inspector.model.inspection import Inspection
from inspector.model.text import Bilingual
from inspector.model.verdict import Outcome
from inspector.report.verify import verify_report
from inspector.store.store import Store


@pytest.fixture
def draft(store: Store, signers: Signers) -> Inspection:
    """All is answered, nobody signed."""
    started = start_visit(store, signers)
    answer_all(store, started.id)
    return started


def text_of(seen: Preview) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(seen.pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def test_each_page_of_a_draft_is_marked(store: Store, draft: Inspection) -> None:
    seen = preview(store, draft.id, silent)
    assert seen.is_draft
    pages = text_of(seen)
    assert len(pages) > 8
    assert all(page.count("草稿，未封存") >= 2 for page in pages)
    assert "花名册" in "".join(pages)


def test_what_is_sealed_is_marked_until_it_is_signed(store: Store, draft: Inspection) -> None:
    sign_and_seal(store, draft.id)
    seen = preview(store, draft.id, silent, Document(paper=Paper.OUTLET_COPY))
    assert not seen.is_draft
    pages = text_of(seen)
    assert all("预览，未签名" in page for page in pages)
    assert "检查结果告知书" in pages[0]


def test_a_photo_that_nobody_reviewed_is_blank(store: Store, draft: Inspection) -> None:
    add_photo(store, draft.id, make_jpeg(seed=4), "x.jpg", item=ItemId("A16"))
    jpeg = make_jpeg(seed=4)
    seen = preview(store, draft.id, silent)
    assert seen.hidden == 1
    assert jpeg[-2000:-1900] not in seen.pdf


@pytest.mark.pdfsig
def test_a_preview_is_no_report(store: Store, draft: Inspection, tmp_path: Path) -> None:
    sign_and_seal(store, draft.id)
    file = tmp_path / "preview.pdf"
    file.write_bytes(preview(store, draft.id, silent).pdf)
    with pikepdf.open(file) as pdf:
        assert not pdf.attachments
        assert "/AcroForm" not in pdf.Root
    verdict = verify_report(file, ())
    assert verdict.outcome is Outcome.REFUSED
    assert verdict.record is None
    text = pdftotext(file)
    assert "预览" in text
    assert load_inspection(store, draft.id).digest[:16] not in text


def test_nothing_is_written(store: Store, draft: Inspection, tmp_path: Path) -> None:
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    preview(store, draft.id, silent)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == before


class Stopper:
    """Progress of somebody who stops at once."""

    def step(self, text: Bilingual, done: int, total: int) -> None:
        """Stop."""
        raise Cancelled


def test_it_can_be_stopped(store: Store, draft: Inspection) -> None:
    with pytest.raises(Cancelled):
        preview(store, draft.id, Stopper())


def test_the_command_line_shows_and_previews_too(
    store: Store,
    draft: Inspection,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, statement = store.folder, statement_digest(store, draft.id)
    store.close()
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", "test passphrase")
    at = ["--data", str(folder), "--json", "inspection"]
    assert run([*at, "show", draft.id]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["statement"] == statement
    assert {gap["code"] for gap in told["gaps"]} == {"unsigned"}
    assert "photo-without-caption" in {remark["code"] for remark in told["remarks"]}
    out = tmp_path / "copy.pdf"
    assert run([*at, "preview", draft.id, "-o", str(out), "--outlet-copy"]) == 0
    assert json.loads(capsys.readouterr().out) == {"path": str(out), "draft": True, "hidden": 0}
    assert len(pypdfium2.PdfDocument(out)) >= 1
    refuse = ["sign", draft.id, draft.people[-1].name, "--refuse", "有异议"]
    assert run([*at, *refuse, "--shown", "0" * 64]) == 1
    assert json.loads(capsys.readouterr().out)["refused"] == "statement-changed"
    assert run([*at, *refuse, "--shown", statement]) == 0
