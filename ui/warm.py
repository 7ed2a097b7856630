"""What the pages behind the door need is loaded while the passphrase is typed: the first window waits for none of it.

The encrypted database, the libraries of the report and the pages themselves take longer to load than the whole window.
"""

import importlib
from collections.abc import Callable
from threading import Lock

from PySide6 import QtWidgets

NEEDED = (
    "inspector.store.store",
    "inspector.app.keys",
    "ui.pages.home",
    "ui.pages.inspection",
    "ui.pages.new_inspection",
    "ui.pages.bureau",
    "ui.place",
    "ui.pages.outlets",
    "ui.message",
)
# Two threads that load what imports itself in a circle, as SQLAlchemy does, would see half of it.
_loading = Lock()


def warm() -> None:
    """Load what is needed; at once when it is there."""
    with _loading:
        for name in NEEDED:
            importlib.import_module(name)
        # PySide makes its classes when they are asked for: all of these at once where it looks for the kind of a widget.
        for name in dir(QtWidgets):
            getattr(QtWidgets, name)


def warm_first(done: Callable[[], object]) -> None:
    """Load it, and tell that it is there."""
    warm()
    done()
