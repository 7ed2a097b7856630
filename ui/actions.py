"""What can be done on a page: declared once as actions with a name, for keys, menus, the palette and the sheet of
shortcuts alike."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Keys = str | QKeySequence | QKeySequence.StandardKey


def declare(
    owner: QWidget,
    name: str,
    text: str,
    do: Callable[[], object] | None,
    *keys: Keys,
    everywhere: bool = False,
) -> QAction:
    """An action of a page. `name` is stable; its keys work on the page, or `everywhere` in the window. It can be done
    while the page is seen; one that cannot be done now is disabled."""
    action = QAction(text, owner)
    adopt(owner, name, action)
    action.setShortcuts([key if isinstance(key, QKeySequence) else QKeySequence(key) for key in keys])
    if not everywhere:
        from PySide6.QtCore import Qt  # no action of the first page needs it

        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if do is not None:
        action.triggered.connect(lambda: do())
    return action


def adopt(owner: QWidget, name: str, action: QAction) -> None:
    """Let an action that somebody else made be one of a page."""
    action.setObjectName(name)
    owner.addAction(action)


def actions_on(owner: QWidget) -> Iterator[QAction]:
    """The actions that were declared on a widget and on what is seen in it, in order."""
    yield from _declared(owner)
    for inside in owner.findChildren(QWidget):
        if inside.actions() and inside.isVisibleTo(owner):
            yield from _declared(inside)


def keys_of(action: QAction) -> str:
    """The keys of an action as people read them; "" for none."""
    shown = (key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
    return ", ".join(key for key in shown if key)


@dataclass(frozen=True, slots=True)
class KeyWords:
    """Keys that a widget takes by itself, and what they do, in words."""

    keys: str
    text: str


def key_words_on(owner: QWidget) -> Iterator[KeyWords]:
    """The keys that widgets in `owner` take by themselves; such a widget tells them as `key_words()`."""
    for inside in (owner, *owner.findChildren(QWidget)):
        told = getattr(inside, "key_words", None)
        if told is not None and inside.isVisibleTo(owner):
            words: Sequence[KeyWords] = told()
            yield from words


def _declared(widget: QWidget) -> Iterator[QAction]:
    """Not those Qt made for itself, as the one that clears a field."""
    return (each for each in widget.actions() if each.objectName() and not _is_of_qt(each.objectName()))


def _is_of_qt(name: str) -> bool:
    return name.startswith(("_q_", "qt_"))
