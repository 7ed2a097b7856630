"""inspector doctor"""

import typer
from rich.console import Console

from inspector.app.doctor import Need, missing_libraries, missing_tools
from inspector.cli.face import face
from inspector.errors import Refused
from inspector.model.text import Bilingual


def doctor(context: typer.Context, window: bool = True, tests: bool = False) -> None:
    """Say what this machine lacks, with the exact line that installs it."""
    shown = face(context)
    lacking: list[Need] = [*(missing_libraries() if window else ()), *(missing_tools() if tests else ())]
    if lacking:
        line = "apt-get install -y " + " ".join(sorted({need.package for need in lacking}))
        names = ", ".join(need.name for need in lacking)
        raise Refused(
            "machine-lacks",
            en=f"This machine lacks {names}. Install it with:\n  sudo {line}",
            zh=f"本机缺少 {names}。请运行以下命令安装：\n  sudo {line}",
        )
    words = Bilingual(zh="本机已具备所需的一切。", en="This machine has all that is needed.")
    shown.show({"lacking": []}, lambda console: _print(console, words.of(shown.language)))


def _print(console: Console, words: str) -> None:
    console.print(words, markup=False)
