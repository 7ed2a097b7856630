"""One step that can be undone."""

from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoCommand

from inspector.model.value import value

if TYPE_CHECKING:
    from ui.draft.draft import Draft

PAUSE_S = 2.0  # typing that goes on without such a pause is one step
TYPING = 1


@value
class Edit:
    """One thing of the inspection that becomes another. `part` and `id` say which; None is nothing there."""

    part: str
    id: str
    before: Any
    after: Any


def is_undo(event: QEvent) -> bool:
    """Whether keys ask for undo or redo before a field takes them for itself. It is for the draft then: the field must
    see no more of the event."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    if not any(event.matches(key) for key in keys):
        return False
    event.ignore()
    return True


class Step(QUndoCommand):
    """Edits that are done and undone together. They are done already when the step is made."""

    def __init__(self, draft: "Draft", edits: tuple[Edit, ...], text: str, *, typed: bool) -> None:
        super().__init__(text)
        self._draft = draft
        self.edits = edits
        self._typed = typed
        self._at = monotonic()
        self._is_new = True

    def id(self) -> int:
        return TYPING if self._typed and len(self.edits) == 1 else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Step) or other._at - self._at > PAUSE_S:
            return False
        mine, later = self.edits[0], other.edits[0]
        if (mine.part, mine.id) != (later.part, later.id):
            return False
        self.edits = (Edit(part=mine.part, id=mine.id, before=mine.before, after=later.after),)
        self._at = other._at
        self.setObsolete(mine.before == later.after)
        return True

    def redo(self) -> None:
        if self._is_new:
            self._is_new = False
            return
        for edit in self.edits:
            self._draft.show_edit(edit, edit.after)

    def undo(self) -> None:
        for edit in reversed(self.edits):
            self._draft.show_edit(edit, edit.before)
