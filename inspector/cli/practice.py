"""inspector practice"""

import importlib
import tempfile
from pathlib import Path

import typer

from inspector.app.demo.practice import make_practice
from inspector.cli.face import bar, face
from inspector.errors import Refused


def practice(context: typer.Context) -> int:
    """Open the window on a made-up inspection to play with; all of it is gone when the window is closed."""
    shown = face(context)
    # By name: the core must run where Qt cannot.
    try:
        window = importlib.import_module("ui.main")
    except ImportError as error:
        raise Refused(
            "no-window",
            en=f"The window cannot open here ({error}). Run 'inspector doctor' to see what is missing.",
            zh=f"无法打开窗口（{error}）。请运行 inspector doctor 查看缺少的组件。",
        ) from error
    with tempfile.TemporaryDirectory(prefix="inspector-practice-") as name:
        with bar(shown.language) as progress:
            store, id = make_practice(Path(name) / "store", progress)
        return int(window.run_practice(store, id, language=shown.language))
