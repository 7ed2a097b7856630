"""A real window in a folder of its own, and a person before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import Signers
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from visits import start_visit
from window_person import Person

from inspector.app.stores import Store
from inspector.errors import Language
from inspector.model.inspection import Inspection
from ui.job import Job
from ui.look import dress
from ui.window import Window


@pytest.fixture
def language(request: pytest.FixtureRequest) -> Language:
    """What the window speaks: `pytest --speak en` has the same tests drive the English one."""
    spoken: Language = request.config.getoption("--speak")
    return spoken


@pytest.fixture
def person(qapp: QApplication, qtbot: QtBot, tmp_path: Path, language: Language) -> Iterator[Person]:
    """Somebody before a fresh window; settings and file dialogs are this test's own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    dress(qapp)
    window = Window(tmp_path / "data", language)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield Person(qtbot, window, tmp_path, language)
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    window.close()
    for job in window.findChildren(Job):  # a test that fails meanwhile must not take the others along
        if job.is_running:
            job.stop()
    window.deleteLater()
    qtbot.wait(1)


@pytest.fixture
def store(store: Store, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store that the person's window, if there is one, is done with before it is closed."""
    person = request.getfixturevalue("person") if "person" in request.fixturenames else None
    yield store
    if person is not None:
        person.is_served()


@pytest.fixture
def draft(store: Store, signers: Signers, person: Person) -> Inspection:
    """A started inspection, shown in the person's window."""
    inspection = start_visit(store, signers)
    person.window.use(store)
    person.opens(inspection.id)
    return inspection


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What a keyring holds that is kept in memory: the machines of tests have no desktop with one."""
    library = pytest.importorskip("keyring")
    from keyring.backend import KeyringBackend

    kept: dict[str, str] = {}

    class Memory(KeyringBackend):
        priority = 1.0

        def set_password(self, service: str, username: str, password: str) -> None:
            kept[username] = password

        def get_password(self, service: str, username: str) -> str | None:
            return kept.get(username)

        def delete_password(self, service: str, username: str) -> None:
            kept.pop(username, None)

    monkeypatch.setattr(library.core, "_keyring_backend", Memory())
    return kept
