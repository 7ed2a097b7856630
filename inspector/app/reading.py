"""Read a file a user named."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inspector.errors import Refused


def read_file(path: Path, most: int = -1) -> bytes:
    """The bytes of a file, no more than `most` of them. Raises Refused "no-such-file" or "file-unreadable"."""
    with reading_refusals(path), path.open("rb") as file:
        return file.read(most)


def readable(path: Path) -> Path:
    """The path of a file too large to be read at once. Raises as `read_file`."""
    with reading_refusals(path), path.open("rb") as file:
        file.read(1)
    return path


@contextmanager
def reading_refusals(path: Path) -> Iterator[None]:
    """Say in words why a file the user named cannot be read."""
    try:
        yield
    except FileNotFoundError as error:
        raise Refused(
            "no-such-file",
            en=f"There is no file {path}. Check the name.",
            zh=f"没有文件 {path}。请检查文件名。",
        ) from error
    except OSError as error:
        raise Refused(
            "file-unreadable",
            en=f"{path} cannot be read. Copy it to this computer and try again.",
            zh=f"无法读取 {path}。请先复制到本机再试。",
        ) from error
