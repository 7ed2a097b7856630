"""The rows of somebody else's list of outlets, with what becomes of each. All of them are in memory; `data` only looks one up."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.errors import Language
from inspector.model.outlet_list import OUTLET_FIELDS, Fate, OutletField, OutletListLine

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
COLUMNS = 5


class JudgedModel(QAbstractTableModel):
    """Row, name, credit code, fate, reason."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._lines: Sequence[OutletListLine] = ()
        self._fates: Mapping[Fate, str] = {
            Fate.ADDED: self.tr("new"),
            Fate.UPDATED: self.tr("changed"),
            Fate.SKIPPED: self.tr("left"),
            Fate.SAME: self.tr("the same"),
            Fate.REFUSED: self.tr("refused"),
        }
        self._headings = (
            self.tr("Row"),
            OUTLET_FIELDS[OutletField.NAME].of(language),
            OUTLET_FIELDS[OutletField.CREDIT_CODE].of(language),
            self.tr("What becomes of it"),
            self.tr("Reason"),
        )

    def show_lines(self, lines: Sequence[OutletListLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_heading = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headings[section] if is_heading and 0 <= section < COLUMNS else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self._lines[index.row()]
        match index.column():
            case 0:
                return str(line.row)
            case 1:
                return line.name
            case 2:
                return line.credit_code
            case 3:
                return self._fates[line.fate]
        return line.reason.of(self._language) if line.reason else ""
