"""Whose signatures count: the bureau's trusted certificates."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.app.reading import read_file
from inspector.app.trusting import distrust_certificate, trust_certificate, trusted_identities
from inspector.errors import Language, Refused
from inspector.model.identity import Identity
from ui.files import ask_file
from ui.icon import Icon
from ui.look import Kind, button, label, named, show_as
from ui.models.lines import LinesModel
from ui.models.paged import Column
from ui.moments import day
from ui.registry_desk import RegistryDesk
from ui.widgets.flow import FlowLayout
from ui.widgets.lines_table import LinesTable

WIDTHS = (22, 22, 36, 0)
SPARE = (1, 2)
ENDINGS = (".cer", ".crt", ".pem", ".der")


class TrustPanel(QWidget):
    """A line for each certificate, a way to add one, and one to take it away."""

    def __init__(self, registry: RegistryDesk, language: Language, folder: Path) -> None:
        super().__init__()
        self._registry, self._folder = registry, folder
        self._language: Language = language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        about = self.tr(
            "Reports count when they are signed with one of these certificates, or with one that such an authority issued."
        )
        column.addWidget(label(about, Kind.FAINT))
        self.model = LinesModel(self._columns(), self)
        self.table = LinesTable(self.model, WIDTHS, SPARE)
        named(self.table, self.tr("Trusted certificates"))
        self.table.selectionModel().currentChanged.connect(self._show_current)
        column.addWidget(self.table, 1)
        self.told = label("")
        column.addWidget(self.told)
        row = FlowLayout()
        self.add_button = button(self.tr("Trust a certificate…"), primary=True, shows=Icon.SEAL)
        self.add_button.clicked.connect(self.ask)
        self.remove_button = button(self.tr("Trust no longer"))
        self.remove_button.setEnabled(False)
        self.remove_button.clicked.connect(self._remove)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        column.addLayout(row)
        self.reload()

    def reload(self) -> None:
        """Show whom the folder names now."""
        folder = self._folder
        self._registry.do(self, lambda: trusted_identities(folder), self._refused).done(self._show)

    def ask(self) -> None:
        """Ask for a certificate's file."""
        kinds = self.tr("Certificates (*.cer *.crt *.pem *.der)")
        ask_file(self, self.tr("Trust a certificate"), kinds, self.trust)

    def trust(self, file: Path) -> None:
        """Trust the certificate in a file from now on."""
        folder = self._folder
        errand = self._registry.do(self, lambda: trust_certificate(folder, read_file(file)), self._refused)
        errand.done(self._trusted)

    def _remove(self) -> None:
        chosen, folder = self.model.line(self.table.currentIndex()), self._folder
        if chosen is None:
            return
        fingerprint = chosen.fingerprint
        errand = self._registry.do(self, lambda: distrust_certificate(folder, fingerprint), self._refused)
        errand.done(lambda _: self._removed(chosen))

    def _trusted(self, fingerprint: str) -> None:
        words = self.tr("√ Signatures by this certificate count now. Compare its fingerprint: {0}")
        show_as(self.told, Kind.GOOD, words.format(fingerprint))
        self.reload()

    def _removed(self, gone: Identity) -> None:
        words = self.tr(
            "New reports signed by {0} are not taken in any more. The certificate is kept in {1}."
        )
        aside = self._folder / "no-longer-trusted"
        show_as(self.told, Kind.TEXT, words.format(gone.name, aside))
        self.reload()

    def _refused(self, refused: Refused) -> None:
        show_as(self.told, Kind.BAD, refused.message(self._language))

    def _show(self, trusted: tuple[Identity, ...]) -> None:
        self.model.show_lines(trusted)
        self.remove_button.setEnabled(False)
        if not trusted and self.told.objectName() != Kind.BAD:
            none = self.tr(
                "○ Nobody yet: every report is refused until the officers' certificates are trusted."
            )
            show_as(self.told, Kind.WARN, none)

    def _show_current(self, current: QModelIndex) -> None:
        chosen = self.model.line(current)
        self.remove_button.setEnabled(chosen is not None)
        if chosen is not None:  # it may be too long for its column
            show_as(
                self.told,
                Kind.FAINT,
                self.tr("Fingerprint of {0}: {1}").format(chosen.name, chosen.fingerprint),
            )

    def _columns(self) -> tuple[Column[Identity], ...]:
        now = datetime.now().astimezone()
        over, trial = self.tr("{0} to {1}, over"), self.tr("{0} (trial)")

        def validity(line: Identity) -> str:
            words = over if line.not_after < now else self.tr("{0} to {1}")
            return words.format(day(line.not_before.astimezone()), day(line.not_after.astimezone()))

        def name(line: Identity) -> str:
            return trial.format(line.name) if line.trial else line.name

        return (
            Column("", self.tr("Name"), name),
            Column("", self.tr("Issued by"), lambda line: line.issuer),
            Column("", self.tr("Valid"), validity),
            Column("", self.tr("Fingerprint"), lambda line: line.fingerprint),
        )
