"""The program's entry: the window when nothing else is asked for, else the command line.

The window waits for none of the command line's libraries: they take as long to load as the window itself.
"""

import gc
import sys


def main() -> None:
    """The program."""
    if not sys.argv[1:]:
        _open_window()
    from inspector.cli.main import main as command_line

    command_line()  # which tells what the window lacks, too


def _open_window() -> None:
    gc.disable()  # nothing that is loaded is garbage; the window collects itself what comes later
    from inspector.cli.surroundings import data_folder, language
    from inspector.cli.window import load_window
    from inspector.errors import Refused

    try:
        window = load_window()
    except Refused:
        gc.enable()
        return
    sys.exit(window.run(folder=data_folder(), language=language()))
