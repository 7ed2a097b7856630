"""A workbook in XLSForm as a checklist, whole or not at all."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from inspector.checklists.written import written
from inspector.checklists.xlsform.choices import Lists
from inspector.checklists.xlsform.fault import Findings, Note, Place
from inspector.checklists.xlsform.judge import hear_pyxform
from inspector.checklists.xlsform.reader import Rows, Workbook, read_workbook
from inspector.checklists.xlsform.settings import is_exact, read_settings
from inspector.checklists.xlsform.sheet import Row, read_rows
from inspector.checklists.xlsform.survey import MOST_ROWS, Survey
from inspector.checklists.xlsform.texts import Texts
from inspector.errors import Refused
from inspector.model.checklist import Checklist, ChecklistId
from inspector.model.value import value


@value
class Imported:
    """The checklist, the text of its file, and what changes no meaning and was left behind."""

    checklist: Checklist
    text: str
    notes: tuple[Note, ...]


def import_form(source: bytes, file_name: str, day: date, *, simplify: bool = False) -> Imported:
    """The checklist in a workbook (.xlsx, .xls, .ods); `day` is today: the laws are cited as of it. With `simplify`,
    places and recordings are asked for as text, and sounds, films and what only servers need are left out.

    Raises Refused "xlsform-unreadable", "xlsform-too-large", "xlsform-no-survey", "xlsform-not-carried" or
    "xlsform-invalid"; the two latter name sheet and row of everything that is in the way.
    """
    path = PurePath(file_name)
    return form_in(read_workbook(source, path.suffix.lower(), path.name), day, simplify=simplify)


def form_in(workbook: Workbook, day: date, *, simplify: bool = False) -> Imported:
    """The checklist in a workbook that was read already. Raises as `import_form`."""
    _require_survey(workbook)
    findings = Findings(simplify)
    form = _Form(workbook, findings)
    checklist = form.checklist(day)
    findings.require_none(workbook.name)
    if not form.exact:  # texts of a checklist may hold what pyxform takes for a reference
        hear_pyxform(workbook, findings)
    findings.require_none(workbook.name)
    text = written(checklist)
    checklist = replace(checklist, sha256=sha256(text.encode()).hexdigest())
    return Imported(checklist=checklist, text=text, notes=findings.notes())


class _Form:
    """The sheets of one workbook."""

    def __init__(self, workbook: Workbook, findings: Findings) -> None:
        self._workbook = workbook
        self._findings = findings
        setting = read_rows("settings", workbook.sheets.get("settings", []), Findings(), exact=True)
        self.exact = is_exact(setting[0] if setting else None)
        self._texts = Texts(findings)

    def checklist(self, day: date) -> Checklist:
        setting = self._setting()
        settings = read_settings(setting, PurePath(self._workbook.name).stem, day, self._findings)
        lists = Lists(self._findings, settings.duplicates or self.exact)
        self._name_languages()
        lists.read(self._rows("choices"), self._texts)
        lists.read_outside(self._rows("external_choices"), self._texts)
        self._read_own_sheet(lists)
        self._refuse_entities()
        sections = Survey(self._findings, self._texts, lists, self.exact).read(self._rows("survey"))
        return Checklist(
            id=ChecklistId(settings.id),
            version=settings.version,
            laws_on=settings.laws_on,
            title=settings.title,
            sections=sections,
            choices=lists.all(without=settings.verdicts),
            translations=self._texts.translations(),
        )

    def _rows(self, sheet: str) -> tuple[Row, ...]:
        rows: Rows = self._workbook.sheets.get(sheet, [])
        return read_rows(sheet, rows, self._findings, exact=self.exact)

    def _setting(self) -> Row:
        rows = self._rows("settings")
        return rows[0] if rows else Row(Place(sheet="settings", row=2))

    def _own_rows(self) -> tuple[Row, ...]:
        return self._rows("inspector")

    def _name_languages(self) -> None:
        for row in self._own_rows():
            if row.other.get("what") == "language":
                self._texts.call(row.other.get("where", ""), row.other.get("text", ""))

    def _read_own_sheet(self, lists: Lists) -> None:
        for row in self._own_rows():
            what, where, text = (row.other.get(name, "") for name in ("what", "where", "text"))
            if what == "columns":
                lists.add_columns(row, where, text)
            elif what != "language":
                self._texts.add(what, where, text)

    def _refuse_entities(self) -> None:
        for row in self._rows("entities"):
            self._findings.unless_simplified(
                row.place,
                en="entities are kept on a server. Remove the sheet.",
                zh="实体保存在服务器上，请删去此工作表。",
            )


def _require_survey(workbook: Workbook) -> None:
    survey = workbook.sheets.get("survey", [])
    headers = {header.strip().lower() for header in survey[0]} if survey else set()
    if not headers & {"type", "command"}:
        raise Refused(
            "xlsform-no-survey",
            en=f"{workbook.name} has no sheet 'survey' with the columns type, name and label. Add it, "
            "or take the file that is an XLSForm.",
            zh=f"{workbook.name} 没有包含 type、name、label 列的 survey 工作表。请补充，或改用 XLSForm 文件。",
        )
    if len(survey) > MOST_ROWS or len(workbook.sheets.get("choices", [])) > MOST_ROWS * 3:
        raise Refused(
            "xlsform-too-large",
            en=f"{workbook.name} has more than {MOST_ROWS} rows in its survey. Split it into several forms.",
            zh=f"{workbook.name} 的 survey 工作表超过 {MOST_ROWS} 行，请拆分成几份表单。",
        )
