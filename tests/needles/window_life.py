"""A life of a store in the real window: `python -m tests.needles.window_life FOLDER [STEP…]`.

Tells on standard output, which leads to no file, what was done and every key there was.
"""

import gc
import logging
import os
import resource
import sys
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from shiboken6 import isValid

from inspector.app.answers import answer_item
from inspector.app.demo.steps import PAD_ASPECT
from inspector.app.demo.visit import VISIT, strokes
from inspector.app.doctor import has_camera_part
from inspector.app.findings import propose_finding, save_finding
from inspector.app.identities import new_identity
from inspector.app.inspections import load_inspection, start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.signing import sign_by_hand
from inspector.app.stores import Store
from inspector.checklists.reference import work_calendar
from inspector.model.checklist import ChecklistId
from inspector.model.inspection import Inspection, InspectionId, Verdict
from inspector.model.person import Person, PersonId, Role
from tests.needles import values
from tests.needles.haste import answers, hasten
from tests.needles.laptop import Laptop
from tests.needles.overhearing import overhear
from tests.window_person import Person as Sitter
from ui import main
from ui.pages.inspection import InspectionPage
from ui.pages.unlock import UnlockPage
from ui.window import Window

PATIENCE_S = 60.0
PHOTOS, SEALING = 3, 6
STEPS = ("open", "take_in", "photograph", "review", "hand_out", "fall")


class Waiting:
    """What the person before the window needs of the test library, which cannot run here."""

    def waitUntil(self, holds: Callable[[], bool], *, timeout: int) -> None:  # noqa: N802 (its name there)
        """Wait until something can be seen."""
        until = time.monotonic() + timeout / 1000
        while not holds():
            if time.monotonic() > until:
                raise TimeoutError
            QTest.qWait(20)


