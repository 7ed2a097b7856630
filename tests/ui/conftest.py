"""A real window in a folder of its own, and a person before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_person import Person

from ui.look import dress
from ui.window import Window


@pytest.fixture
def person(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    """Somebody before a fresh window in Chinese; settings and file dialogs are this test's own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    dress(qapp)
    window = Window(tmp_path / "data", "zh")
    with qtbot.waitActive(window):
        window.show()
    yield Person(qtbot, window)
    window.close()
    window.deleteLater()
    qtbot.wait(1)
