"""What stands in the cells of a list of outlets, as the fields of an outlet have it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache

from inspector.checklists.reference import division_name, divisions
from inspector.errors import Refused
from inspector.model.outlet import OutletKind
from inspector.model.outlet_list import OutletField

KINDS: Mapping[OutletKind, str] = {
    OutletKind.FIRM: "许可企业 企业 法人企业 总部 firm licensedfirm",
    OutletKind.BRANCH: "分支机构 分公司 营业部 分部 网点 branch",
    OutletKind.END_OUTLET: "末端网点 末端 快递末端网点 备案网点 endoutlet",
}
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split()}
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]00:00(?::00)?)?|(\d{4})(\d{2})(\d{2})")
_AS_NUMBER = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")


def read_cell(field: OutletField, text: str) -> object:
    """The value of a cell that is not empty. Raises Refused with what is wrong in it."""
    match field:
        case OutletField.CREDIT_CODE:
            return _code(text)
        case OutletField.PHONE | OutletField.PERMIT:
            return text.removeprefix("'").strip()
        case OutletField.KIND:
            return _kind(text)
        case OutletField.DIVISION_CODE:
            return _division(text)
        case OutletField.OPENED_ON:
            return _day(text)
    return text


def _code(text: str) -> str:
    """As it is printed on licences: no blanks, no quotation mark that kept a spreadsheet from taking it for a number."""
    plain = unicodedata.normalize("NFKC", text).removeprefix("=").strip("'\" ")
    if _AS_NUMBER.fullmatch(plain):
        raise Refused(
            "credit-code-wrong",
            en="the spreadsheet program made a number of the credit code. Format its column as text and enter it again.",
            zh="统一社会信用代码已被表格软件转成数值。请将该列设为文本格式后重新填写。",
        )
    return re.sub(r"[\s-]", "", plain).upper()


def _kind(text: str) -> OutletKind:
    plain = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()
    if plain in KIND_OF:
        return KIND_OF[plain]
    raise Refused(
        "outlet-kind-unknown",
        en=f"“{text}” is no kind of outlet. Write firm, branch or end-outlet.",
        zh=f"“{text}”不是网点类型。请填写许可企业、分支机构或末端网点。",
    )


def _division(text: str) -> str:
    if re.fullmatch("[1-9][0-9]{5}", text):
        return text
    if text in _codes():
        return _codes()[text]
    raise Refused(
        "division-unknown",
        en=f"“{text}” is no division. Write its code of six digits, or province, city and district in full.",
        zh=f"“{text}”不是行政区划。请填写六位代码，或省、市、区县全称。",
    )


@cache
def _codes() -> dict[str, str]:
    """Codes by the full name, and by the own name of those that share it with none."""
    shared = Counter(divisions().values())
    alone = {name: code for code, name in divisions().items() if shared[name] == 1}
    return alone | {division_name(code): code for code in divisions()}


def _day(text: str) -> date:
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text))
    if found:
        year, month, day = (int(part) for part in found.groups() if part is not None)
        try:
            return date(year, month, day)
        except ValueError:
            pass
    raise Refused(
        "day-unknown",
        en=f"“{text}” is no day. Write it like 2024-05-20.",
        zh=f"“{text}”不是日期。请按 2024-05-20 的格式填写。",
    )
