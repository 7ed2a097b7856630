"""The bar above each page: the ways that are always open, and what must be known at once."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.icon import Icon
from ui.look import Kind, button, empty, label

# By the names of the pages, so that none is loaded for it.
HOME = ("HomePage", "NewInspectionPage", "InspectionPage")
OUTLETS = ("OutletsPage",)
BUREAU = ("BureauPage",)
HERE = "here"  # the style sheet knows how it looks
TELL_MS = 20_000
LOOK_MS = 30_000  # between two looks at the room that is kept back on the disk


class Bar(QWidget):
    """Buttons to the pages, the lock and the language; below them a line while the disk is nearly full."""

    home_wanted = Signal()
    outlets_wanted = Signal()
    bureau_wanted = Signal()
    lock_wanted = Signal()
    language_wanted = Signal(str)
    settings_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._place = ""
        column.addLayout(self._row)
        self.banner = label("", Kind.WARN)
        self.banner.hide()
        column.addWidget(self.banner)
        self.told = label("", Kind.GOOD)
        self.told.hide()
        column.addWidget(self.told)
        self._telling = QTimer(self, singleShot=True, interval=TELL_MS)
        self._telling.timeout.connect(self.told.hide)
        self.notice = label("", Kind.WARN)
        column.addWidget(self.notice)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.show_state)
        self._look.start()
        desk.saved.connect(lambda _: self.show_state())
        self.build()

    def build(self) -> None:
        """Make the buttons, in the language of the window."""
        empty(self._row)
        self.home_button = button(self.tr("Inspections"), shows=Icon.HOME)
        self.outlets_button = button(self.tr("Outlets"), shows=Icon.OUTLET)
        self.bureau_button = button(self.tr("Bureau"), shows=Icon.BUREAU)
        self.lock_button = button(self.tr("Lock"), shows=Icon.LOCK)
        self.settings_button = button(self.tr("Settings"), shows=Icon.SETTINGS)
        self.settings_button.setToolTip(self.tr("Ctrl+, changes language, looks and size of text"))
        self.help_button = button(self.tr("Guide"), shows=Icon.HELP)
        self.help_button.setToolTip(self.tr("F1 opens and closes the guide to this page"))
        self.help_button.clicked.connect(self.help_wanted)
        self.lock_button.setToolTip(self.tr("Ctrl+L asks for the passphrase again"))
        other = "en" if self._desk.language == "zh" else "zh"
        self.language_button = button("English" if other == "en" else "中文")
        self.home_button.clicked.connect(self.home_wanted)
        self.outlets_button.clicked.connect(self.outlets_wanted)
        self.bureau_button.clicked.connect(self.bureau_wanted)
        self.lock_button.clicked.connect(self.lock_wanted)
        self.settings_button.clicked.connect(self.settings_wanted)
        self.language_button.clicked.connect(lambda: self.language_wanted.emit(other))
        self._row.addWidget(self.home_button)
        self._row.addWidget(self.outlets_button)
        self._row.addWidget(self.bureau_button)
        self._row.addStretch()
        self._row.addWidget(self.help_button)
        self._row.addWidget(self.lock_button)
        self._row.addWidget(self.settings_button)
        self._row.addWidget(self.language_button)
        self.show_state()
        self.show_place(self._place)

    def show_place(self, page: str) -> None:
        """Mark the button of the place where a page belongs, by the name of its kind."""
        self._place = page
        buttons = {HOME: self.home_button, OUTLETS: self.outlets_button, BUREAU: self.bureau_button}
        for pages, each in buttons.items():
            name = HERE if page in pages else ""
            if each.objectName() != name:
                each.setObjectName(name)
                each.setAccessibleDescription(self.tr("you are here") if name else "")
                each.style().polish(each)

    def say_always(self, text: str) -> None:
        """Say something above each page, as long as the window is there."""
        self.banner.setText(text)
        self.banner.show()

    def tell(self, text: str) -> None:
        """Say something for a while that asks for nothing."""
        self.told.setText(text)
        self.told.show()
        self._telling.start()

    def show_state(self) -> None:
        """Show what can be done now, and whether the disk is nearly full."""
        is_open = self._desk.is_open
        for each in (self.home_button, self.outlets_button, self.bureau_button, self.lock_button):
            each.setEnabled(is_open)
        is_low = is_open and not self._desk.store.has_reserve
        self.notice.setText(
            self.tr("The disk is nearly full: finish this inspection, then free some space.")
            if is_low
            else ""
        )
        self.notice.setVisible(is_low)
