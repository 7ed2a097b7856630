"""A checklist as the rows of an XLSForm: what stands under which header of which sheet."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from inspector.checklists.xlsform.choices import is_filter_column
from inspector.checklists.xlsform.columns import CHOICES, columns_of
from inspector.checklists.xlsform.languages import EN, ZH, language_of
from inspector.checklists.xlsform.own import (
    PLAIN,
    TEXTS,
    own,
    written_citation,
    written_deadline,
    written_list,
    written_number,
    written_scale,
)
from inspector.checklists.xlsform.settings import FORMAT
from inspector.model.checklist import (
    AnswerKind,
    Checklist,
    Choice,
    ChoiceList,
    Item,
    Scale,
    Section,
    Translation,
)
from inspector.model.inspection import Verdict
from inspector.model.text import Bilingual
from inspector.model.vocabulary import JUDGING, VERDICTS

Cells = dict[str, str]
HEADERS = {ZH: "中文 (zh)", EN: "English (en)"}
# The columns of the survey sheet in their order; texts stand here without their language.
ORDER = ("type", "name", "label", "hint", "required", "required_message", "relevant", "constraint",
         "constraint_message", "calculation", "default", "choice_filter", "parameters", "repeat_count")  # fmt: skip
_TYPES = {
    AnswerKind.INTEGER: "integer",
    AnswerKind.DECIMAL: "decimal",
    AnswerKind.TEXT: "text",
    AnswerKind.DATE: "date",
    AnswerKind.TIME: "time",
    AnswerKind.DATE_TIME: "dateTime",
    AnswerKind.PHOTO: "image",
    AnswerKind.NOTE: "note",
    AnswerKind.CALCULATED: "calculate",
}
_COLUMN_OF = {"question": "label", "title": "label", "label": "label", "guidance": "hint",
              "required_message": "required_message", "constraint_message": "constraint_message"}  # fmt: skip


@dataclass(slots=True)
class Layout:
    """The sheets of one checklist: rows of cells by header."""

    checklist: Checklist
    survey: list[Cells] = field(default_factory=list)
    choices: list[Cells] = field(default_factory=list)
    settings: list[Cells] = field(default_factory=list)
    rest: list[Cells] = field(default_factory=list)
    _translated: dict[str, dict[str, str]] = field(default_factory=dict)
    _verdicts: str = ""

    def __post_init__(self) -> None:
        self._verdicts = _free("verdict", {found.id for found in self.checklist.choices})
        self._sort_translations()
        for section in self.checklist.sections:
            self._section(section)
        for found in self.checklist.choices:
            for place, choice in enumerate(found.choices):
                self._choice(found.id, place, choice)
        self._add_verdicts()
        self._settings()

    def _section(self, section: Section) -> None:
        control = "repeat" if section.repeat else "group"
        begin = {"type": f"begin {control}", "name": section.id, "relevant": section.relevant}
        if section.repeat:
            begin["repeat_count"] = section.repeat.count
            if section.repeat.of != section.title:
                begin |= _own_text("of", section.repeat.of)
        self.survey.append(begin | self._text("label", section.title, f"{section.id}.title"))
        for item in section.items:
            self.survey.append(self._item(item))
        for inner in section.sections:
            self._section(inner)
        self.survey.append({"type": f"end {control}"})

    def _item(self, item: Item) -> Cells:
        cells = {"type": self._type(item), "name": item.id} | self._texts(item)
        cells |= {name: getattr(item, name) for name in ("required", "relevant", "constraint", "default")}
        cells |= {"calculation": item.calculate, "choice_filter": item.choice_filter}
        cells |= _own_cells(item)
        if item.scale is not None:
            cells |= _scale_cells(item)
        if item.count is not None:
            cells |= _own_text("count", item.count.of)
            cells[own("sample")] = "" if item.count.sample is None else str(item.count.sample)
        return cells

    def _type(self, item: Item) -> str:
        match item.kind:
            case AnswerKind.CONFORMITY:
                return f"select_one {self._verdicts}"
            case AnswerKind.CHOICE:
                return f"select_one {item.choices}"
            case AnswerKind.CHOICES:
                return f"select_multiple {item.choices}"
        return "range" if item.scale is not None and is_range(item.scale) else _TYPES[item.kind]

    def _texts(self, item: Item) -> Cells:
        cells = self._text("label", item.question, f"{item.id}.question")
        for name in ("guidance", "required_message", "constraint_message"):
            text = getattr(item, name)
            if text is not None:
                cells |= self._text(_COLUMN_OF[name], text, f"{item.id}.{name}")
        for name in TEXTS:
            cells |= _own_text(name, getattr(item, name))
        return cells

    def _text(self, column: str, text: Bilingual, key: str) -> Cells:
        cells = {f"{column}::{HEADERS[ZH]}": text.zh, f"{column}::{HEADERS[EN]}": text.en}
        for header, text_ in self._translated.get(key, {}).items():
            cells[f"{column}::{header}"] = text_
        return cells

    def _choice(self, id: str, place: int, choice: Choice) -> None:
        cells = {"list_name": id, "name": choice.name}
        cells |= self._text("label", choice.label, f"{id}/{choice.name}.label")
        plain = {name: text for name, text in choice.columns.items() if text and _may_be_header(name)}
        self.choices.append(cells | plain)
        if rest := {name: text for name, text in choice.columns.items() if name not in plain}:
            text = json.dumps(rest, ensure_ascii=False)
            self.rest.append({"what": "columns", "where": f"{id}#{place}", "text": text})

    def _add_verdicts(self) -> None:
        if any(item.kind is AnswerKind.CONFORMITY for item in self.checklist.items()):
            for verdict in JUDGING:
                self.choices.append(_verdict_cells(self._verdicts, verdict))

    def _settings(self) -> None:
        title = self.checklist.title
        self.settings.append(
            {
                "form_title": title.of("zh"),
                "form_id": self.checklist.id,
                "version": self.checklist.version,
                "default_language": HEADERS[ZH],
                "name": self._root(),
                "allow_choice_duplicates": "yes" if any(map(_repeats, self.checklist.choices)) else "",
                own("format"): FORMAT,
                own("laws_on"): self.checklist.laws_on.isoformat(),
                own("verdicts"): self._verdicts,
                **_own_text("title", title),
            }
        )

    def _root(self) -> str:
        """What the form's root is called where a section has the name it would have."""
        taken = {section.id for section in self.checklist.all_sections()}
        return _free("data", taken) if "data" in taken else ""

    def _sort_translations(self) -> None:
        """Texts of other languages go beside ours where XLSForm has a column, the rest into a sheet of its own."""
        columns = set(_keys(self.checklist))
        for translation in self.checklist.translations:
            self.rest.append({"what": "language", "where": translation.language, "text": translation.name})
            header = _header(translation)
            for key, text in translation.texts.items():
                if text and key in columns and header:
                    self._translated.setdefault(key, {})[header] = text
                else:
                    self.rest.append({"what": translation.language, "where": key, "text": text})


