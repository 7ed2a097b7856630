"""The program's entry function called here: loading all libraries anew takes longer than most commands."""

import io
import os
import subprocess
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from inspector.cli.main import run


def called(environment: Mapping[str, str], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What a command answers, as if it had run in a process of its own."""
    out, err = io.StringIO(), io.StringIO()
    with patch.dict(os.environ, environment), redirect_stdout(out), redirect_stderr(err):
        code = run([str(argument) for argument in arguments])
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())
