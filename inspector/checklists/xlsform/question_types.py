"""The types of questions: what each becomes, or why it cannot become anything."""

import re
from collections.abc import Mapping

from inspector.model.checklist import AnswerKind
from inspector.model.text import Bilingual
from inspector.model.value import value

# Types by the names XLSForm gives them today, each with what it becomes.
CARRIED: Mapping[str, AnswerKind] = {
    "text": AnswerKind.TEXT,
    "barcode": AnswerKind.TEXT,
    "integer": AnswerKind.INTEGER,
    "decimal": AnswerKind.DECIMAL,
    "range": AnswerKind.INTEGER,
    "date": AnswerKind.DATE,
    "time": AnswerKind.TIME,
    "dateTime": AnswerKind.DATE_TIME,
    "image": AnswerKind.PHOTO,
    "note": AnswerKind.NOTE,
    "calculate": AnswerKind.CALCULATED,
    "hidden": AnswerKind.CALCULATED,
    "acknowledge": AnswerKind.CHOICE,
    "select_one": AnswerKind.CHOICE,
    "select_one_external": AnswerKind.CHOICE,
    "select_multiple": AnswerKind.CHOICES,
    "percentage": AnswerKind.INTEGER,
    "phone number": AnswerKind.TEXT,
    "number of days in last month": AnswerKind.INTEGER,
    "number of days in last six months": AnswerKind.INTEGER,
    "number of days in last year": AnswerKind.INTEGER,
}
# What the program knows or records by itself: noted, and refused only where an expression asks for it.
RECORDED = ("start", "end", "today", "deviceid", "username", "phonenumber", "email", "subscriberid", "simserial",
            "audit")  # fmt: skip
_PLACE = Bilingual(zh="没有定位功能，不能记录位置", en="a place on the map cannot be recorded")
_FILES = Bilingual(
    zh="只能附照片，不能附录音、录像或其他文件",
    en="only photos can be attached, no sound, film or other file",
)
_OUTSIDE = Bilingual(
    zh="需要表单以外的文件，请把内容放入 choices 工作表",
    en="needs a file beside the form; put its rows into the choices sheet",
)
REFUSED: Mapping[str, Bilingual] = {
    "geopoint": _PLACE,
    "geotrace": _PLACE,
    "geoshape": _PLACE,
    "start-geopoint": _PLACE,
    "background-geopoint": _PLACE,
    "osm": _PLACE,
    "audio": _FILES,
    "video": _FILES,
    "background-audio": _FILES,
    "file": _FILES,
    "rank": Bilingual(zh="不能记录排序", en="an order of choices cannot be recorded"),
    "select_one_from_file": _OUTSIDE,
    "select_multiple_from_file": _OUTSIDE,
    "csv-external": _OUTSIDE,
    "xml-external": _OUTSIDE,
    "include": Bilingual(
        zh="需要另一份表单，请把其中的行写入本表单", en="needs another form; write its rows into this one"
    ),
    "cascading_select": Bilingual(
        zh="是已停用的写法，请改用 choice_filter", en="is no longer part of XLSForm; use choice_filter"
    ),
}


@value
class AsText:
    """How a question is asked as text instead: what it asks for, and how the answer must be written, if told."""

    guidance: Bilingual
    constraint: str = ""


