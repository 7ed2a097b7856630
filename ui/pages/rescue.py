"""The ways out when the store is damaged, or lies in a backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.files import ask_folder
from ui.job import Job
from ui.look import Kind, button, label
from ui.moments import moment
from ui.warm import warm
from ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from inspector.app.backups import Restored
    from inspector.app.progress import Progress
    from inspector.app.salvage import Salvaged


class RescueWays(QWidget):
    """Restores a backup or saves what is intact, under the passphrase that is typed; tells in words what came of
    it. What was in place before is kept in `lost+found`."""

    begun = Signal()
    refused = Signal(object)  # None when it was stopped
    replaced = Signal(str)

    def __init__(self, desk: Desk, folder: Path, passphrase: Callable[[], str]) -> None:
        super().__init__()
        self._folder = folder
        self._passphrase = passphrase
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        self._words = label("", Kind.FAINT)
        column.addWidget(self._words)
        row = QHBoxLayout()
        self.restore_button = button(self.tr("Restore a backup…"))
        self.salvage_button = button(self.tr("Save what is intact"))
        self.restore_button.clicked.connect(self.ask_backup)
        self.salvage_button.clicked.connect(self.salvage)
        row.addWidget(self.restore_button)
        row.addWidget(self.salvage_button)
        row.addStretch()
        column.addLayout(row)
        self.bar = WorkBar(desk.language)
        column.addWidget(self.bar)

    def offer_for_new(self) -> None:
        """There is no store yet, but there may be a backup."""
        self._words.setText(self.tr("Or take over a backup: type its passphrase above first."))
        self.salvage_button.hide()
        self.show()

    def offer_for_damage(self, *, with_salvage: bool) -> None:
        """The store is damaged. What is put in its place leaves it in lost+found."""
        self._words.setText(
            self.tr(
                "The damaged data stays in the folder lost+found, whichever way you take. Type the passphrase first."
            )
        )
        self.salvage_button.setVisible(with_salvage)
        self.show()

    def ask_backup(self) -> None:
        """Ask for the folder or stick with the backup."""
        ask_folder(self, self.tr("Folder or stick with the backup"), self.restore)

    def restore(self, backup: Path) -> None:
        """Put the newest backup in a folder in place."""
        folder, passphrase = self._folder, self._passphrase()

        def work(progress: Progress) -> Restored:
            warm()
            from inspector.app.backups import restore

            return restore(backup, folder, passphrase, progress)

        self._run(Job(self, work).done(self._restored))

    def salvage(self) -> None:
        """Put what is intact in place."""
        folder, passphrase = self._folder, self._passphrase()

        def work(progress: Progress) -> Salvaged:
            warm()
            from inspector.app.salvage import salvage_in_place

            return salvage_in_place(folder, passphrase, progress)

        self._run(Job(self, work).done(self._salvaged))

    def _run(self, job: Job[Restored] | Job[Salvaged]) -> None:
        self._allow(False)
        self.begun.emit()
        job.finished(lambda: self._allow(True)).refused(self.refused.emit)
        job.cancelled(lambda: self.refused.emit(None))
        self.bar.run(job)

    def _allow(self, allowed: bool) -> None:
        self.restore_button.setEnabled(allowed)
        self.salvage_button.setEnabled(allowed)

    def _restored(self, restored: Restored) -> None:
        told = self.tr("√ Restored the backup of {0}: {1} inspections, {2} photos, {3} files missing.")
        day = moment(restored.made_at.astimezone())
        self.replaced.emit(told.format(day, restored.inspections, restored.photos, restored.missing))

    def _salvaged(self, saved: Salvaged) -> None:
        told = self.tr("√ Saved {0} entries; {1} entries and {2} photo files are lost.")
        rows, lost = sum(saved.saved.values()), sum(saved.lost.values())
        self.replaced.emit(told.format(rows, lost, saved.photos_lost))
