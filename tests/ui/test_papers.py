"""Which paper is written is chosen in the window; only a referral asks for more."""

from pathlib import Path

import pytest
from factories import Signers
from pdf_checks import pdftotext
from visits import answer_all
from window_person import Person

from inspector.app.demo.steps import sign_and_seal
from inspector.app.stores import Store
from inspector.model.document import Document, Paper
from inspector.model.inspection import Inspection
from inspector.model.person import Role
from inspector.model.vocabulary import PAPERS
from ui.pages.sealing import SealingPage

pytestmark = pytest.mark.gui


def sealing(person: Person) -> SealingPage:
    """The page on which papers are written."""
    page: SealingPage = person.window.page.sealing
    return page


def choose(page: SealingPage, paper: Paper) -> None:
    """Choose a paper by its name."""
    for text in (PAPERS[paper].zh, PAPERS[paper].en):  # in whichever language it is listed
        page.paper.setCurrentText(text)


def test_a_referral_asks_for_a_department_and_findings(person: Person, draft: Inspection) -> None:
    page = sealing(person)
    assert page.document == Document()
    assert page.addressee.isHidden()
    choose(page, Paper.REFERRAL)
    assert not page.addressee.isHidden()
    page.addressee.setText(" 江城市公安局 ")
    page.numbers.setText("2， 5")
    assert page.document == Document(paper=Paper.REFERRAL, addressee="江城市公安局", findings=(2, 5))
    choose(page, Paper.OUTLET_COPY)
    assert page.document == Document(paper=Paper.OUTLET_COPY)


@pytest.mark.pdfsig
def test_the_outlet_copy_is_written_from_the_window(
    person: Person, draft: Inspection, store: Store, signers: Signers, tmp_path: Path
) -> None:
    answer_all(store, draft.id)
    sign_and_seal(store, draft.id)
    person.opens(draft.id)
    page, target = sealing(person), tmp_path / "copy.pdf"
    choose(page, Paper.OUTLET_COPY)
    page.ask_pins(target)
    dialog = page.pin_dialog
    assert dialog is not None
    assert len(draft.with_role(Role.OFFICER)) == len(dialog.fields())
    for field in dialog.fields():
        field.setText(signers.pin)
    dialog.accept()
    person.bot.waitUntil(lambda: not page.is_busy, timeout=60_000)
    assert "检查结果告知书" in pdftotext(target)
