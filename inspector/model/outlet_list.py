"""A list of outlets as somebody else keeps it: which of its columns is what, and what becomes of each line."""

from collections.abc import Mapping
from enum import StrEnum

from inspector.model.outlet import Outlet
from inspector.model.text import Bilingual
from inspector.model.value import value


class OutletField(StrEnum):
    """What can be read of an outlet; the names are those of its fields."""

    NAME = "name"
    BRAND = "brand"
    KIND = "kind"
    LEGAL_ENTITY = "legal_entity"
    CREDIT_CODE = "credit_code"
    PERMIT = "permit"
    DIVISION_CODE = "division_code"
    ADDRESS = "address"
    RESPONSIBLE = "responsible"
    PHONE = "phone"
    OPENED_ON = "opened_on"


OUTLET_FIELDS: Mapping[OutletField, Bilingual] = {
    OutletField.NAME: Bilingual(zh="网点名称", en="Name"),
    OutletField.BRAND: Bilingual(zh="品牌", en="Brand"),
    OutletField.KIND: Bilingual(zh="网点类型", en="Kind"),
    OutletField.LEGAL_ENTITY: Bilingual(zh="企业名称", en="Legal entity"),
    OutletField.CREDIT_CODE: Bilingual(zh="统一社会信用代码", en="Credit code"),
    OutletField.PERMIT: Bilingual(zh="许可证号或备案号", en="Licence or filing number"),
    OutletField.DIVISION_CODE: Bilingual(zh="行政区划", en="Division"),
    OutletField.ADDRESS: Bilingual(zh="地址", en="Address"),
    OutletField.RESPONSIBLE: Bilingual(zh="负责人", en="Person responsible"),
    OutletField.PHONE: Bilingual(zh="电话", en="Phone"),
    OutletField.OPENED_ON: Bilingual(zh="开办日期", en="Opened on"),
}
Columns = Mapping[OutletField, int]  # which column, from 0, holds what


@value
class OutletList:
    """A file as it was read: the row with the headers by its number in the file, from 1, and the rows below it. `kind`
    says what was read, as "CSV, GB18030"."""

    name: str
    kind: str
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Fate(StrEnum):
    """What becomes of a line: a new outlet, another state of a known one, left as it is known, known and the same
    already, not taken."""

    ADDED = "added"
    UPDATED = "updated"
    SKIPPED = "skipped"
    SAME = "same"
    REFUSED = "refused"


@value
class OutletListLine:
    """A line of the file by its row there, with what stands in it; `outlet` as it is kept, None for one that is refused
    or skipped. `reason` says why it is not taken."""

    row: int
    name: str
    credit_code: str
    fate: Fate
    outlet: Outlet | None = None
    reason: Bilingual | None = None


@value
class OutletsTaken:
    """All lines of a list, in its order, with what becomes of them."""

    lines: tuple[OutletListLine, ...]

    def count(self, fate: Fate) -> int:
        """How many lines have this fate."""
        return sum(line.fate is fate for line in self.lines)

    def of(self, *fates: Fate) -> tuple[OutletListLine, ...]:
        """The lines with one of these fates."""
        return tuple(line for line in self.lines if line.fate in fates)