def is_range(scale: Scale) -> bool:
    """Whether XLSForm's range can tell the scale, and whether its numbers are whole."""
    return scale.least < scale.most and scale.step <= scale.most - scale.least


def _scale_cells(item: Item) -> Cells:
    scale = item.scale
    assert scale is not None
    if not is_range(scale):
        return {own("scale"): written_scale(scale)}
    start, end, step = (written_number(one) for one in (scale.least, scale.most, scale.step))
    cells = {"parameters": f"start={start} end={end} step={step}"}
    whole = all(float(number).is_integer() for number in (scale.least, scale.most, scale.step))
    cells[own("kind")] = "" if whole == (item.kind is AnswerKind.INTEGER) else str(item.kind)
    return cells


def _own_cells(item: Item) -> Cells:
    cells = {
        "severity": str(item.severity or ""),
        "citations": written_list(tuple(written_citation(one) for one in item.citations)),
        "penalty": written_list(tuple(written_citation(one) for one in item.penalty)),
        "departments": written_list(item.departments),
        "refer_to": written_list(item.refer_to),
        "deadline": written_deadline(item.deadline) if item.deadline else "",
        "photos": str(item.photos or ""),
        "points": str(item.points or ""),
    }
    if item.kind is AnswerKind.CONFORMITY:
        cells["kind"] = str(item.kind)
    assert cells.keys() <= set(PLAIN)
    return {own(name): text for name, text in cells.items()}


def _own_text(name: str, text: Bilingual | None) -> Cells:
    return {} if text is None else {own(f"{name}::zh"): text.zh, own(f"{name}::en"): text.en}


def _verdict_cells(id: str, verdict: Verdict) -> Cells:
    words = VERDICTS[verdict]
    return {
        "list_name": id,
        "name": str(verdict),
        f"label::{HEADERS[ZH]}": words.zh,
        f"label::{HEADERS[EN]}": words.en,
    }


def _header(translation: Translation) -> str:
    """The language as a header names it, "" where a header could not tell it from others."""
    for name in (translation.name, translation.language):
        header = f"{name} ({translation.language})"
        language = language_of(header)
        plain = ":" not in header and header == " ".join(header.split()) and "(" not in name
        if plain and name and language.code == translation.language:
            return header
    return ""


def _may_be_header(name: str) -> bool:
    column = columns_of("choices", [name, "label::x"])[0]
    return is_filter_column(name) and not column.known and name.lower() not in (*CHOICES, "__row", "what")


def _keys(checklist: Checklist) -> Iterator[str]:
    """The texts that have a column in XLSForm, as translations call them."""
    for section in checklist.all_sections():
        yield f"{section.id}.title"
    for item in checklist.items():
        yield f"{item.id}.question"
        for name in ("guidance", "required_message", "constraint_message"):
            if getattr(item, name) is not None:
                yield f"{item.id}.{name}"
    for found in checklist.choices:
        names = [choice.name for choice in found.choices]
        yield from (f"{found.id}/{name}.label" for name in names if names.count(name) == 1)


def _repeats(found: ChoiceList) -> bool:
    """Whether choices of one name stand under several filters."""
    return len({choice.name for choice in found.choices}) < len(found.choices)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name
