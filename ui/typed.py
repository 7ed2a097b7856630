"""What is typed on a page and is in no store yet: read off its fields by their names, and typed again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

Typed = tuple[tuple[str, str], ...]
TICKED, UNTICKED = "1", ""
KINDS = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)


def typed_on(page: QWidget) -> Typed:
    """What stands in the fields of a page. What is typed unseen, as a passphrase, is not read."""
    found = ((_name(each), _content(each)) for each in _fields(page))
    return tuple((name, content) for name, content in found if name and content is not None)


def typed_in(field: QWidget | None) -> Typed:
    """What stands in one field; nothing when texts are not typed there."""
    if not isinstance(field, QLineEdit | QPlainTextEdit):
        return ()
    content = _content(field)
    return ((_name(field), content),) if content is not None and _name(field) else ()


def type_again(page: QWidget, typed: Typed) -> None:
    """Let fields of these names hold what stood there, as if somebody typed it."""
    wanted = dict(typed)
    for field in _fields(page):
        content = wanted.get(_name(field))
        if content is not None and field.isEnabled() and content != _content(field):
            _fill(field, content)


def _fields(page: QWidget) -> list[QWidget]:
    """Without those that Qt made as parts of others."""
    fields = [each for each in page.findChildren(QWidget) if isinstance(each, KINDS)]
    return [each for each in fields if not each.objectName().startswith("qt_")]


def _name(field: QWidget) -> str:
    if isinstance(field, QCheckBox):
        return field.accessibleName() or field.text()
    return field.accessibleName()


def _content(field: QWidget) -> str | None:
    """None for what is typed unseen."""
    if isinstance(field, QLineEdit):
        return field.text() if field.echoMode() is QLineEdit.EchoMode.Normal else None
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText()
    assert isinstance(field, QCheckBox)
    return TICKED if field.isChecked() else UNTICKED


def _fill(field: QWidget, content: str) -> None:
    if isinstance(field, QLineEdit):
        if not field.isReadOnly():
            field.selectAll()
            field.insert(content)  # which is told as typing is
    elif isinstance(field, QPlainTextEdit):
        if not field.isReadOnly():
            field.selectAll()
            field.insertPlainText(content)
    elif isinstance(field, QComboBox):
        number = field.findText(content, Qt.MatchFlag.MatchExactly)
        if number >= 0:
            field.setCurrentIndex(number)
            field.activated.emit(number)
        elif field.isEditable():
            field.setEditText(content)
    elif isinstance(field, QCheckBox):
        field.click()
