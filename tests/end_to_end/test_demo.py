"""The main job through the command line, judged by programs that are not ours."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.app.bureau import list_reports
from inspector.app.demo.visit import FINDINGS

pytestmark = pytest.mark.pdfsig


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A program, with what it printed."""
    return subprocess.run(
        [str(a) for a in arguments], capture_output=True, text=True, timeout=240, check=False
    )


def squeezed(text: str) -> str:
    """Text without white space: lines are broken anew on paper."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder a demo was run in."""
    out = tmp_path_factory.mktemp("demo")
    run_demo(out)
    return out


def run_demo(out: Path) -> None:
    """Run it, and see that it did something."""
    done = run(sys.executable, "-m", "inspector", "--json", "demo", "--out", out)
    assert done.returncode == 0, done.stderr
    assert [step for step in json.loads(done.stdout)["steps"] if step["seconds"] > 0]


def test_pdfsig_finds_each_signature_valid(demo: Path) -> None:
    told = run("pdfsig", demo / "report.pdf").stdout
    assert told.count("Signature is Valid") == 2
    assert told.count("Total document signed") == 1


@pytest.mark.long
def test_it_runs_again_in_the_same_folder(demo: Path) -> None:
    run_demo(demo)
    assert len(list_reports(f"sqlite:///{demo / 'registry.db'}")) == 1


def test_pdftotext_gives_the_findings_back_unchanged(demo: Path) -> None:
    text = squeezed(run("pdftotext", "-layout", demo / "report.pdf", "-").stdout)
    raw = squeezed(run("pdftotext", "-raw", demo / "report.pdf", "-").stdout)
    for finding in FINDINGS:
        assert squeezed(finding.text) in text or squeezed(finding.text) in raw, finding.text


def test_the_bureau_holds_the_inspection_once(demo: Path) -> None:
    lines = list_reports(f"sqlite:///{demo / 'registry.db'}")
    assert [line.findings for line in lines] == [len(FINDINGS)]
    assert [line.photos for line in lines] == [12]


def test_the_core_runs_without_qt() -> None:
    program = "import sys; sys.modules['PySide6'] = None; from inspector.cli.main import run; run(['demo', '--help'])"
    done = run(sys.executable, "-c", program)
    assert done.returncode == 0, done.stderr
    assert "--out" in done.stdout
