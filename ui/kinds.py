"""Kinds of pages, for those who tell them apart without loading what they need: the window opens before that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.draft.draft import Draft


class DraftPage(QWidget):
    """A page that shows an inspection which may not be stored yet."""

    draft: Draft

    def leave(self) -> None:
        """Have stored what is typed on it."""
        raise NotImplementedError


class FormPage(QWidget):
    """A page with something that is in no store, as the form of a new inspection."""
