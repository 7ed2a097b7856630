"""Where the value of an item is typed or chosen: a number, a date, a text, choices."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDoubleValidator, QIntValidator, QValidator
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from inspector.errors import Language
from inspector.model.checklist import AnswerKind, ChoiceList, Item
from ui.look import Kind, button, grown, label, named, with_text
from ui.widgets.flow import FlowLayout

FEW = 12  # choices that stand side by side; more are a list
NUMBER_WIDTH, TEXT_WIDTH = 140, 320  # at text of 100 per cent
SHORT = (AnswerKind.INTEGER, AnswerKind.DECIMAL, AnswerKind.DATE, AnswerKind.TIME, AnswerKind.DATE_TIME)
NOW = {AnswerKind.DATE: "%Y-%m-%d", AnswerKind.TIME: "%H:%M", AnswerKind.DATE_TIME: "%Y-%m-%dT%H:%M"}


class ValueBox(QWidget):
    """The value of one item; `edited` while it is typed, `chosen` when it is whole at once, `left` afterwards."""

    edited = Signal()
    chosen = Signal()
    left = Signal()

    def value(self) -> str:
        """The value as an answer keeps it, "" for none."""
        raise NotImplementedError

    def show_value(self, value: str) -> None:
        """Show a value without emitting anything."""
        raise NotImplementedError

    def show_choices(self, names: tuple[str, ...]) -> None:
        """Let only these be chosen."""

    def put_focus(self) -> None:
        """Put the keys where the value is typed."""
        self.setFocus()


class TypedValue(ValueBox):
    """A number, a date, a time, a text."""

    def __init__(self, item: Item, language: Language) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._field = QLineEdit()
        if item.kind in SHORT:
            with_text(self._field, lambda: self._field.setMaximumWidth(grown(self._field, NUMBER_WIDTH)))
        named(self._field, self.tr("{0} Value").format(item.id))
        self._field.setPlaceholderText(self._example(item))
        validator = _validator(item.kind, self._field)
        if validator is not None:
            self._field.setValidator(validator)
        self._field.textEdited.connect(self.edited)
        self._field.installEventFilter(self)
        row.addWidget(self._field, 0 if item.kind in SHORT else 1)
        if item.unit is not None:
            row.addWidget(label(item.unit.of(language), Kind.FAINT, wrap=False))
        if item.kind in NOW:
            row.addWidget(self._now_button(NOW[item.kind]))
        if item.kind in SHORT:
            row.addStretch()

    def value(self) -> str:
        return self._field.text().strip()

    def show_value(self, value: str) -> None:
        if not (self._field.hasFocus() and self._field.text().strip() == value):
            self._field.setText(value)

    def put_focus(self) -> None:
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _example(self, item: Item) -> str:
        if item.scale is not None:
            return f"{item.scale.least:g} – {item.scale.most:g}"
        return {
            AnswerKind.DATE: "2026-01-31",
            AnswerKind.TIME: "09:30",
            AnswerKind.DATE_TIME: "2026-01-31T09:30",
        }.get(item.kind, "")

    def _now_button(self, pattern: str) -> QPushButton:
        now = button(self.tr("Now"))
        now.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        now.clicked.connect(lambda: self._put(datetime.now().strftime(pattern)))
        return now

    def _put(self, text: str) -> None:
        self._field.setText(text)
        self.chosen.emit()


class ChosenValue(ValueBox):
    """A few choices side by side: one of them, or several."""

    def __init__(self, item: Item, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        row, group = FlowLayout(self), QButtonGroup(self)
        group.setExclusive(False)  # the chosen one can be taken back
        several = item.kind is AnswerKind.CHOICES
        for name, words in choices.items():
            choice = button(words, checkable=True)
            choice.setAccessibleName(f"{item.id} {words}")
            choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            choice.clicked.connect(lambda _=False, chosen=name: self._choose(chosen, several))
            group.addButton(choice)
            self._buttons[name] = choice
            row.addWidget(choice)

    def value(self) -> str:
        return " ".join(name for name, choice in self._buttons.items() if choice.isChecked())

    def show_value(self, value: str) -> None:
        for name, choice in self._buttons.items():
            choice.setChecked(name in value.split())

    def show_choices(self, names: tuple[str, ...]) -> None:
        for name, choice in self._buttons.items():
            choice.setVisible(name in names)

    def put_focus(self) -> None:
        shown = (choice for choice in self._buttons.values() if not choice.isHidden())
        next(shown, self).setFocus()

    def _choose(self, name: str, several: bool) -> None:
        for other, choice in self._buttons.items():
            if other != name and not several:
                choice.setChecked(False)
        self.chosen.emit()


class ListedValue(ValueBox):
    """One of many choices."""

    def __init__(self, item: Item, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._words = choices
        self._list = QComboBox()
        self._list.setMaxVisibleItems(20)
        with_text(self._list, lambda: self._list.setMaximumWidth(grown(self._list, TEXT_WIDTH)))
        named(self._list, self.tr("{0} Value").format(item.id))
        self.show_choices(tuple(choices))
        self._list.activated.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._list, 1)
        row.addStretch()

    def value(self) -> str:
        return str(self._list.currentData() or "")

    def show_value(self, value: str) -> None:
        self._list.setCurrentIndex(max(0, self._list.findData(value)))

    def show_choices(self, names: tuple[str, ...]) -> None:
        before = self.value()
        self._list.blockSignals(True)
        self._list.clear()
        self._list.addItem("—", "")
        for name in names:
            self._list.addItem(self._words[name], name)
        self._list.blockSignals(False)
        self.show_value(before)

    def put_focus(self) -> None:
        self._list.setFocus()


class ShownValue(ValueBox):
    """What the program calculates: to read only."""

    def __init__(self, item: Item, language: Language) -> None:
        super().__init__()
        self._unit = item.unit.of(language) if item.unit else ""
        self._words = label("", Kind.HEADING)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)

    def value(self) -> str:
        return ""

    def show_value(self, value: str) -> None:
        self._words.setText(f"{value} {self._unit}".strip() if value else "—")


def value_box(item: Item, lists: Mapping[str, ChoiceList], language: Language) -> ValueBox | None:
    """The box for an item's kind; None where nothing is typed."""
    if item.kind in (AnswerKind.CONFORMITY, AnswerKind.NOTE, AnswerKind.PHOTO):
        return None
    if item.kind is AnswerKind.CALCULATED:
        return ShownValue(item, language)
    if item.kind not in (AnswerKind.CHOICE, AnswerKind.CHOICES):
        return TypedValue(item, language)
    choices = {choice.name: choice.label.of(language) for choice in lists[item.choices].choices}
    if item.kind is AnswerKind.CHOICE and len(choices) > FEW:
        return ListedValue(item, choices)
    return ChosenValue(item, choices)


def _validator(kind: AnswerKind, parent: QObject) -> QValidator | None:
    if kind is AnswerKind.INTEGER:
        return QIntValidator(parent)
    if kind is AnswerKind.DECIMAL:
        made = QDoubleValidator(parent)
        made.setNotation(QDoubleValidator.Notation.StandardNotation)
        return made
    return None
