"""inspector practice"""

import tempfile
from pathlib import Path

import typer

from inspector.app.demo.practice import make_practice
from inspector.cli.face import bar, face
from inspector.cli.window import load_window


def practice(context: typer.Context) -> int:
    """Open the window on a made-up inspection to play with; all of it is gone when the window is closed."""
    shown = face(context)
    window = load_window()
    with tempfile.TemporaryDirectory(prefix="inspector-practice-") as name:
        with bar(shown.language) as progress:
            store, id = make_practice(Path(name) / "store", progress)
        return int(window.run_practice(store, id, language=shown.language))
