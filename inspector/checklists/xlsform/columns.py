"""What the columns of the sheets are called, and which of them are carried, noted or refused.

Names are read as pyxform reads them: in small letters, blanks as underscores, under any alias. A column may be told
by group and language: `label::English (en)`, `bind::relevant`, `media::image::French`; one colon serves where no
header of the sheet has two.
"""

import re
from collections.abc import Iterable, Mapping

from inspector.model.value import value

CARRIED, NOTED, REFUSED = "carried", "noted", "refused"

# How each column of the survey sheet fares. The texts may come once for each language.
SURVEY = {
    "type": CARRIED, "name": CARRIED, "label": CARRIED, "hint": CARRIED, "guidance_hint": CARRIED,
    "relevant": CARRIED, "required": CARRIED, "required_message": CARRIED, "constraint": CARRIED,
    "constraint_message": CARRIED, "calculation": CARRIED, "default": CARRIED, "choice_filter": CARRIED,
    "parameters": CARRIED, "repeat_count": CARRIED, "readonly": CARRIED, "disabled": CARRIED, "appearance": NOTED,
    "image": NOTED, "big-image": NOTED, "autoplay": NOTED, "rows": NOTED, "no_app_error_string": NOTED,
    "intent": NOTED, "compact_tag": NOTED, "sms_field": NOTED, "sms_option": NOTED, "sms_separator": NOTED,
    "sms_allow_media": NOTED, "sms_date_format": NOTED, "sms_datetime_format": NOTED, "sms_response": NOTED,
    "audio": REFUSED, "video": REFUSED, "trigger": REFUSED, "save_to": REFUSED, "bind::type": REFUSED,
    "bind::jr:preload": REFUSED,
}  # fmt: skip
CHOICES = {
    "list_name": CARRIED, "name": CARRIED, "label": CARRIED, "image": NOTED, "big-image": NOTED,
    "sms_option": NOTED, "audio": REFUSED, "video": REFUSED,
}  # fmt: skip
SETTINGS = {
    "form_title": CARRIED, "form_id": CARRIED, "version": CARRIED, "default_language": CARRIED,
    "allow_choice_duplicates": CARRIED, "clean_text_values": CARRIED, "name": NOTED, "style": NOTED,
    "instance_name": NOTED, "submission_url": NOTED, "auto_send": NOTED, "auto_delete": NOTED,
    "client_editable": NOTED, "omit_instanceid": NOTED, "instance_id": NOTED, "instance_xmlns": NOTED,
    "namespaces": NOTED, "prefix": NOTED, "delimiter": NOTED, "flat": NOTED, "sms_keyword": NOTED,
    "sms_separator": NOTED, "sms_allow_media": NOTED, "sms_date_format": NOTED, "sms_datetime_format": NOTED,
    "sms_response": NOTED, "public_key": REFUSED, "add_none_option": REFUSED,
}  # fmt: skip
TRANSLATED = ("label", "hint", "guidance_hint", "required_message", "constraint_message", "image", "big-image",
              "audio", "video")  # fmt: skip

_SURVEY_ALIASES = {
    "caption": "label", "command": "type", "tag": "name", "value": "name", "relevance": "relevant",
    "bind::relevant": "relevant", "bind::required": "required", "bind::constraint": "constraint",
    "bind::calculate": "calculation", "calculate": "calculation", "bind::readonly": "readonly",
    "read_only": "readonly", "constraining_message": "constraint_message",
    "bind::jr:constraintmsg": "constraint_message", "requiredmsg": "required_message",
    "bind::jr:requiredmsg": "required_message", "count": "repeat_count", "jr:count": "repeat_count",
    "control::jr:count": "repeat_count", "body::jr:count": "repeat_count", "control::appearance": "appearance",
    "body::appearance": "appearance", "noapperrorstring": "no_app_error_string", "media::image": "image",
    "media::big-image": "big-image", "media::audio": "audio", "media::video": "video",
    "bind::entities:saveto": "save_to",
}  # fmt: skip
_CHOICE_ALIASES = {
    "caption": "label", "value": "name", "media::image": "image", "media::big-image": "big-image",
    "media::audio": "audio", "media::video": "video",
}  # fmt: skip
_SETTING_ALIASES = {
    "set_form_title": "form_title", "title": "form_title", "set_form_id": "form_id", "id_string": "form_id",
    "compact_prefix": "prefix",
}  # fmt: skip
ALIASES = {
    "survey": _SURVEY_ALIASES,
    "choices": _CHOICE_ALIASES,
    "external_choices": _CHOICE_ALIASES,
    "settings": _SETTING_ALIASES,
}
TABLES: Mapping[str, Mapping[str, str]] = {
    "survey": SURVEY,
    "choices": CHOICES,
    "external_choices": CHOICES,
    "settings": SETTINGS,
}
EXTENSION = "inspector"  # the columns this program adds begin with it


@value
class Column:
    """One column: its name as the tables above have it, or as it was written where they do not; for a text its
    language as written, "" for none."""

    name: str
    language: str = ""
    known: bool = True
    written: str = ""

    @property
    def extension(self) -> bool:
        """Whether it is one of this program's own."""
        return self.name.startswith(f"{EXTENSION}::")


def columns_of(sheet: str, headers: Iterable[str]) -> dict[int, Column]:
    """The columns of a sheet by their place; those without a header are left out."""
    written = [re.sub(" +", " ", header.strip()) for header in headers]
    colons = "::" if any("::" in header for header in written) else ":"
    return {place: _column(sheet, header, colons) for place, header in enumerate(written) if header}


def _column(sheet: str, header: str, colons: str) -> Column:
    parts = _parts(header, colons)
    if _snake(parts[0]) == EXTENSION and len(parts) > 1:
        return Column(name="::".join([EXTENSION, *parts[1:]]), written=header)
    table, aliases = TABLES.get(sheet, {}), ALIASES.get(sheet, {})
    for taken in (2, 1):
        name = "::".join(_snake(part) for part in parts[:taken])
        name = aliases.get(name, name)
        rest = parts[taken:]
        if name in table and len(rest) <= (1 if name in TRANSLATED else 0):
            return Column(name=name, language=rest[0] if rest else "", written=header)
    return Column(name=header, known=False, written=header)


def _parts(header: str, colons: str) -> list[str]:
    parts = [part.strip() for part in header.split(colons)]
    if colons == ":" and "jr" in parts[:-1]:
        place = parts.index("jr")
        parts[place : place + 2] = [f"jr:{parts[place + 1]}"]
    return parts


def _snake(text: str) -> str:
    return "_".join(text.split()).lower()