_RECORDING = AsText(
    guidance=Bilingual(
        zh="填写录音、录像或文件的编号或文件名。", en="Number or file name of the recording or file."
    )
)
_POINTS = AsText(
    guidance=Bilingual(
        zh="依次填写各点的纬度、经度，用分号分隔。",
        en="Latitude and longitude of each point, semicolons between.",
    )
)
# What simplifying asks for as text: the answer is written as XForms writes it.
AS_TEXT: Mapping[str, AsText] = {
    "geopoint": AsText(
        guidance=Bilingual(
            zh="填写纬度和经度，例如 30.25 120.17。", en="Latitude and longitude, for example 30.25 120.17."
        ),
        constraint=r"regex(., '^-?[0-9]+(\.[0-9]+)?( -?[0-9]+(\.[0-9]+)?){1,3}$')",
    ),
    "geotrace": _POINTS,
    "geoshape": _POINTS,
    "audio": _RECORDING,
    "video": _RECORDING,
    "file": _RECORDING,
    "osm": _RECORDING,
}
_ALIASES = {
    "string": "text", "q string": "text", "add text prompt": "text", "int": "integer", "q int": "integer",
    "add integer prompt": "integer", "q decimal": "decimal", "add decimal prompt": "decimal", "q date": "date",
    "add date prompt": "date", "datetime": "dateTime", "date time": "dateTime", "q date time": "dateTime",
    "q datetime": "dateTime", "add date time prompt": "dateTime", "add datetime prompt": "dateTime",
    "photo": "image", "q image": "image", "q picture": "image", "add image prompt": "image",
    "add photo prompt": "image", "q note": "note", "add note prompt": "note", "q calculate": "calculate",
    "add calculate prompt": "calculate", "trigger": "acknowledge", "q acknowledge": "acknowledge",
    "add acknowledge prompt": "acknowledge", "q barcode": "barcode", "add barcode prompt": "barcode",
    "gps": "geopoint", "location": "geopoint", "q geopoint": "geopoint", "q location": "geopoint",
    "add location prompt": "geopoint", "q geotrace": "geotrace", "q geoshape": "geoshape", "q audio": "audio",
    "add audio prompt": "audio", "q video": "video", "add video prompt": "video", "add file prompt": "file",
    "get start time": "start", "start time": "start", "get end time": "end", "end time": "end",
    "get today": "today", "imei": "deviceid", "device id": "deviceid", "get device id": "deviceid",
    "uri:deviceid": "deviceid", "uri:username": "username", "uri:email": "email",
    "get phone number": "phonenumber", "uri:phonenumber": "phonenumber", "subscriber id": "subscriberid",
    "get subscriber id": "subscriberid", "uri:subscriberid": "subscriberid", "sim id": "simserial",
    "get sim id": "simserial", "uri:simserial": "simserial",
}  # fmt: skip
_SELECTS = {
    "add select one prompt using": "select_one", "select one from": "select_one", "select one using": "select_one",
    "select1": "select_one", "select_one": "select_one", "select one": "select_one", "q select1": "select_one",
    "add select multiple prompt using": "select_multiple", "select all that apply from": "select_multiple",
    "select multiple from": "select_multiple", "select multiple using": "select_multiple",
    "select_multiple": "select_multiple", "select multiple": "select_multiple", "q select": "select_multiple",
    "select all that apply": "select_multiple", "select_one_external": "select_one_external",
    "select one external": "select_one_external", "select_one_from_file": "select_one_from_file",
    "select one from file": "select_one_from_file", "select_multiple_from_file": "select_multiple_from_file",
    "select multiple from file": "select_multiple_from_file", "rank": "rank", "osm": "osm",
    "cascading_select": "cascading_select", "cascading select": "cascading_select",
}  # fmt: skip
_GROUPS = {"group": "group", "lgroup": "repeat", "repeat": "repeat", "looped group": "repeat", "loop": "loop"}
# Limits that come with a type.
LIMITS = {
    "percentage": "0 <= . and . <= 100",
    "phone number": r"regex(., '^\d*$')",
    "number of days in last month": "0 <= . and . <= 31",
    "number of days in last six months": "0 <= . and . <= 183",
    "number of days in last year": "0 <= . and . <= 365",
}

_CONTROL = re.compile(rf"(begin|end)[ _]({'|'.join(_GROUPS)})(?: (?:over )?(\S+))?", re.IGNORECASE)
_SELECT = re.compile(
    rf"({'|'.join(sorted(_SELECTS, key=len, reverse=True))}) (\S+)( (?:or specify other|or_other|or other))?",
    re.IGNORECASE,
)
_NAMES = {name.lower(): name for name in (*CARRIED, *RECORDED, *REFUSED)}


@value
class QuestionType:
    """The type of a row: "begin" or "end" with the group it is of, or a question with the list it chooses from."""

    name: str
    control: str = ""
    choices: str = ""
    or_other: bool = False


def question_type(written: str) -> QuestionType | None:
    """The type as it stands in the cell, None for one nobody knows."""
    text = " ".join(written.split())
    if match := _CONTROL.fullmatch(text):
        return QuestionType(name=match[1].lower(), control=_GROUPS[match[2].lower()], choices=match[3] or "")
    if match := _SELECT.fullmatch(text):
        return QuestionType(name=_SELECTS[match[1].lower()], choices=match[2], or_other=match[3] is not None)
    small = text.lower()
    name = _ALIASES.get(small) or _NAMES.get(small)
    return QuestionType(name=name) if name and not name.startswith("select_") else None  # those name a list
