"""The program's entry: the window when nothing else is asked for, else the command line.

The window waits for none of the command line's libraries: they take as long to load as the window itself.
"""

import importlib
import sys


def main() -> None:
    """The program."""
    if not sys.argv[1:]:
        _open_window()
    from inspector.cli.main import main as command_line

    command_line()  # which tells what the window lacks, too


def _open_window() -> None:
    # Before Qt, whose hook looks into each module that is loaded after it.
    from inspector.app import progress, stores  # noqa: F401
    from inspector.cli.surroundings import data_folder, language

    try:
        window = importlib.import_module("ui.main")  # by name: the core must run where Qt cannot
    except ImportError:
        return
    sys.exit(window.run(folder=data_folder(), language=language()))
