"""A photo on which arrows, boxes and words are drawn, moved and removed, by mouse and by keys."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette

from inspector.model.annotation import WHOLE, Annotation, AnnotationKind
from ui.widgets.annotation_paint import GRIP, bounds, paint_annotation, paint_chosen
from ui.widgets.photo_canvas import PhotoCanvas

STEP = WHOLE // 100  # a key moves so far
SMALLEST = WHOLE // 100  # a shorter arrow or box is a slip of the hand
ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0),
    Qt.Key.Key_Right: (STEP, 0),
    Qt.Key.Key_Up: (0, -STEP),
    Qt.Key.Key_Down: (0, STEP),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
SHIFT = Qt.KeyboardModifier.ShiftModifier


class AnnotationCanvas(PhotoCanvas):
    """With a tool, the mouse draws from point to point, and Enter draws in the middle of what is seen. What is chosen is
    moved by the arrows, sized by Shift and the arrows, removed by Delete. It stores nothing: it tells what is wanted."""

    wanted = Signal(object, bool)  # all annotations as they should be; whether by keys that may go on
    chosen_changed = Signal()
    tool_changed = Signal()

    def __init__(self, first_words: str, *, editable: bool) -> None:
        """`first_words` stand in a text until others are typed."""
        super().__init__()
        self._words = first_words
        self._editable = editable
        self.annotations: tuple[Annotation, ...] = ()
        self.tool: AnnotationKind | None = None
        self.chosen: int | None = None
        self._pressed: QPointF | None = None  # in parts of the photo
        self._pending: Annotation | None = None  # as the mouse has it now
        self._was: Annotation | None = None  # what is moved, as it was

    def show_annotations(self, annotations: tuple[Annotation, ...]) -> None:
        """Show what is drawn on the photo now."""
        self.annotations = annotations
        if self.chosen is not None and self.chosen >= len(annotations):
            self.choose(None)
        self.update()

    def take_tool(self, tool: AnnotationKind | None) -> None:
        """Draw this next; None draws nothing."""
        self.tool = tool if self._editable else None
        self.setCursor(Qt.CursorShape.CrossCursor if self.tool else Qt.CursorShape.ArrowCursor)
        self.tool_changed.emit()

    def choose(self, number: int | None) -> None:
        """Choose what is moved and removed."""
        if number != self.chosen:
            self.chosen = number
            self.update()
            self.chosen_changed.emit()

    def change_chosen(self, changed: Annotation, *, typed: bool = False) -> None:
        """Let what is chosen become another; nothing where it would not fit."""
        number = self.chosen
        if number is not None and changed.fits and self._editable:
            self.wanted.emit((*self.annotations[:number], changed, *self.annotations[number + 1 :]), typed)

    def remove_chosen(self) -> None:
        """Take away what is chosen."""
        number = self.chosen
        if number is not None and self._editable:
            self.choose(None)
            self.wanted.emit((*self.annotations[:number], *self.annotations[number + 1 :]), False)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._takes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self._takes(event):
            super().keyPressEvent(event)
        elif key in ARROWS:
            self._step(*ARROWS[Qt.Key(key)], sizes=bool(event.modifiers() & SHIFT))
        elif key in DELETE:
            self.remove_chosen()
        elif key in ENTER:
            self._draw_in_the_middle()
        else:
            self.take_tool(None)
            self.choose(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        found = None if self.tool else self._at(at)
        if self.tool is None:
            self.choose(found)
        if self.tool is not None or (found is not None and self._editable):
            self._pressed = self.to_photo(at)
            self._was = None if found is None else self.annotations[found]
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        here = self.to_photo(event.position())
        if self._was is not None:
            away = (here - self._pressed) * WHOLE
            self._pending = _moved(self._was, round(away.x()), round(away.y()))
        elif self.tool is not None:
            self._pending = self._new(self.tool, self._pressed, here)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, pending, was = self._pressed, self._pending, self._was
        self._pressed = self._pending = self._was = None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif was is not None and pending is not None:
            self.change_chosen(pending)
        elif was is None and self.tool is not None:
            self._add(pending or self._new(self.tool, pressed, pressed))
        self.update()

    def draw(self, painter: QPainter) -> None:
        """The photo, and what is drawn on it."""
        super().draw(painter)
        place = self.place()
        moved = self.chosen if self._was is not None and self._pending is not None else None
        for number, each in enumerate(self.annotations):
            if number != moved:
                paint_annotation(painter, each, place)
            if number == self.chosen and moved is None:
                frame = self.palette().color(QPalette.ColorRole.Highlight)
                paint_chosen(painter, each, place, frame)
        if self._pending is not None:
            paint_annotation(painter, self._pending, place)

    def _takes(self, event: QKeyEvent) -> bool:
        """Whether a key is for what is drawn."""
        key, others = event.key(), event.modifiers() & ~(SHIFT | Qt.KeyboardModifier.KeypadModifier)
        if others or not self._editable:
            return False
        if key in ENTER:
            return self.tool is not None
        if key == Qt.Key.Key_Escape:
            return self.tool is not None or self.chosen is not None
        return self.chosen is not None and (key in ARROWS or key in DELETE)

    def _step(self, x: int, y: int, *, sizes: bool) -> None:
        assert self.chosen is not None
        each = self.annotations[self.chosen]
        if sizes and each.kind is not AnnotationKind.TEXT:
            changed = replace(each, x2=_inside(each.x2 + x), y2=_inside(each.y2 + y))
        else:
            changed = _moved(each, x, y)
        if changed != each:
            self.change_chosen(changed, typed=True)

    def _draw_in_the_middle(self) -> None:
        assert self.tool is not None
        seen = self.place().intersected(QRectF(self.rect()))
        inner = QRectF(0, 0, seen.width() / 5, seen.height() / 5)
        inner.moveCenter(seen.center())
        self._add(self._new(self.tool, self.to_photo(inner.topLeft()), self.to_photo(inner.bottomRight())))

    def _add(self, new: Annotation) -> None:
        is_slip = abs(new.x2 - new.x1) < SMALLEST and abs(new.y2 - new.y1) < SMALLEST
        if new.kind is not AnnotationKind.TEXT and is_slip:
            return
        self.take_tool(None)
        number = len(self.annotations)
        self.wanted.emit((*self.annotations, new), False)
        if number < len(self.annotations):
            self.choose(number)

    def _new(self, tool: AnnotationKind, start: QPointF, end: QPointF) -> Annotation:
        is_text = tool is AnnotationKind.TEXT
        x1, y1 = _inside(round(start.x() * WHOLE)), _inside(round(start.y() * WHOLE))
        x2, y2 = (x1, y1) if is_text else (_inside(round(end.x() * WHOLE)), _inside(round(end.y() * WHOLE)))
        return Annotation(kind=tool, x1=x1, y1=y1, x2=x2, y2=y2, text=self._words if is_text else "")

    def _at(self, at: QPointF) -> int | None:
        """The uppermost that is hit."""
        place = self.place()
        hit = (
            n
            for n, each in enumerate(self.annotations)
            if bounds(each, place).adjusted(-GRIP, -GRIP, GRIP, GRIP).contains(at)
        )
        return max(hit, default=None)


def _moved(each: Annotation, x: int, y: int) -> Annotation:
    """Moved, as far as the photo reaches."""
    x = max(-min(each.x1, each.x2), min(x, WHOLE - max(each.x1, each.x2)))
    y = max(-min(each.y1, each.y2), min(y, WHOLE - max(each.y1, each.y2)))
    return replace(each, x1=each.x1 + x, y1=each.y1 + y, x2=each.x2 + x, y2=each.y2 + y)


def _inside(part: int) -> int:
    return max(0, min(part, WHOLE))
