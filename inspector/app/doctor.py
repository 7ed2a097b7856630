"""What the machine must have beside the Python packages."""

import ctypes
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from inspector.model.value import value


@value
class Need:
    """A library or tool, and the Debian package that holds it."""

    name: str
    package: str


# What the wheel of Qt loads but does not carry, on Linux.
LIBRARIES = (
    Need(name="libglib-2.0.so.0", package="libglib2.0-0"),
    Need(name="libEGL.so.1", package="libegl1"),
    Need(name="libGL.so.1", package="libgl1"),
    Need(name="libX11.so.6", package="libx11-6"),
    Need(name="libdbus-1.so.3", package="libdbus-1-3"),
    Need(name="libfontconfig.so.1", package="libfontconfig1"),
    Need(name="libxkbcommon.so.0", package="libxkbcommon0"),
    Need(name="libxkbcommon-x11.so.0", package="libxkbcommon-x11-0"),
    Need(name="libxcb-cursor.so.0", package="libxcb-cursor0"),
    Need(name="libxcb-icccm.so.4", package="libxcb-icccm4"),
    Need(name="libxcb-image.so.0", package="libxcb-image0"),
    Need(name="libxcb-keysyms.so.1", package="libxcb-keysyms1"),
    Need(name="libxcb-render-util.so.0", package="libxcb-render-util0"),
    Need(name="libxcb-shape.so.0", package="libxcb-shape0"),
    Need(name="libxcb-xkb.so.1", package="libxcb-xkb1"),
)
# What Qt's part for cameras loads beside them.
CAMERA_LIBRARIES = (Need(name="libpulse.so.0", package="libpulse0"),)
TOOLS = (
    Need(name="pdfsig", package="poppler-utils"),
    Need(name="pdftotext", package="poppler-utils"),
    Need(name="openssl", package="openssl"),
    Need(name="javac", package="default-jdk-headless"),
    Need(name="softhsm2-util", package="softhsm2"),
    Need(name="dbus-daemon", package="dbus"),
    Need(name="strace", package="strace"),
    Need(name="Xvfb", package="xvfb"),
    Need(name="mkfs.exfat", package="exfatprogs"),
    Need(name="mount.exfat-fuse", package="exfat-fuse"),
)
# What the veraPDF that the tests use reads its rules with.
JARS = (
    Need(name="/usr/share/java/jaxb-api.jar", package="libjaxb-api-java"),
    Need(name="/usr/share/java/jaxb-runtime.jar", package="libjaxb-java"),
)
# With the accessibility bus, and what speaks to it.
FILES = (
    *JARS,
    Need(name="/usr/libexec/at-spi-bus-launcher", package="at-spi2-core"),
    Need(name="/usr/lib/python3/dist-packages/gi/__init__.py", package="python3-gi"),
)


def missing_libraries() -> tuple[Need, ...]:
    """The libraries the window needs and this machine lacks; none elsewhere than on Linux."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(need for need in LIBRARIES if not _loads(need.name))


def has_camera_part() -> bool:
    """Whether the optional part for cameras is installed; it is looked for, not loaded."""
    qt = find_spec("PySide6")
    folders = () if qt is None else qt.submodule_search_locations or ()
    # The stubs of all parts come with the one that is always there.
    return any(file.suffix != ".pyi" for folder in folders for file in Path(folder).glob("QtMultimedia.*"))


def camera_part_line() -> str:
    """The line that installs the part for cameras, fit for the Qt that is there and the Python that runs."""
    try:
        fit = f"=={version('PySide6-Essentials')}"
    except PackageNotFoundError:
        fit = ""
    pip = (
        f'"{sys.executable}" -m pip install'
        if find_spec("pip")
        else f'uv pip install --python "{sys.executable}"'
    )
    return f"{pip} PySide6-Addons{fit}"


def missing_camera_libraries() -> tuple[Need, ...]:
    """The libraries that the part for cameras needs and this machine lacks; none while that part is not installed."""
    if not sys.platform.startswith("linux") or not has_camera_part():
        return ()
    return tuple(need for need in CAMERA_LIBRARIES if not _loads(need.name))


def missing_tools() -> tuple[Need, ...]:
    """The programs the tests call, and their parts, that this machine lacks."""
    tools = tuple(need for need in TOOLS if shutil.which(need.name) is None)
    return tools + tuple(need for need in FILES if not Path(need.name).exists())


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
