"""The parts of the bench that decide: gates, and content that every runner gets alike."""

import io
from pathlib import Path

import pytest
from factories import make_jpeg
from PIL import Image

from tests.bench.camera import with_comment
from tests.bench.content import read_content, write_content
from tests.bench.corpus import PhotoFile
from tests.bench.gate import Gate, Judgement
from tests.bench.gates import GATES, Photos, gates_for
from tests.bench.wording import FINDINGS, ITEMS, visit


@pytest.mark.parametrize(
    ("figures", "judgement"),
    [
        ({"ours": 2.0, "floor": 1.0}, Judgement.MET),
        ({"ours": 2.1, "floor": 1.0}, Judgement.MISSED),
        ({"ours": 2.1}, Judgement.NOT_MEASURED),
    ],
)
def test_a_gate_compares_two_figures(figures: dict[str, float], judgement: Judgement) -> None:
    assert Gate("", "ours", "floor", 2.0).judge(figures) is judgement


def test_a_gate_without_a_second_figure_is_a_limit() -> None:
    assert Gate("", "memory 1000", "", 250).judge({"memory 1000": 251}) is Judgement.MISSED


def test_every_gate_counts_for_some_photos() -> None:
    assert {*gates_for(Photos.ORIGINALS), *gates_for(Photos.COPIES)} == {
        gate for gates in GATES.values() for gate in gates
    }


def test_a_comment_changes_the_bytes_and_not_the_picture() -> None:
    jpeg = make_jpeg()
    other = with_comment(jpeg, "photo 101")
    assert other != jpeg
    assert Image.open(io.BytesIO(other)).tobytes() == Image.open(io.BytesIO(jpeg)).tobytes()


def test_content_survives_its_file_and_holds_every_photo(tmp_path: Path) -> None:
    photo, file = tmp_path / "photo.jpg", tmp_path / "content.json"
    photo.write_bytes(make_jpeg())
    content = visit([PhotoFile(photo, 640, 480)] * 100)
    write_content(content, file)
    assert read_content(file) == content
    assert (len(content.items), len(content.findings)) == (ITEMS, FINDINGS)
    shown = [picture for finding in content.findings for row in content.rows_of(finding) for picture in row]
    assert sorted(picture.number for picture in shown) == list(range(1, 101))
