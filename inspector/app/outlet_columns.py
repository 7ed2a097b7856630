"""Which column of a list is what: guessed by its header, told by hand."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from inspector.errors import Refused
from inspector.model.outlet_list import OUTLET_FIELDS, Columns, OutletField

F = OutletField
# As such lists are headed by bureaus, carriers and this program.
HEADERS: Mapping[OutletField, str] = {
    F.NAME: "网点名称 网点 末端网点名称 快递网点名称 招牌名称 门店名称 店名 营业部名称 机构名称 分支机构名称 名称 "
    "name outletname outlet nameonthesignboard branchname",
    F.BRAND: "品牌 快递品牌 品牌名称 经营品牌 加盟品牌 所属品牌 快递公司 brand carrier courier",
    F.KIND: "网点类型 类型 网点类别 类别 机构类型 网点性质 kind type outletkind outlettype",
    F.LEGAL_ENTITY: "企业名称 单位名称 公司名称 主体名称 经营主体 法人单位 所属企业 所属公司 许可企业 备案企业 法人名称 "
    "legalentity entity company companyname enterprise",
    F.CREDIT_CODE: "统一社会信用代码 社会信用代码 统一信用代码 信用代码 统一代码 creditcode uscc unifiedsocialcreditcode",
    F.PERMIT: "许可证号或备案号 许可证号 许可证编号 经营许可证号 快递业务经营许可证号 许可备案号 备案号 备案编号 末端网点备案号 "
    "permit licence license licencenumber licensenumber filingnumber licenceorfilingnumber",
    F.DIVISION_CODE: "行政区划代码 行政区划 区划代码 区划 所属区划 所属区域 所在区域 所属地区 所在地区 区县 所属区县 "
    "division divisioncode district",
    F.ADDRESS: "地址 详细地址 网点地址 经营地址 营业地址 场所地址 经营场所 营业场所 address outletaddress",
    F.RESPONSIBLE: "负责人 网点负责人 负责人姓名 责任人 联系人 personresponsible responsible manager contact",
    F.PHONE: "电话 联系电话 负责人电话 手机 手机号 手机号码 电话号码 联系方式 phone telephone tel mobile phonenumber",
    F.OPENED_ON: "开办日期 开业日期 设立日期 成立日期 启用日期 开办时间 开业时间 openedon opened openingdate",
}
FIELD_OF = {header: field for field, headers in HEADERS.items() for header in headers.split()}
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>")
_BETWEEN = re.compile(r"[\W_]+")


def guessed_columns(headers: Sequence[str]) -> dict[OutletField, int]:
    """What each column seems to hold: the whole header counts more than what stands outside its brackets, the first
    column more than a later one."""
    found: dict[OutletField, int] = {}
    for read in (_whole, _outside_brackets):
        for number, header in enumerate(headers):
            field = FIELD_OF.get(read(header))
            if field is not None and field not in found and number not in found.values():
                found[field] = number
    return found


def known_headers(row: Sequence[str]) -> int:
    """How many cells of a row are headers that are known."""
    return len(guessed_columns(row))


def told_columns(told: Sequence[str], headers: Sequence[str]) -> dict[OutletField, int]:
    """The guess, put right by what somebody says: "name=招牌" names a header, "name=#3" a column from 1, "phone="
    leaves a field out.

    Raises Refused "outlet-field-unknown", "outlet-column-unknown".
    """
    columns = guessed_columns(headers)
    for one in told:
        name, _, header = one.partition("=")
        field = _field(name.strip())
        columns.pop(field, None)
        if header.strip():
            columns[field] = _column(header.strip(), headers)
    return columns


def require_name(columns: Columns) -> None:
    """Raises Refused "outlet-names-missing" while nobody said where the names stand."""
    if OutletField.NAME not in columns:
        raise Refused(
            "outlet-names-missing",
            en="No column holds the names of the outlets. Say which one does: name=HEADER.",
            zh="没有找到网点名称所在的列。请指定：name=列标题。",
        )


def _field(name: str) -> OutletField:
    written = name.replace("-", "_").lower()
    words = {text.zh: field for field, text in OUTLET_FIELDS.items()}
    if written in tuple(OutletField):
        return OutletField(written)
    if name in words:
        return words[name]
    raise Refused(
        "outlet-field-unknown",
        en=f"An outlet has no field {name}. Fields: {', '.join(OutletField)}.",
        zh=f"网点没有字段“{name}”。可用字段：{'、'.join(OutletField)}。",
    )


def _column(header: str, headers: Sequence[str]) -> int:
    if header in headers:
        return headers.index(header)
    if (
        header.startswith("#")
        and header[1:].isascii()
        and header[1:].isdigit()
        and 1 <= int(header[1:]) <= len(headers)
    ):
        return int(header[1:]) - 1
    raise Refused(
        "outlet-column-unknown",
        en=f"The list has no column {header}. Columns: {', '.join(each for each in headers if each)}.",
        zh=f"名录中没有列“{header}”。现有列：{'、'.join(each for each in headers if each)}。",
    )


def _whole(header: str) -> str:
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", header)).casefold()


def _outside_brackets(header: str) -> str:
    return _whole(_BRACKETS.sub("", unicodedata.normalize("NFKC", header)))
