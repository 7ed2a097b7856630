"""The settings sheet: what the form is called, which version it is."""

import re
from datetime import date

from inspector.checklists.check import VERSION
from inspector.checklists.shorthand import LAW_ID
from inspector.checklists.xlsform.fault import Findings, Place, shown
from inspector.checklists.xlsform.languages import is_chinese
from inspector.checklists.xlsform.own import own
from inspector.checklists.xlsform.sheet import Row
from inspector.checklists.xlsform.words import YES
from inspector.model.text import Bilingual
from inspector.model.value import value

FORMAT = "inspector-checklist/1"
OWN_COLUMNS = ("format", "laws_on", "title::zh", "title::en", "verdicts")
NO_ID = "imported-form"


@value
class Settings:
    """What stands in the first row of the sheet, or follows from the file's name and the day."""

    id: str
    version: str
    title: Bilingual
    laws_on: date
    verdicts: str = ""
    duplicates: bool = False


def read_settings(row: Row, stem: str, day: date, findings: Findings) -> Settings:
    """The settings; `stem` is the file's name without its suffix."""
    written = row.cell("form_id") or stem
    id = form_id(written)
    if id != written:
        findings.note(
            Place(sheet="settings"), en=f"the checklist is called {id}.", zh=f"检查表编号定为 {id}。"
        )
    for name in row.other:
        findings.note(
            row.place,
            en=f"the setting {shown(name)} was left out.",
            zh=f"设置项“{shown(name)}”未导入。",
        )
    return Settings(
        id=id,
        version=_version(row, day, findings),
        title=_title(row, written),
        laws_on=_laws_on(row, day, findings),
        verdicts=row.own.get(own("verdicts"), ""),
        duplicates=row.cell("allow_choice_duplicates").lower() in YES,
    )


def is_exact(row: Row | None) -> bool:
    """Whether this program wrote the workbook: then cells are read to the last blank."""
    return row is not None and row.own.get(own("format"), "").strip() == FORMAT


def form_id(written: str) -> str:
    """An id as checklists have them, made of what a form is called."""
    if re.fullmatch(LAW_ID, written):
        return written
    id = re.sub("[^a-z0-9]+", "-", written.lower()).strip("-")
    if not id:
        return NO_ID
    return id if id[0].isalpha() else f"form-{id}"


def _version(row: Row, day: date, findings: Findings) -> str:
    written = row.cell("version")
    if re.fullmatch(VERSION, written):
        return written
    version = re.sub("[^0-9A-Za-z.+-]+", "-", written).strip("-.+")[:40] or f"{day:%Y.%m.%d}"
    findings.note(
        Place(sheet="settings"), en=f"the version is told as {version}.", zh=f"版本号定为 {version}。"
    )
    return version


def _title(row: Row, otherwise: str) -> Bilingual:
    zh, en = row.own.get(own("title::zh"), ""), row.own.get(own("title::en"), "")
    if zh.strip() or en.strip():
        return Bilingual(zh=zh, en=en)
    title = row.cell("form_title") or otherwise
    return Bilingual(zh=title, en="") if is_chinese(title) else Bilingual(zh="", en=title)


def _laws_on(row: Row, day: date, findings: Findings) -> date:
    written = row.own.get(own("laws_on"), "")
    try:
        return date.fromisoformat(written) if written else day
    except ValueError:
        findings.invalid(
            row.place,
            en=f"{own('laws_on')} must be a day such as 2026-01-31.",
            zh=f"{own('laws_on')} 应当是日期，例如 2026-01-31。",
        )
        return day
