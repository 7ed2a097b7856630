"""Back the store up from the window, and see how old the last backup is."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.app.backups import BackupMade, back_up, last_backup
from inspector.app.checking import STALE_BACKUP
from ui.desk import Desk, say
from ui.files import ask_folder
from ui.job import Job
from ui.look import Kind, button, label, show_as
from ui.moments import moment
from ui.widgets.work_bar import WorkBar

A_DAY = timedelta(days=1)


class BackupLine(QWidget):
    """When the last backup to another disk was made, and the button for the next one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        self.state = label("", Kind.FAINT)
        self.backup_button = button(self.tr("Back up…"))
        self.backup_button.clicked.connect(self.ask)
        row.addWidget(self.state, 1)
        row.addWidget(self.backup_button)
        column.addLayout(row)
        self.bar = WorkBar(desk.language)
        column.addWidget(self.bar)
        self.reload()

    def ask(self) -> None:
        """Ask where to."""
        ask_folder(self, self.tr("Folder or stick for the backup"), self.back_up)

    def back_up(self, folder: Path) -> None:
        """Copy the store there, off the window's thread."""
        store = self._desk.store
        self.backup_button.setEnabled(False)
        job = (
            Job(self, lambda progress: back_up(store, folder, progress)).finished(self._over).done(self._made)
        )
        self.bar.run(job.refused(lambda refused: self._desk.tell(self, refused)))

    def reload(self) -> None:
        """Show how old the last backup is."""
        self._desk.ask(self, lambda store: (last_backup(store), store.clock())).done(self._show)

    def _show(self, told: tuple[datetime | None, datetime]) -> None:
        at, now = told
        is_old = at is None or now - at > STALE_BACKUP
        show_as(self.state, Kind.WARN if is_old else Kind.FAINT, self._words(at, now))

    def _words(self, at: datetime | None, now: datetime) -> str:
        if at is None:
            return self.tr(
                "○ Never backed up to another disk. If this laptop is lost, so is everything on it."
            )
        day = moment(at.astimezone())
        if now - at > STALE_BACKUP:
            told = self.tr("○ Last backup to another disk %n days ago, at {0}", "", (now - at) // A_DAY)
            return told.format(day)
        return self.tr("√ Last backup to another disk at {0}").format(day)

    def _over(self) -> None:
        self.backup_button.setEnabled(True)
        self.reload()

    def _made(self, made: BackupMade) -> None:
        text = self.tr("The backup was read back and is whole: {0} inspections, {1} photos.\n{2}")
        say(self, self.tr("Backed up"), text.format(made.inspections, made.photos, made.folder))
