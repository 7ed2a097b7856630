"""What is seen on a place of the window: its words, and what of it is not whole."""

from collections.abc import Iterator
from itertools import combinations, product

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
)

from ui.widgets.elided_box import ElidedBox

SLACK = 2  # pixels a style rounds
NOWHERE = QModelIndex()
FIELDS = (QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit)
LAID_OUT = (QAbstractButton, QLabel, *FIELDS)  # no two of them lie over each other


def cut(place: QWidget) -> Iterator[str]:
    """What is not whole: texts that need more room than they have, fields that are squeezed, what lies over something
    else, and what sticks out of the place it is shown in."""
    seen = [w for w in place.findChildren(QWidget) if w.isVisible() and w.window() is place.window()]
    for widget in seen:
        told = _name(widget)
        for wrong in (*_too_small(widget), *_squeezed(widget), *_short(widget)):
            yield f"{told} {wrong}"
        if isinstance(widget, LAID_OUT) and sticks_out(widget, place):
            yield f"{told} sticks out"
    yield from _over_each_other([w for w in seen if isinstance(w, LAID_OUT)])


def _too_small(widget: QWidget) -> Iterator[str]:
    """Words that have less room than they need."""
    if isinstance(widget, QAbstractButton) and words(widget):
        needed = widget.sizeHint() if not isinstance(widget, QCheckBox) else widget.minimumSizeHint()
        if needed.width() > widget.width() + SLACK or needed.height() > widget.height() + SLACK:
            yield f"needs {needed.toTuple()}, has {widget.size().toTuple()}"
    if isinstance(widget, QLabel) and words(widget):
        wraps = widget.wordWrap()
        height = widget.heightForWidth(widget.width()) if wraps else widget.minimumSizeHint().height()
        width = 0 if wraps else widget.minimumSizeHint().width()
        if height > widget.height() + SLACK or width > widget.width() + SLACK:
            yield f"needs {width} x {height}, has {widget.size().toTuple()}"
    if isinstance(widget, QTabWidget) and widget.tabBar().sizeHint().width() > widget.width() + SLACK:
        yield "tabs are cut"


def _squeezed(widget: QWidget) -> Iterator[str]:
    """Fields, and whatever has one height only, that are lower than that."""
    is_part = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
    is_fixed = widget.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed
    needed = -1
    if isinstance(widget, FIELDS) and not is_part:
        needed = min(widget.minimumSizeHint().height(), widget.maximumHeight())
    elif is_fixed and not is_part and not isinstance(widget, QScrollBar):
        needed = min(widget.sizeHint().height(), widget.maximumHeight())
    if needed > widget.height() + SLACK:
        yield f"needs a height of {needed}, has {widget.height()}"


def _short(widget: QWidget) -> Iterator[str]:
    """Headings of columns, what is chosen in a box, numbers with their words: longer than there is room for."""
    if isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
        for column in range(widget.count()):
            needed, has = widget.sectionSizeHint(column), widget.sectionSize(column)
            if not widget.isSectionHidden(column) and needed > has + SLACK:
                yield f"heading {column} needs {needed}, has {has}"
    if isinstance(widget, QComboBox) and not isinstance(widget, ElidedBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget).width()
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText())
        if needed > room + SLACK:
            yield f"shows {widget.currentText()!r}, which needs {needed}, in {room}"
    if isinstance(widget, QAbstractSpinBox):
        needed = widget.fontMetrics().horizontalAdvance(widget.text())
        if needed > widget.lineEdit().width() + SLACK:
            yield f"shows {widget.text()!r}, which needs {needed}, in {widget.lineEdit().width()}"


def _over_each_other(seen: list[QWidget]) -> Iterator[str]:
    """What stands in one layout and is laid over something else of it."""
    for parent in {id(w.parentWidget()): w.parentWidget() for w in seen}.values():
        beside = [w for w in seen if w.parentWidget() is parent]
        if isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit):
            continue
        for one, other in combinations(beside, 2):
            both = one.geometry() & other.geometry()
            if both.width() > SLACK and both.height() > SLACK:
                yield f"{_name(one)} lies over {_name(other)}"


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {words(widget) or widget.accessibleName()!r}"


def sticks_out(widget: QWidget, place: QWidget) -> bool:
    """Whether a part of it can be reached by no scrolling."""
    frame: QWidget | None = widget.parentWidget()
    while frame is not None and frame is not place:
        above = frame.parentWidget()
        if isinstance(above, QWidget) and isinstance(above.parentWidget(), QScrollArea):
            break
        if type(above).__name__ in ("CardView", "QTableView", "QListView", "CardArea"):
            return False
        frame = above
    if frame is None:
        return False
    inside = QRect(widget.mapTo(frame, QPoint(0, 0)), widget.size())
    if frame is place:
        return not place.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inside)
    viewport = frame.parentWidget()
    assert viewport is not None
    return inside.right() > viewport.width() + SLACK


def words(widget: QWidget) -> str:
    """What is written on it."""
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""


def listed(place: QWidget) -> Iterator[str]:
    """What stands in its lists and tables."""
    for view in place.findChildren(QAbstractItemView):
        model = view.model()
        if view.isVisible() and model is not None:
            columns = model.columnCount(NOWHERE) if isinstance(view, QTableView | QTreeView) else 1
            for row, column in product(range(model.rowCount(NOWHERE)), range(columns)):
                yield str(model.index(row, column).data() or "")


def texts(place: QWidget) -> Iterator[str]:
    """All that can be read on a place, and heard."""
    for widget in place.findChildren(QWidget):
        if widget.isVisible():
            yield words(widget)
            yield widget.toolTip()
            if isinstance(widget, QTabWidget):
                yield from (widget.tabText(number) for number in range(widget.count()))
            yield from controls(widget)


def controls(widget: QWidget) -> Iterator[str]:
    """What fields and headings say of themselves: words of the program, but for what was chosen."""
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
        model = widget.model()
        yield from (str(model.headerData(n, widget.orientation()) or "") for n in range(widget.count()))
    if isinstance(widget, QAbstractSpinBox):
        yield widget.text()
