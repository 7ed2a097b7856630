"""All functions by name, and those of ODK that are left out, with the reason."""

from collections.abc import Mapping
from types import MappingProxyType

from inspector.checklists.expressions.function import Function
from inspector.checklists.expressions.functions.choices import CHOICE_FUNCTIONS
from inspector.checklists.expressions.functions.numbers import NUMBER_FUNCTIONS
from inspector.checklists.expressions.functions.places import PLACE_FUNCTIONS
from inspector.checklists.expressions.functions.texts import TEXT_FUNCTIONS
from inspector.checklists.expressions.functions.times import TIME_FUNCTIONS

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        function.name: function
        for functions in (CHOICE_FUNCTIONS, PLACE_FUNCTIONS, TEXT_FUNCTIONS, NUMBER_FUNCTIONS, TIME_FUNCTIONS)
        for function in functions
    }
)

_CHANCE = (
    "gives another value each time, and an inspection must give the same again. Take it out.",
    "每次结果不同，而检查必须可以重现，请删去。",
)
_PLACES = (
    "is for points on a map, which this program does not record. Take it out.",
    "用于地图坐标，本程序不记录坐标，请删去。",
)
_FILES = (
    "reads another file. Put the data on the choices sheet and use instance('list')/root/item[...].",
    "需要读取其他文件。请把数据放入 choices 工作表，改用 instance('列表')/root/item[...]。",
)
_DEVICE = (
    "depends on the device or the language. Write the value out, or ask for it in a question.",
    "取决于设备或语言。请直接写出该值，或改为提问。",
)
_NAMES = (
    "asks about XML, not about answers. Write ${name} instead.",
    "涉及 XML 而非答案，请改用 ${名称}。",
)
_KEYS = (
    "is not known here. Take it out, or ask for the result in a question.",
    "本程序不支持，请删去，或改为提问。",
)
UNSUPPORTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    dict.fromkeys(("random", "randomize", "uuid"), _CHANCE)
    | dict.fromkeys(("area", "distance", "geofence"), _PLACES)
    | dict.fromkeys(("pulldata", "search"), _FILES)
    | dict.fromkeys(("jr:itext", "property", "version", "lang"), _DEVICE)
    | dict.fromkeys(("id", "name", "local-name", "namespace-uri"), _NAMES)
    | dict.fromkeys(("base64-decode", "extract-signed", "intersects"), _KEYS)
)
