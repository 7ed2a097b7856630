"""inspector doctor"""

import typer
from rich.console import Console

from inspector.app.doctor import (
    Need,
    camera_part_line,
    has_camera_part,
    missing_camera_libraries,
    missing_libraries,
    missing_tools,
)
from inspector.cli.face import face
from inspector.errors import Refused
from inspector.model.text import Bilingual


def doctor(context: typer.Context, window: bool = True, tests: bool = False) -> None:
    """Say what this machine lacks, with the exact line that installs it."""
    shown = face(context)
    lacking: list[Need] = [
        *((*missing_libraries(), *missing_camera_libraries()) if window else ()),
        *(missing_tools() if tests else ()),
    ]
    if lacking:
        line = "apt-get install -y " + " ".join(sorted({need.package for need in lacking}))
        names = ", ".join(need.name for need in lacking)
        raise Refused(
            "machine-lacks",
            en=f"This machine lacks {names}. Install it with:\n  sudo {line}",
            zh=f"本机缺少 {names}。请运行以下命令安装：\n  sudo {line}",
        )
    words = [Bilingual(zh="本机已具备所需的一切。", en="This machine has all that is needed.")]
    has_camera = has_camera_part()
    if window:
        words.append(_camera_words(has_camera))
    told = [each.of(shown.language) for each in words]
    shown.show({"lacking": [], "camera": has_camera}, lambda console: _print(console, told))


def _camera_words(has_camera: bool) -> Bilingual:
    if has_camera:
        return Bilingual(
            zh="已安装摄像头组件，可在窗口中直接拍照。",
            en="The part for cameras is installed: photos can be taken in the window.",
        )
    line = camera_part_line()
    return Bilingual(
        zh=f"未安装可选的摄像头组件。需要在窗口中直接拍照时，请运行：\n  {line}",
        en=f"The optional part for cameras is not installed. To take photos in the window, run:\n  {line}",
    )


def _print(console: Console, told: list[str]) -> None:
    for line in told:
        console.print(line, markup=False)
