"""A window to play in: a process of its own, with a store that is thrown away."""

import sys

from PySide6.QtCore import QProcess

from inspector.errors import Language


def start_practice(language: Language) -> bool:
    """Start it; it goes on by itself. Whether it could be started."""
    arguments = ["--language", language, "practice"]
    program = [] if getattr(sys, "frozen", False) else ["-m", "inspector"]
    started = QProcess.startDetached(sys.executable, [*program, *arguments])
    return bool(started[0] if isinstance(started, tuple) else started)
