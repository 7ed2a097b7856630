"""Lists of outlets are taken in from the command line."""

from pathlib import Path

import pytest

from tests.end_to_end.test_bundles import Laptop

LIST = """网点名称,信用代码,地址,店长
青石路网点,91990100MA7DEMX13D,青石路18号,陈晓东
北川路网点,91990100MA7DEMX131,北川路3号,
滨江路网点,,滨江路7号,赵敏
"""


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "data")


def test_a_list_is_taken_in_and_what_is_refused_is_told_by_row(laptop: Laptop, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="gb18030")
    arguments = ("outlet", "import", file, "--map", "responsible=店长")
    judged = laptop.run(*arguments, "--dry-run", code=1)
    assert laptop.run("outlet", "list") == []
    taken = laptop.run(*arguments, code=1)
    assert (
        taken["counts"]
        == {"added": 2, "updated": 0, "skipped": 0, "same": 0, "refused": 1}
        == judged["counts"]
    )
    assert taken["kind"] == "CSV, GB18030"
    assert taken["columns"]["responsible"] == "店长"
    (refused,) = [line for line in taken["lines"] if line["fate"] == "refused"]
    assert (refused["row"], refused["name"]) == (3, "北川路网点")
    assert "do not check out" in refused["reason"]["en"]
    assert {each["responsible"] for each in laptop.run("outlet", "list")} == {"陈晓东", "赵敏"}


def test_outlets_that_are_known_are_left_unless_told_otherwise(laptop: Laptop, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST.replace("MX131", "MX13D").replace("北川路网点", "青石路网点"), encoding="utf-8-sig")
    assert laptop.run("outlet", "import", file, code=1)["counts"]["added"] == 2
    changed = (
        file.read_text("utf-8-sig")
        .replace("青石路18号", "青石路20号")
        .replace("青石路网点,91990100MA7DEMX13D,北川路3号,\n", "")
    )
    file.write_text(changed, encoding="utf-8")
    assert laptop.run("outlet", "import", file)["counts"]["skipped"] == 1
    assert laptop.run("outlet", "import", file, "--update")["counts"] == {
        "added": 0,
        "updated": 1,
        "skipped": 0,
        "same": 1,
        "refused": 0,
    }
    assert [each["address"] for each in laptop.run("outlet", "list", "青石路")] == ["青石路20号"]


def test_a_file_that_is_no_list_is_refused(laptop: Laptop, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("a,b\n1,2\n")
    assert laptop.run("outlet", "import", file, code=1)["refused"] == "outlet-names-missing"
    assert (
        laptop.run("outlet", "import", file, "--map", "colour=a", code=1)["refused"] == "outlet-field-unknown"
    )
    assert laptop.run("outlet", "import", tmp_path / "none.csv", code=1)["refused"] == "no-such-file"


def test_an_outlet_is_edited(laptop: Laptop) -> None:
    added = laptop.run("outlet", "add", "青石路网点", "--brand", "速达")
    edited = laptop.run("outlet", "edit", added["id"], "--phone", "0990-1234", "--brand", "")
    assert edited == {**added, "phone": "0990-1234", "brand": ""}
    assert laptop.run("outlet", "show", added["id"]) == edited
    assert laptop.run("outlet", "edit", "nobody", "--phone", "1", code=1)["refused"] == "no-such-outlet"
