"""The bureau's registry, asked off the window's thread. It is another database than the store and needs none open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from inspector.errors import Refused
from ui.clerk import Clerk, Errand

if TYPE_CHECKING:
    from threading import Event

    from inspector.app.registry import Registry

T = TypeVar("T")
Tell = Callable[[Refused], None]


class RegistryDesk(QObject):
    """One address, and a thread of its own that opens and reads what is there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.clerk = Clerk(self)
        self._address = ""
        self._opened: Registry | None = None  # the clerk's
        self._at = ""

    @property
    def address(self) -> str:
        """Where the registry lies, as a SQLAlchemy URL."""
        return self._address

    def go_to(self, address: str) -> None:
        """Read another registry from now on; or the same one anew, which may have been made meanwhile."""
        self._address = address
        self.clerk.ask(Errand(self, _nobody), self._leave)

    def ask(self, parent: QObject, wish: Callable[[Registry], T], otherwise: Tell) -> Errand[T]:
        """Have something asked of the registry; a refusal that the errand has no place for is told `otherwise`."""
        address = self._address
        return self.clerk.ask(Errand(parent, otherwise), lambda: wish(self._registry(address)))

    def do(self, parent: QObject, wish: Callable[[], T], otherwise: Tell) -> Errand[T]:
        """Have something done that belongs to the registry, but lies beside it."""
        return self.clerk.ask(Errand(parent, otherwise), wish)

    def all_asked(self) -> Event:
        """Set once all is done that was asked before: for long work on a thread of its own that builds on it."""
        from threading import Event

        event = Event()
        self.clerk.ask(Errand(self, _nobody), event.set)
        return event

    def close(self) -> None:
        """Close the registry once all that was asked is told. Blocks: for when the window is gone already."""
        self.clerk.finish()
        self._leave()

    def _registry(self, address: str) -> Registry:
        from inspector.app.registry import open_registry

        if self._opened is None or self._at != address:
            self._leave()
            self._opened, self._at = open_registry(address), address
        return self._opened

    def _leave(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def _nobody(_: Refused) -> None:
    """Nobody asked for anything that could be refused."""
