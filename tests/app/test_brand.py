"""The bureau's brand: set by the command line, kept in the store, taken into the record at sealing."""

import io
import json
import shutil
from pathlib import Path

import pytest
from factories import Signers
from PIL import Image
from visits import answer_all, start_visit

from inspector.app.brand import brand_of, make_brand, set_brand
from inspector.app.demo.steps import sign_and_seal
from inspector.cli.main import run
from inspector.model.brand import Brand
from inspector.store.store import Store

PASSPHRASE = "test passphrase"


def test_a_store_has_no_brand_until_one_is_set(store: Store) -> None:
    assert brand_of(store) is None
    set_brand(store, make_brand("江城市邮政管理局", "#7a1f1f"))
    assert brand_of(store) == Brand(name="江城市邮政管理局", colour="#7A1F1F")
    set_brand(store, None)
    assert brand_of(store) is None


def test_sealing_takes_the_brand_and_voids_no_signature(store: Store, signers: Signers) -> None:
    inspection = start_visit(store, signers)
    answer_all(store, inspection.id)
    brand = make_brand("江城市邮政管理局")
    set_brand(store, brand)
    record = sign_and_seal(store, inspection.id)
    set_brand(store, None)
    assert record.brand == brand
    assert {hand.digest for hand in record.handwriting} == {record.statement}


def test_the_command_line_sets_shows_and_removes_the_brand(
    new_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(new_store, tmp_path / "store")
    monkeypatch.setenv("INSPECTOR_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", PASSPHRASE)
    emblem, out = tmp_path / "emblem.jpg", io.BytesIO()
    Image.new("RGB", (64, 64), "navy").save(out, "JPEG")
    emblem.write_bytes(out.getvalue())

    def told(*options: str) -> dict[str, str] | None:
        capsys.readouterr()
        assert run(["--json", "settings", "brand", *options]) == 0
        answer: dict[str, str] | None = json.loads(capsys.readouterr().out)
        return answer

    assert told() is None
    made = told("--name", "江城市邮政管理局", "--colour", "#124078", "--emblem", str(emblem))
    assert made is not None
    assert (made["name"], made["colour"], bool(made["emblem"])) == ("江城市邮政管理局", "#124078", True)
    assert told() == made
    assert told("--none") is None
    assert run(["settings", "brand", "--none", "--name", "x"]) == 2
    assert run(["settings", "brand", "--colour", "#124078"]) == 2
    assert run(["settings", "brand", "--name", "x", "--colour", "#FFFF00"]) == 1
