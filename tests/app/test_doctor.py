"""What the doctor tells of the optional part for cameras."""

import json
import sys
from importlib.machinery import ModuleSpec
from importlib.metadata import version
from pathlib import Path

import pytest

from inspector.app import doctor
from inspector.app.doctor import Need, camera_part_line, has_camera_part
from inspector.cli import doctor as command
from inspector.cli.main import run


@pytest.fixture(autouse=True)
def rest_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the window needs anyway is missing."""
    monkeypatch.setattr(command, "missing_libraries", lambda: ())
    monkeypatch.setattr(command, "missing_camera_libraries", lambda: ())


def test_the_part_for_cameras_is_known_by_its_library_not_by_its_stub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = ModuleSpec("PySide6", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(doctor, "find_spec", lambda name: spec if name == "PySide6" else None)
    (tmp_path / "QtMultimedia.pyi").touch()
    assert not has_camera_part()
    (tmp_path / "QtMultimedia.abi3.so").touch()
    assert has_camera_part()
    monkeypatch.setattr(doctor, "find_spec", lambda name: None)
    assert not has_camera_part()


def test_the_line_that_installs_it_fits_the_qt_and_the_python_that_are_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    qt = version("PySide6-Essentials")
    monkeypatch.setattr(doctor, "find_spec", lambda name: None)
    assert camera_part_line() == f'uv pip install --python "{sys.executable}" PySide6-Addons=={qt}'
    monkeypatch.setattr(doctor, "find_spec", lambda name: ModuleSpec(name, None))
    assert camera_part_line() == f'"{sys.executable}" -m pip install PySide6-Addons=={qt}'


def test_whoever_has_not_installed_it_lacks_nothing_and_is_told_how(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "has_camera_part", lambda: False)
    assert run(["--language", "zh", "doctor"]) == 0
    assert camera_part_line() in capsys.readouterr().out
    assert run(["--json", "doctor"]) == 0
    assert json.loads(capsys.readouterr().out) == {"lacking": [], "camera": False}


def test_whoever_has_installed_it_is_told_what_else_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "has_camera_part", lambda: True)
    assert run(["--language", "en", "doctor"]) == 0
    assert "photos can be taken in the window" in capsys.readouterr().out
    lacking = (Need(name="libpulse.so.0", package="libpulse0"),)
    monkeypatch.setattr(command, "missing_camera_libraries", lambda: lacking)
    assert run(["--language", "en", "doctor"]) == 1
    assert "apt-get install -y libpulse0" in capsys.readouterr().err
    assert run(["doctor", "--no-window"]) == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere no library is looked for")
def test_its_libraries_are_looked_for_only_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_loads", lambda name: False)
    monkeypatch.setattr(doctor, "has_camera_part", lambda: False)
    assert doctor.missing_camera_libraries() == ()
    monkeypatch.setattr(doctor, "has_camera_part", lambda: True)
    assert [need.package for need in doctor.missing_camera_libraries()] == ["libpulse0"]
