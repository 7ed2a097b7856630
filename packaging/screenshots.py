"""Make the pictures in docs/screenshots anew: each page of the window in both languages, and the report.

Run it with `make screenshots`; `python packaging/screenshots.py --all --out DIR` makes each page and each dialog in light
and dark, with text of 100 and 200 per cent. It works on the demo's made-up visit in a throw-away store.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from pictured import PASSPHRASE, PIN, Shown, after, pause, windows
from pictured_corners import corners, corners_of_the_bureau
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from inspector.app.answers import answer_item
from inspector.app.demo.scenes import make_scenes
from inspector.app.demo.steps import officers_and_manager, photograph, sign_and_seal, write_findings
from inspector.app.demo.visit import OFFICERS, OUTLET, VISIT, answers
from inspector.app.export import export_report
from inspector.app.identities import certificate, new_identity
from inspector.app.inspections import start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.progress import silent
from inspector.app.stores import Store, create_store, open_store
from inspector.app.trusting import trust_certificate
from inspector.errors import Language
from inspector.model.checklist import ChecklistId
from inspector.model.identity import Identity
from inspector.model.inspection import Inspection
from ui.look import dress
from ui.theme import LARGEST, SMALLEST, Looks

OUT = Path(__file__).parents[1] / "docs" / "screenshots"
PAGES_SHOWN = 6
PAGE_SCALE = 1.2


@dataclass(frozen=True, slots=True)
class Album:
    """Where pictures go, and how the window looks on them."""

    folder: Path
    language: Language
    looks: Looks = Looks.LIGHT
    per_cent: int = 100
    tells_looks: bool = False

    def keep(self, widget: QWidget, name: str) -> None:
        """Write a picture of a widget, once everything in it is laid out."""
        pause(50)
        QCoreApplication.processEvents()
        variant = f"-{self.looks}-{self.per_cent}" if self.tells_looks else ""
        widget.grab().save(str(self.folder / f"{self.language}{variant}-{name}.png"))


def main() -> None:
    """Write all pictures."""
    parser = argparse.ArgumentParser(description="Make the pictures of the window and the report.")
    parser.add_argument("--all", action="store_true", help="light and dark, text of 100 and 200 per cent")
    parser.add_argument(
        "--out", type=Path, default=OUT, help="folder for the pictures (default docs/screenshots)"
    )
    asked = parser.parse_args()
    if asked.all and asked.out == OUT:
        parser.error("name another folder with --out: docs/screenshots holds one picture of each page")
    theme = dress(QApplication(sys.argv[:1]))
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "settings"))
        made = make_visit(folder)
        albums = tuple(albums_of(asked.out, asked.all))

        def keep(pictured: Callable[[Album], Iterable[Shown]]) -> None:
            for album in albums:
                theme.show(album.looks, album.per_cent)
                for picture, widget in pictured(album):
                    album.keep(widget, picture)

        keep(lambda album: windows(made.draft, folder, album.language))
        if asked.all:
            keep(lambda album: corners(made.draft, folder, album.language))
        report = make_report(made, folder)
        keep(lambda album: after(made.draft, report, folder, album.language))
        if asked.all:
            keep(lambda album: corners_of_the_bureau(report, folder, album.language))
        draw_pages(report, asked.out)


def albums_of(folder: Path, every: bool) -> Iterator[Album]:
    """Both languages; with `every`, in each look and size."""
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        if not every:
            yield Album(folder, language)
            continue
        for looks in (Looks.LIGHT, Looks.DARK):
            for per_cent in (SMALLEST, LARGEST):
                yield Album(folder, language, looks, per_cent, tells_looks=True)


@dataclass(frozen=True, slots=True)
class Made:
    """The visit that is shown, and who signs it."""

    draft: Inspection
    identities: tuple[Identity, ...]


def make_visit(folder: Path) -> Made:
    """A store with the demo's visit, not sealed yet."""
    store = create_store(folder / "store", PASSPHRASE)
    identities = tuple(new_identity(store, officer[0], PIN) for officer in OFFICERS)
    people = officers_and_manager(identities)
    outlet, checklists = add_outlet(store, OUTLET), [ChecklistId("personal-information")]
    draft = start_inspection(store, outlet.id, checklists, VISIT, people, ("zh",))
    fill(store, draft)
    store.close()
    return Made(draft, identities)


def make_report(made: Made, folder: Path) -> Path:
    """The visit's report, signed, and trusted by a bureau."""
    store = open_store(folder / "store", PASSPHRASE)
    record = sign_and_seal(store, made.draft.id)
    pins = {identity.fingerprint: PIN for identity in made.identities}
    report = folder / "report.pdf"
    export_report(store, record.inspection, report, pins, silent)
    for identity in made.identities:
        trust_certificate(folder / "bureau" / "trust", certificate(store, identity.fingerprint))
    store.close()
    return report


def fill(store: Store, draft: Inspection) -> None:
    """Answers, findings, photos."""
    for answer in answers():
        answer_item(store, draft.id, answer)
    photograph(store, draft.id, tuple(make_scenes()), write_findings(store, draft.id))


def draw_pages(report: Path, folder: Path) -> None:
    """Pictures of the first pages of the report."""
    document = pypdfium2.PdfDocument(report)
    for number in range(min(PAGES_SHOWN, len(document))):
        image = document[number].render(scale=PAGE_SCALE).to_pil()
        image.quantize(128).save(folder / f"report-page-{number + 1}.png", optimize=True)
    document.close()


if __name__ == "__main__":
    main()
