"""The PINs of those who sign the report."""

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from inspector.model.person import Person
from ui.look import Kind, button, label, named


class PinDialog(QDialog):
    """The PIN of each officer's signing identity."""

    def __init__(self, parent: QWidget, officers: tuple[Person, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sign the report"))
        form = QFormLayout(self)
        form.addRow(label(self.tr("Each officer enters the PIN of his or her signing identity."), Kind.FAINT))
        self._fields: dict[str, QLineEdit] = {}
        for officer in officers:
            field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
            field.setMinimumWidth(self.fontMetrics().height() * 14)
            named(field, self.tr("PIN of {0}").format(officer.name))
            form.addRow(label(self.tr("PIN of {0}").format(officer.name), Kind.FAINT, wrap=False), field)
            self._fields[officer.identity] = field
        self.accept_button = button(self.tr("Sign and export"), primary=True)
        self.accept_button.clicked.connect(self.accept)
        form.addRow(self.accept_button)

    @property
    def pins(self) -> dict[str, str]:
        """PINs by fingerprint."""
        return {fingerprint: field.text() for fingerprint, field in self._fields.items()}

    def fields(self) -> tuple[QLineEdit, ...]:
        """The fields in the order of the officers."""
        return tuple(self._fields.values())
