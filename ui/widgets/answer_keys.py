"""One key for each answer, and for each thing at an item."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from inspector.errors import Language
from inspector.model.inspection import Verdict
from inspector.model.vocabulary import VERDICTS
from ui.actions import KeyWords

KEYS = {
    Qt.Key.Key_1: Verdict.CONFORMS,
    Qt.Key.Key_2: Verdict.DOES_NOT_CONFORM,
    Qt.Key.Key_3: Verdict.NOT_APPLICABLE,
    Qt.Key.Key_4: Verdict.NOT_CHECKED,
}
REASONED = (Verdict.NOT_APPLICABLE, Verdict.NOT_CHECKED)  # what is typed beside these is their reason


class Move(Enum):
    """Where a key at an item leads."""

    NEXT = auto()
    BEFORE = auto()
    NOTE = auto()
    VALUE = auto()
    GUIDANCE = auto()
    PHOTO = auto()
    ONE_MORE = auto()
    ONE_BAD = auto()


ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOVES = {
    Qt.Key.Key_Return: Move.NEXT,
    Qt.Key.Key_Enter: Move.NEXT,
    Qt.Key.Key_Down: Move.NEXT,
    Qt.Key.Key_Up: Move.BEFORE,
    Qt.Key.Key_N: Move.NOTE,
    Qt.Key.Key_V: Move.VALUE,
    Qt.Key.Key_G: Move.GUIDANCE,
    Qt.Key.Key_P: Move.PHOTO,
}
SIGNS_OF_KEYS = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Up: "↑",
    Qt.Key.Key_Down: "↓",
}  # as they are printed on keys
SIGNS = {"+": Move.ONE_MORE, "=": Move.ONE_MORE, "-": Move.ONE_BAD}  # by what is written: keyboards differ


def words_of_keys(language: Language) -> list[KeyWords]:
    """The keys at an item, in words."""
    words = _words()
    told = [KeyWords(_shown(key), VERDICTS[verdict].of(language)) for key, verdict in KEYS.items()]
    for move, text in words.items():
        keys = [_shown(key) for key, found in MOVES.items() if found is move and key != Qt.Key.Key_Enter]
        keys += [sign for sign, found in SIGNS.items() if found is move and sign != "="]
        told.append(KeyWords(", ".join(keys), text))
    return told


def _words() -> dict[Move, str]:
    translate = QCoreApplication.translate
    return {
        Move.NEXT: translate("Keys", "To the next item"),
        Move.BEFORE: translate("Keys", "To the item before"),
        Move.NOTE: translate("Keys", "Into the note or the reason"),
        Move.VALUE: translate("Keys", "Into the value"),
        Move.GUIDANCE: translate("Keys", "How it is checked and what the law says; again: the finding"),
        Move.PHOTO: translate("Keys", "Add a photo of it"),
        Move.ONE_MORE: translate("Keys", "One more was looked at, it conforms"),
        Move.ONE_BAD: translate("Keys", "One more was looked at, it does not conform"),
    }


def _shown(key: Qt.Key) -> str:
    return SIGNS_OF_KEYS.get(key) or QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
