"""Workbooks other people made: each loads, or is refused with its rows; nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector.checklists.load import read_checklist
from inspector.checklists.xlsform.exporting import workbook_of
from inspector.checklists.xlsform.importing import import_form
from inspector.errors import Refused
from tests.checklists.xlsform.book import DAY, imported, read_back

FORMS = Path(__file__).parents[4] / "shared" / "forms"
pytestmark = pytest.mark.skipif(not FORMS.is_dir(), reason="the public workbooks are not on this machine")

# Of those not listed each loads as it is. The rows are those the refusal names.
BROKEN = {
    "bug_example_xls_bad_calc.xlsx": ["survey row 2"],
    "bug_example_xls_duplicate_columns.xlsx": ["survey row 1"],
    "bug_example_xls_group_name_test.xls": ["survey row 3"],
    "example_xls_include.xls": ["survey row 3"],
    "example_xls_include_json.xls": ["survey row 2"],
}
SIMPLIFIED = {
    "example_xls_attribute_columns_test.xlsx": [
        "survey row 9",
        "survey row 34",
        "survey row 37",
        "settings row 2",
    ],
    "example_xls_case_insensitivity.xls": ["survey row 4", "entities row 2"],
    "example_xls_gps.xls": ["survey row 2"],
    "example_xls_sms_info.xls": ["survey row 10"],
    "example_xls_widgets.xls": ["survey row 11", "survey row 14", "survey row 15", "survey row 17"],
}
ALL = sorted(path.name for path in FORMS.glob("*.xls*"))


def load(name: str, *, simplify: bool = False) -> Refused | None:
    """The refusal of a workbook; what loads is carried through its file and through a workbook and back."""
    source = (FORMS / name).read_bytes()
    try:
        made = import_form(source, name, DAY, simplify=simplify)
    except Refused as refused:
        return refused
    assert read_checklist(made.text.encode(), "form.yaml") == made.checklist
    again = imported(read_back(workbook_of(made.checklist))).checklist
    assert replace(again, sha256="") == replace(made.checklist, sha256="")
    return None


@pytest.mark.parametrize("name", ALL)
def test_a_workbook_loads_or_is_refused_with_its_rows(name: str) -> None:
    refused, expected = load(name), BROKEN.get(name, []) + SIMPLIFIED.get(name, [])
    assert (refused is None) == (not expected)
    assert all(f"\n  {place}: " in refused.en for place in expected if refused)


@pytest.mark.parametrize("name", ALL)
def test_a_workbook_that_is_not_broken_loads_simplified(name: str) -> None:
    assert (load(name, simplify=True) is None) == (name not in BROKEN)


def test_most_load() -> None:
    assert len(ALL) == 29
    assert len(ALL) - len(BROKEN) - len(SIMPLIFIED) == 19
    assert len(ALL) - len(BROKEN) == 24
