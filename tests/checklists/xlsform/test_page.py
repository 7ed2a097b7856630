"""docs/xlsform.md says what the tables of the program say."""

import re
from pathlib import Path

from inspector.checklists.xlsform.columns import CHOICES, SETTINGS, SURVEY
from inspector.checklists.xlsform.own import ITEM_COLUMNS, SECTION_COLUMNS, own
from inspector.checklists.xlsform.question_types import AS_TEXT, CARRIED, RECORDED, REFUSED
from inspector.checklists.xlsform.structure import MOST_NESTED

PAGE = (Path(__file__).parents[3] / "docs" / "xlsform.md").read_text(encoding="utf-8")


def rows(heading: str) -> dict[str, str]:
    """The first two columns of the table under a heading."""
    section = re.split(r"^##+ ", PAGE.split(f"{heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    return dict(re.findall(r"^\| `([^`]+)` \| ([^|]+?) \|", section, re.MULTILINE))


def test_the_page_has_the_types() -> None:
    fates = (
        dict.fromkeys(CARRIED, "carried")
        | dict.fromkeys(RECORDED, "noted")
        | dict.fromkeys(REFUSED, "refused")
        | dict.fromkeys(AS_TEXT, "as text")
    )
    assert rows("## Question types") == fates


def test_the_page_has_the_columns() -> None:
    assert rows("### survey") == SURVEY
    assert rows("### choices") == CHOICES
    assert rows("### settings") == SETTINGS


def test_the_page_has_the_columns_of_this_program() -> None:
    told = rows("## What XLSForm has no word for").keys()
    assert told == {own(name) for name in (*ITEM_COLUMNS, *SECTION_COLUMNS)}


def test_the_page_has_the_depth() -> None:
    assert f"at most {MOST_NESTED} deep" in PAGE