class Life:
    """What is done in the window, one thing after the other; told when it is over."""

    def __init__(self, laptop: Laptop, steps: list[str]) -> None:
        self.laptop = laptop
        self.steps = steps
        self.done: list[str] = []

    def live(self) -> None:
        """From the first passphrase to the end of the program, also when something fails."""
        (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
        self.person = Sitter(Waiting(), window, self.laptop.wanted)  # type: ignore[arg-type]
        try:
            for step in self.steps:
                getattr(self, step)()
                self.done.append(step)
        finally:
            for dialog in window.findChildren(QDialog):
                dialog.reject()
            QTimer.singleShot(0, window.close)

    @property
    def page(self) -> InspectionPage:
        """The inspection that is shown."""
        page = self.person.window.page
        assert isinstance(page, InspectionPage)
        return page

    def open(self) -> None:
        """Two passphrases that differ, then the right ones; an inspection is there."""
        unlock = self.person.window.page
        assert isinstance(unlock, UnlockPage)
        for again in (values.WRONG_PASSPHRASE, values.PASSPHRASE):
            unlock.passphrase.setText(values.PASSPHRASE)
            unlock.again.setText(again)
            unlock.go.click()
            QTest.qWait(1)
        window = self.person.window
        self.person.until(lambda: window.desk.is_open)
        QTest.qWait(50)
        window.show_inspection(inspection(window.desk.store), PHOTOS - 1)
        self.person.calm()

    def take_in(self) -> None:
        """Photos by the file dialog, and one by paste."""
        files = []
        for shot in values.photos():
            files.append(self.laptop.own / shot.name)
            files[-1].write_bytes(shot.data)
        self.person.in_file_dialog(self.page.photos.choose_files, files)
        self.person.until(lambda: not self.page.photos.is_busy)
        QGuiApplication.clipboard().setImage(QImage.fromData(values.photos()[0].data))
        self.page.photos.paste()
        self.person.until(lambda: not self.page.photos.is_busy)
        assert len(self.inspection().photos) == len(files) + 1

    def photograph(self) -> None:
        """One more with the camera, where the part for cameras is installed."""
        if not has_camera_part():
            return
        from tests.fed_cameras import BUILT_IN, FedCameras

        before, seen = len(self.inspection().photos), values.seen()
        cameras = FedCameras(self.page, BUILT_IN)
        pixels = QImage(seen.tobytes(), *seen.size, 3 * seen.width, QImage.Format.Format_RGB888)
        cameras.shown = pixels.copy()  # the other one holds no bytes of its own
        self.page.photos.photographing.cameras = cameras
        self.page.photos.photograph()
        dialog = self.person.place()
        self.person.until(lambda: cameras.on is not None)
        self.person.raise_(dialog)
        QTest.keyClick(self.person.focus(), Qt.Key.Key_Space)
        self.person.until(lambda: len(self.inspection().photos) == before + 1)
        QTest.keyClick(self.person.focus(), Qt.Key.Key_Escape)
        self.person.until(lambda: not isValid(dialog) or not dialog.isVisible())

    def review(self) -> None:
        """Cover something on each photo."""
        for photo in self.inspection().photos:
            self.page.photos.select(photo.id)
            self.page.photos.review()
            self.person.until(lambda: self.page.photos.review_dialog is not None)
            dialog = self.page.photos.review_dialog
            assert dialog is not None
            dialog.picture.cover_all()
            dialog.accept_button.click()
            self.person.until(lambda: self.page.photos.review_dialog is None)
            self.person.calm()
        assert all(photo.review for photo in self.inspection().photos)

    def hand_out(self) -> None:
        """Sign, seal and export."""
        window, id = self.person.window, self.page.id
        for seed, person in enumerate(self.inspection().people):
            sign_by_hand(window.desk.store, id, person.id, strokes(person.name, seed), PAD_ASPECT)
        window.show_inspection(id, SEALING - 1)
        self.person.calm()
        self.page.sealing.seal_button.click()
        self.person.calm()
        report = self.laptop.wanted / f"{values.OUTLET.name}.pdf"
        self.person.in_file_dialog(self.page.sealing.export_button.click, [report])
        self.person.until(lambda: self.page.sealing.pin_dialog is not None)
        dialog = self.page.sealing.pin_dialog
        assert dialog is not None
        for field in dialog.fields():
            field.setText(values.PIN)
        dialog.accept_button.click()
        assert str(report) in self.person.read_message()

    def fall(self) -> None:
        """Bugs whose messages quote what was typed, in every way there is."""

        def bug() -> None:
            raise ValueError(values.NOTE, values.PASSPHRASE)

        faulty = QPushButton()
        faulty.clicked.connect(bug)
        faulty.click()
        self.person.until(lambda: bool(self.person.window.findChildren(QMessageBox)))
        thread = threading.Thread(target=bug)
        thread.start()
        thread.join()
        Leaving()
        gc.collect()
        logging.getLogger("a.library").error(f"cannot read {values.NOTE}")
        warnings.warn(f"strange {values.OUTLET.name}", stacklevel=1)

    def abort(self) -> None:
        """Die as of a fault in a library."""
        os.abort()

    def inspection(self) -> Inspection:
        """As it is stored."""
        return load_inspection(self.person.window.desk.store, self.page.id)


class Leaving:
    """Fails when it is taken away."""

    def __del__(self) -> None:
        raise ValueError(values.NOTE)


def inspection(store: Store) -> InspectionId:
    """All is written down but the photos."""
    officers = [
        Person(
            id=PersonId(""),
            role=Role.OFFICER,
            name=name,
            certificate=certificate,
            identity=new_identity(store, name, values.PIN).fingerprint,
        )
        for name, certificate in zip(values.OFFICERS, values.CERTIFICATES, strict=True)
    ]
    manager = Person(id=PersonId(""), role=Role.MANAGER, name=values.MANAGER, post=values.MANAGER_POST)
    visit = replace(VISIT, bureau=values.BUREAU, notice=values.NOTICE)
    outlet, lists = add_outlet(store, values.OUTLET), [ChecklistId("personal-information")]
    made = start_inspection(store, outlet.id, lists, visit, (*officers, manager), ("zh",))
    for answer in answers():
        note, reason = (values.NOTE if answer.note else ""), (values.REASON if answer.reason else "")
        answer_item(store, made.id, replace(answer, note=note, reason=reason))
        if answer.verdict is Verdict.DOES_NOT_CONFORM:
            proposed = propose_finding(made, answer.item, "zh", date(2026, 11, 20), work_calendar())
            written = replace(proposed, text=values.FINDING, demand=values.DEMAND, objection=values.OBJECTION)
            save_finding(store, made.id, written)
    return made.id


if __name__ == "__main__":
    hasten()
    heard, life = overhear(), Life(Laptop(Path(sys.argv[1])), sys.argv[2:] or list(STEPS))
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QTimer.singleShot(0, life.live)
    code = main.run(life.laptop.store)
    limit = resource.getrlimit(resource.RLIMIT_CORE)[0]
    heard.tell(code=code, done=life.done, core_bytes=limit, logs=os.listdir(life.laptop.store / "logs"))
