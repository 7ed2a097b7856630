"""The tools for what is drawn on a photo: what to draw, which one is chosen, its words."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from inspector.model.annotation import LONGEST_TEXT, Annotation, AnnotationKind
from ui.actions import declare
from ui.look import button, named, with_text
from ui.widgets.annotation_canvas import AnnotationCanvas
from ui.widgets.flow import FlowLayout

WORDS_WIDE = 8  # heights of a line
CHOSEN_LETTERS = 14


class AnnotationBar(QWidget):
    """Follows a canvas and gives it its tool."""

    def __init__(self, canvas: AnnotationCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        row = FlowLayout(self)
        self._names = {
            AnnotationKind.ARROW: self.tr("Arrow"),
            AnnotationKind.BOX: self.tr("Box"),
            AnnotationKind.TEXT: self.tr("Text"),
        }
        tools = (
            (AnnotationKind.ARROW, "draw-arrow", self.tr("Draw an arrow"), "A"),
            (AnnotationKind.BOX, "draw-box", self.tr("Draw a box"), "B"),
            (AnnotationKind.TEXT, "draw-text", self.tr("Write on the photo"), "T"),
        )
        self._tools = {}
        for kind, name, text, key in tools:
            tool = self._tools[kind] = button(self._names[kind], checkable=True)
            tool.clicked.connect(partial(self._clicked, kind))
            declare(canvas, name, text, partial(self._take, kind), key)
            row.addWidget(tool)
        self._chosen, self._words = QComboBox(), QLineEdit(maxLength=LONGEST_TEXT)
        self._chosen.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._chosen.setMinimumContentsLength(CHOSEN_LETTERS)
        named(self._chosen, self.tr("Drawn on this photo"))
        named(self._words, self.tr("Words on the photo"))
        self._words.setPlaceholderText(self.tr("Words on the photo"))
        with_text(self._words, lambda: self._words.setMinimumWidth(self.fontMetrics().height() * WORDS_WIDE))
        self._remove = button(self.tr("Remove what is chosen"))
        for widget in (self._chosen, self._words, self._remove):
            row.addWidget(widget)
        self._chosen.activated.connect(lambda place: canvas.choose(place - 1 if place else None))
        self._words.textEdited.connect(self._write)
        self._words.returnPressed.connect(canvas.setFocus)
        self._remove.clicked.connect(canvas.remove_chosen)
        canvas.tool_changed.connect(self._show_tool)
        canvas.chosen_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what is drawn and chosen now."""
        canvas, chosen = self._canvas, self._drawn()
        texts = [
            f"{number}  {self._names[each.kind]}  {each.text}".strip()
            for number, each in enumerate(canvas.annotations, start=1)
        ]
        with QSignalBlocker(self._chosen):
            self._chosen.clear()
            self._chosen.addItems([self.tr("Nothing chosen"), *texts])
            self._chosen.setCurrentIndex(0 if canvas.chosen is None else canvas.chosen + 1)
        self._remove.setEnabled(chosen is not None)
        is_text = chosen is not None and chosen.kind is AnnotationKind.TEXT
        self._words.setEnabled(is_text)
        words = chosen.text if chosen is not None and is_text else ""
        if self._words.text().strip() != words.strip():  # or the cursor jumps while somebody types
            self._words.setText(words)

    def ask_words(self) -> None:
        """Let the words of a new text be typed."""
        self._words.setFocus()
        self._words.selectAll()

    def _drawn(self) -> Annotation | None:
        number, all_drawn = self._canvas.chosen, self._canvas.annotations
        return None if number is None or number >= len(all_drawn) else all_drawn[number]

    def _clicked(self, kind: AnnotationKind) -> None:
        self._take(kind if self._tools[kind].isChecked() else None)

    def _take(self, kind: AnnotationKind | None) -> None:
        self._canvas.take_tool(kind)
        self._canvas.setFocus()

    def _show_tool(self) -> None:
        for kind, tool in self._tools.items():
            tool.setChecked(kind is self._canvas.tool)

    def _write(self, words: str) -> None:
        """A text that is emptied keeps its words until others are typed."""
        chosen = self._drawn()
        if chosen is not None and words.strip():
            self._canvas.change_chosen(replace(chosen, text=words), typed=True)
