"""What can be done everywhere in the window: the palette, the sheet of shortcuts, the help, and the ways between pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.actions import declare
from ui.look import with_text

if TYPE_CHECKING:
    from ui.find import Command
    from ui.help import HelpPanel
    from ui.window import Window


LINES_BESIDE = 62  # a window must be as wide as so many lines are high, to have the guide beside its page


class Steering(QObject):
    """Declares the actions of the window, in its language, and does those that belong to no page."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._declared: list[QAction] = []
        self._help: HelpPanel | None = None
        self._followed = ""
        self._needing_store: list[QAction] = []
        window.page_changed.connect(self._page_changed)
        with_text(window, self._place_help)
        self.declare()

    def declare(self) -> None:
        """Declare the actions, again in another language."""
        for each in self._declared:
            self._window.removeAction(each)
            each.deleteLater()
        window = self._window
        other = "zh" if window.desk.language == "en" else "en"
        self._needing_store = [
            self._action("go-home", self.tr("Go to the inspections"), window.show_home, "Ctrl+0"),
            self._action("new-inspection", self.tr("New inspection"), window.show_new, "Ctrl+N"),
            self._action("go-outlets", self.tr("Go to the outlets"), window.show_outlets, "Ctrl+Shift+O"),
            self._action("first-steps", self.tr("First steps"), self._show_first_steps),
            self._action("go-bureau", self.tr("Go to the bureau"), window.show_bureau, "Ctrl+B"),
            self._action("lock", self.tr("Lock the window"), window.lock, "Ctrl+L"),
        ]
        self._declared = [
            *self._needing_store,
            self._action("commands", self.tr("Commands"), self.open_palette, "Ctrl+K"),
            self._action("practice", self.tr("Open the practice window"), window.open_practice),
            self._action("settings", self.tr("Settings"), window.ask_settings, "Ctrl+,"),
            self._action("help guide", self.tr("Guide to this page"), self.toggle_help, "F1"),
            self._action("shortcuts", self.tr("Keyboard shortcuts"), self.show_shortcuts, "Ctrl+/"),
            self._action(
                "language 中文 english",
                self.tr("Speak English") if other == "en" else self.tr("Speak Chinese"),
                lambda: window.choose_language("en" if other == "en" else "zh"),
            ),
            self._action("close quit", self.tr("Close the program"), window.close, "Ctrl+Q"),
        ]
        self.show_state()
        if self._help is not None:  # in the language of now
            self._close_help()
            self.toggle_help()

    def show_state(self) -> None:
        """Allow what can be done now."""
        for each in self._needing_store:
            each.setEnabled(self._window.desk.is_open and not self._window.locking.is_covered)

    def _page_changed(self) -> None:
        self.show_state()
        self.show_topic()

    def open_palette(self) -> None:
        """The palette of commands for the page that is shown."""
        from ui.commands import commands_on
        from ui.palette import CommandPalette

        window = self._window
        commands = commands_on(window, window.page)
        CommandPalette(window, commands, self._gathered(), self._ask).open_above(window)

    def toggle_help(self) -> None:
        """Open the guide beside the page, or close it. The keys stay where they are."""
        if self._help is not None:
            self._close_help()
            return
        from ui.help import HelpPanel

        self._help = HelpPanel(self._window.desk.language)
        self._help.closed.connect(self._close_help)
        self.show_topic()
        if self._has_room_beside:
            self._window.show_beside(self._help)
        else:  # the page would have no room left
            self._help.open_over(self._window)

    def show_topic(self) -> None:
        """Let the guide, if it is open, follow to the page that is shown."""
        if self._help is not None:
            from ui.help import topic_of

            topic = topic_of(self._window.page)
            if topic != self._followed or not self._help.topic:
                self._followed = topic
                self._help.show_topic(topic)

    @property
    def _has_room_beside(self) -> bool:
        return self._window.width() >= self._window.fontMetrics().height() * LINES_BESIDE

    def _place_help(self) -> None:
        """Text that has grown may leave the page no room beside the guide."""
        if self._help is not None and self._help.isWindow() == self._has_room_beside:
            self._close_help()
            self.toggle_help()

    def _close_help(self) -> None:
        if self._help is not None:
            had_keys = self._help.isAncestorOf(self._window.focusWidget() or self._window)
            self._help.hide()
            self._help.deleteLater()
            self._help = None
            if had_keys and self._window.page is not None:
                self._window.page.setFocus()

    def show_shortcuts(self) -> None:
        """The keys of the page that is shown, and those of the window."""
        from ui.shortcuts import ShortcutSheet

        ShortcutSheet(self._window, self._window.page).open()

    def _show_first_steps(self) -> None:
        from inspector.app.first_steps import FirstStep

        self._window.show_first_step(FirstStep.RECOVERY_KEY)

    def _gathered(self) -> Iterator[Command]:
        from ui.kinds import DraftPage

        page = self._window.page
        if not isinstance(page, DraftPage):
            return iter(())
        from ui.commands import items_of
        from ui.pages.inspection import InspectionPage

        return items_of(page) if isinstance(page, InspectionPage) else iter(())

    def _ask(self, palette: QWidget, typed: str, tell: Callable[[list[Command]], None]) -> None:
        from ui.commands import ask_for, of_hits

        window = self._window
        if window.desk.is_open and not window.locking.is_covered:
            errand = window.desk.ask(palette, lambda store: ask_for(store, typed))
            # One that finds nothing is no reason to be told so.
            errand.done(lambda hits: tell(of_hits(hits, window.open_inspection))).refused(lambda _: None)

    def _action(self, name: str, text: str, do: Callable[[], object], *keys: str) -> QAction:
        shown = [QKeySequence(key) for key in keys]
        return declare(self._window, name, text, do, *shown, everywhere=True)
