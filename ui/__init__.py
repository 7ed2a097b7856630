"""The window."""

import importlib

from PySide6 import QtCore


def _spare_reading() -> None:
    """PySide reads the source of each module that is loaded after it, to see whether it uses its other ways of naming
    (`from __feature__ import …`). None of ours does: the window is there earlier, and what is loaded behind it, too."""
    assert QtCore  # which brings what is looked for
    feature = importlib.import_module("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda module: True)  # noqa: B010 (mypy: a module)


_spare_reading()
