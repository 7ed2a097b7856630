"""One key for each answer."""

from PySide6.QtCore import Qt

from inspector.model.inspection import Verdict

KEYS = {
    Qt.Key.Key_1: Verdict.CONFORMS,
    Qt.Key.Key_2: Verdict.DOES_NOT_CONFORM,
    Qt.Key.Key_3: Verdict.NOT_APPLICABLE,
    Qt.Key.Key_4: Verdict.NOT_CHECKED,
}
REASONED = (Verdict.NOT_APPLICABLE, Verdict.NOT_CHECKED)  # what is typed beside these is their reason
