"""The way to the window, which is a face beside the command line."""

import importlib
from types import ModuleType

from inspector.errors import Refused


def load_window() -> ModuleType:
    """`ui.main`, by name: the core must run where Qt cannot. Raises Refused "no-window"."""
    try:
        return importlib.import_module("ui.main")
    except ImportError as error:
        raise Refused(
            "no-window",
            en=f"The window cannot open here ({error}). Run 'inspector doctor' to see what is missing.",
            zh=f"无法打开窗口（{error}）。请运行 inspector doctor 查看缺少的组件。",
        ) from error
