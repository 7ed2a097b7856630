"""Forms as people made them: every expression that pyxform takes from them is parsed, or refused for what is left out."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from inspector.checklists.expressions.expression import parse
from inspector.checklists.expressions.fault import ExpressionFault

FORMS = Path(__file__).parents[4] / "shared" / "forms"
BIND = "{http://www.w3.org/2002/xforms}bind"
COLUMNS = ("relevant", "required", "constraint", "calculate", "readonly")
BROKEN = "bug_example_xls_bad_calc.xlsx"  # on purpose: a sentence stands where a calculation should


def workbooks() -> list[Path]:
    return sorted(FORMS.glob("*.xls*"))


def expressions(path: Path) -> list[str]:
    """The expressions of all binds; none for a workbook that pyxform refuses."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        converted = convert(xlsform=path, validate=False, warnings=[])
    except PyXFormError:
        return []
    binds = ElementTree.fromstring(converted.xform).iter(BIND)
    return [bind.attrib[column] for bind in binds for column in COLUMNS if column in bind.attrib]


@pytest.mark.filterwarnings("ignore:Unknown extension")
def test_expressions_of_real_workbooks_are_parsed() -> None:
    if not workbooks():
        pytest.skip("the example workbooks are not on this machine")
    parsed, refused = [], []
    for path in workbooks():
        for text in expressions(path):
            try:
                parsed.append(parse(text))
            except ExpressionFault:
                refused.append(path.name)
    assert len(parsed) > 50
    assert refused == [BROKEN]
