"""What the pages share: the open store, the language, and how a refusal is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector.errors import Language, Refused
from ui.clerk import Clerk, Errand
from ui.registry_desk import RegistryDesk

if TYPE_CHECKING:
    from inspector.app.stores import Store

T = TypeVar("T")


class Desk(QObject):
    """The open store and the language. Pages get it; nothing reaches for it globally."""

    saved = Signal(str)
    closing = Signal()  # the store is about to be closed: nobody may use it any more

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language: Language = language
        self._store: Store | None = None
        self.clerk = Clerk(self)
        self.registry = RegistryDesk(self)

    @property
    def store(self) -> Store:
        """The open store; pages that need it are shown only while there is one."""
        if self._store is None:
            raise RuntimeError("no store is open")
        return self._store

    @property
    def is_open(self) -> bool:
        """Whether a store is open."""
        return self._store is not None

    def opened(self, store: Store) -> None:
        """Work with this store from now on."""
        self._store = store

    def close(self) -> None:
        """Close the store."""
        if self._store is not None:
            self.closing.emit()
            self.clerk.finish()
            self._store.close()
            self._store = None

    def ask(self, parent: QWidget, wish: Callable[[Store], T]) -> Errand[T]:
        """Have something asked of the store, or done to it, off the window's thread; `parent` is who wants to know.

        A refusal is shown unless the errand has a place for it. A page that was left when the store was closed asks in vain.
        """
        errand: Errand[T] = Errand(parent, lambda refused: self.tell(parent, refused))
        if self._store is None and not parent.isVisible():
            errand.deleteLater()
            return errand
        store = self.store
        return self.clerk.ask(errand, lambda: wish(store))

    def attempt(self, parent: QWidget, wish: Callable[[], T]) -> T | None:
        """The result of a use case, or None after its refusal was shown."""
        try:
            return wish()
        except Refused as refused:
            self.tell(parent, refused)
            return None

    def tell(self, parent: QWidget, refused: Refused) -> None:
        """Show why a wish was not granted."""
        say(parent, QCoreApplication.translate("Desk", "Not possible"), refused.message(self.language))


def say(parent: QWidget, title: str, text: str) -> None:
    """A message, as plain text, that does not hold up the window."""
    from ui.message import Message  # its kind of box is loaded when the first is told

    Message(parent, title, text).open()
