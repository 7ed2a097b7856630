"""How a runner is called: `python -m tests.bench.NAME CONTENT.json OUT.pdf`."""

import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.content import Content, read_content


def run(write: Callable[[Content, Path], None]) -> None:
    """Read the content named on the command line and have it written."""
    write(read_content(Path(sys.argv[1])), Path(sys.argv[2]))
