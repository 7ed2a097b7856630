"""Forms as large as offices have them load in seconds."""

from collections.abc import Iterator
from typing import Any

import pytest

from inspector.checklists.xlsform.importing import import_form
from tests.checklists.xlsform.book import DAY, xlsx
from tests.spent import processor_seconds

LONGEST_S = 15.0  # of a processor; it takes about 5
QUESTIONS, CHOICES = 1_000, 5_000
_COLUMNS = ["type", "name", "label::English (en)", "label::中文 (zh)", "label::Français (fr)", "relevant", "constraint",
            "calculation", "choice_filter", "repeat_count"]  # fmt: skip


def survey() -> Iterator[list[Any]]:
    yield _COLUMNS
    for level, above in (("province", ""), ("city", "province"), ("district", "city")):
        filter_ = f"{above} = ${{{above}}}" if above else ""
        yield [f"select_one {level}", level, level, "区划", level, "", "", "", filter_]
    yield ["begin repeat", "outer", "Depot", "网点", "Dépôt"]
    yield ["begin repeat", "inner", "Camera", "摄像头", "Caméra", "", "", "", "", "3"]
    yield ["text", "inside", "Inside", "内部", "Dedans"]
    yield ["end repeat"]
    yield ["end repeat"]
    for n in range(QUESTIONS):
        if n % 50 == 0:
            yield ["begin group", f"g{n}", f"Group {n}", f"第{n}组", f"Groupe {n}"]
        asked = [f"q{n}", f"How many parcels of kind {n}?", f"第{n}类有多少件？", f"Combien de colis {n} ?"]
        if n % 3 == 2:
            yield ["calculate", *asked, "", "", f"if(${{q{n - 1}}} > 1, ${{q{n - 2}}} + 1, 0)"]
        else:
            before = f"${{q{n - 1}}} > 3 and ${{q{n - 1}}} < 100" if n else ""
            yield ["integer", *asked, before, f". >= 0 and . < {n + 10}"]
        if n % 50 == 49:
            yield ["end group"]


def choices() -> Iterator[list[Any]]:
    yield [
        "list_name",
        "name",
        "label::English (en)",
        "label::中文 (zh)",
        "label::Français (fr)",
        "province",
        "city",
    ]
    for n in range(30):
        yield ["province", f"p{n}", f"Province {n}", f"省{n}", f"Province {n}"]
    for n in range(300):
        yield ["city", f"c{n}", f"City {n}", f"市{n}", f"Ville {n}", f"p{n % 30}"]
    for n in range(CHOICES - 330):
        yield ["district", f"d{n}", f"District {n}", f"区{n}", f"District {n}", f"p{n % 30}", f"c{n % 300}"]


@pytest.mark.long
def test_a_large_form_loads_in_seconds() -> None:
    source, began = xlsx({"survey": list(survey()), "choices": list(choices())}), processor_seconds()
    made = import_form(source, "large.xlsx", DAY).checklist
    assert processor_seconds() - began < LONGEST_S
    assert sum(1 for _ in made.items()) == QUESTIONS + 4
    assert sum(len(found.choices) for found in made.choices) == CHOICES
    assert len(made.translations[0].texts) > QUESTIONS + CHOICES
