"""Read a file a user named."""

from pathlib import Path

from inspector.errors import Refused


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises Refused "no-such-file" or "file-unreadable"."""
    try:
        return path.read_bytes()
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
