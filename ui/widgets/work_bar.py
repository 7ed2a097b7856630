"""Where long work is, and the button that stops it."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from inspector.errors import Language
from inspector.model.text import Bilingual
from ui.job import Job
from ui.look import Kind, button, label

BAR_WIDTH = 140


class WorkBar(QWidget):
    """Seen only while its work goes on."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language: Language = language
        self._job: Job[Any] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._step = label("", Kind.FAINT)
        self._bar = QProgressBar()
        self._bar.setMinimumWidth(BAR_WIDTH)
        self._bar.setTextVisible(False)  # the step is told beside it
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel_button = button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        row.addWidget(self._step, 1)
        row.addWidget(self._bar)
        row.addWidget(self.cancel_button)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether its work goes on."""
        return self._job is not None

    def run(self, job: Job[Any]) -> None:
        """Start work and show where it is."""
        self._job = job
        self._step.setText("")
        self._bar.setRange(0, 0)
        self.show()
        job.progress(self._show_step).finished(self._over).start()

    def cancel(self) -> None:
        """Stop at the next step."""
        if self._job is not None:
            self._job.cancel()

    def _show_step(self, text: Bilingual, done: int, total: int) -> None:
        self._step.setText(text.of(self._language))
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _over(self) -> None:
        self._job = None
        self.hide()
