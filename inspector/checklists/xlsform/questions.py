"""A row of the survey sheet as an item."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from inspector.checklists.check_item import kinds_for
from inspector.checklists.xlsform.choices import Lists
from inspector.checklists.xlsform.expressions import condition
from inspector.checklists.xlsform.fault import Findings, shown
from inspector.checklists.xlsform.own import own_fields
from inspector.checklists.xlsform.question_types import AS_TEXT, CARRIED, LIMITS, QuestionType
from inspector.checklists.xlsform.sheet import Row
from inspector.checklists.xlsform.texts import Texts, joined
from inspector.checklists.xlsform.words import NO, YES
from inspector.model.checklist import AnswerKind, Item, ItemId, Scale
from inspector.model.text import Bilingual

_PARAMETER = re.compile(r"([A-Za-z_-]+)\s*=\s*([^\s,;]+)")
_RANGE = {"start": "1", "end": "10", "step": "1"}
_OWN_LABEL = ("calculate", "hidden")  # need none, nobody sees them
_CHOOSING = ("select_one", "select_multiple", "select_one_external", "acknowledge")
_SPECIFY = Bilingual(zh="请注明其他。", en="Specify other.")


@dataclass(frozen=True, slots=True)
class Questions:
    """Makes items of rows. `exact` is for workbooks this program wrote."""

    findings: Findings
    texts: Texts
    lists: Lists
    exact: bool

    def items(self, row: Row, type: QuestionType, id: str) -> Iterable[Item]:
        """The item of a row, and for "or other" the one that asks what."""
        kind, fields = self._kind(row, type, id)
        fields = fields | own_fields(row, self.findings)
        kind = fields.pop("kind", kind)
        fields |= self._texts(row, type, id) | self._conditions(row, type, kind)
        item = Item(id=ItemId(id), question=self._label(row, type, id), kind=kind, **fields)
        yield self._with_choices(row, type, item)
        if type.or_other:
            yield Item(
                id=ItemId(f"{id}_other"),
                question=_SPECIFY,
                kind=AnswerKind.TEXT,
                relevant=f"selected(${{{id}}}, 'other')",
            )

    def _kind(self, row: Row, type: QuestionType, id: str) -> tuple[AnswerKind, dict[str, Any]]:
        kind = CARRIED.get(type.name, AnswerKind.TEXT)  # what is asked as text instead
        if type.name == "range":
            scale = self._scale(row)
            whole = all(number.is_integer() for number in (scale.least, scale.most, scale.step))
            return (AnswerKind.INTEGER if whole else AnswerKind.DECIMAL), {
                "scale": scale,
                **self._default(row, type),
            }
        if self.exact:
            calculate = row.cell("calculation")
            return kind, self._default(row, type) | ({"calculate": calculate} if calculate else {})
        return self._computed(row, type, kind)

    def _computed(self, row: Row, type: QuestionType, kind: AnswerKind) -> tuple[AnswerKind, dict[str, Any]]:
        """A question that is calculated, or shown without being asked, is not answered by anybody."""
        calculation = row.expression("calculation", exact=self.exact)
        fixed = self._is_fixed(row)
        if kind is AnswerKind.CALCULATED:
            return kind, {"calculate": calculation or self._constant(row, type)}
        if calculation and (fixed or kind is AnswerKind.NOTE):
            return AnswerKind.CALCULATED, {"calculate": calculation}
        if calculation:
            self.findings.not_carried(
                row.place,
                en="an answer that is calculated and may be changed as well. Make it read-only, or empty calculation.",
                zh="既自动计算又可修改的答案不支持。请设为只读，或清空 calculation。",
            )
        if fixed and kind not in (AnswerKind.NOTE, AnswerKind.PHOTO):
            default = self._constant(row, type) if row.cell("default") else ""
            return (AnswerKind.CALCULATED, {"calculate": default}) if default else (AnswerKind.NOTE, {})
        return kind, self._default(row, type)

    def _is_fixed(self, row: Row) -> bool:
        readonly = row.cell("readonly").lower()
        if readonly not in YES | NO:
            self.findings.not_carried(
                row.place,
                en="read-only under a condition. Write yes or no, or use relevant.",
                zh="不支持有条件的只读。请填写 yes 或 no，或改用 relevant。",
            )
        return readonly in YES

    def _constant(self, row: Row, type: QuestionType) -> str:
        text = self._default(row, type).get("default", "")
        if type.name == "calculate" and not row.cell("default"):
            self.findings.invalid(
                row.place,
                en="the calculation is missing. Write it under calculation.",
                zh="缺少计算公式，请填写 calculation 列。",
            )
        return f'"{text}"' if "'" in text else f"'{text}'"

    def _default(self, row: Row, type: QuestionType) -> dict[str, str]:
        default = row.cell("default")
        if not default or self.exact:
            return {"default": default} if default else {}
        from pyxform.utils import default_is_dynamic

        if default_is_dynamic(default, type.name) or type.name == "image":
            self.findings.not_carried(
                row.place,
                en=f"default: '{shown(default)}' is worked out, or a file. Write a plain value, or use calculate.",
                zh=f"默认值“{shown(default)}”需要计算或是文件。请填写固定值，或改用 calculate。",
            )
        return {} if type.name in ("note", "acknowledge") else {"default": default}

    def _scale(self, row: Row) -> Scale:
        given = _RANGE | dict(_PARAMETER.findall(row.cell("parameters")))
        try:
            start, end, step = (float(given[name]) for name in _RANGE)
        except ValueError:
            start, end, step = 1.0, 10.0, 0.0
        if not step or abs(step) > abs(end - start):
            self.findings.invalid(
                row.place,
                en="parameters: write numbers such as start=0 end=10 step=1.",
                zh="parameters：应填写数字，例如 start=0 end=10 step=1。",
            )
        return Scale(least=min(start, end), most=max(start, end), step=abs(step) or 1.0)

    def _label(self, row: Row, type: QuestionType, id: str) -> Bilingual:
        label = self.texts.text(row, "label", f"{id}.question")
        if label is not None:
            return label
        shown_otherwise = row.texts.keys() & {"hint", "guidance_hint", "image"}
        if type.name not in _OWN_LABEL and not shown_otherwise:
            self.findings.invalid(
                row.place, en="the label is missing. Add it.", zh="缺少标签（label），请补上。"
            )
        return Bilingual(zh="", en=row.cell("name") or id)

    def _texts(self, row: Row, type: QuestionType, id: str) -> dict[str, Bilingual]:
        hint = joined(row.texts[name] for name in ("hint", "guidance_hint") if name in row.texts)
        found = {
            "guidance": self.texts.sorted(row, hint, f"{id}.guidance") if hint else None,
            "required_message": self.texts.text(row, "required_message", f"{id}.required_message"),
            "constraint_message": self.texts.text(row, "constraint_message", f"{id}.constraint_message"),
        }
        if type.name in AS_TEXT and found["guidance"] is None:
            found["guidance"] = AS_TEXT[type.name].guidance
        return {field: text for field, text in found.items() if text is not None}

    def _conditions(self, row: Row, type: QuestionType, kind: AnswerKind) -> dict[str, str]:
        found = {
            name: condition(row, name, exact=self.exact) for name in ("relevant", "required", "constraint")
        }
        if not self.exact:
            found["constraint"] = found["constraint"] or _limit(type)
            if kind not in kinds_for("constraint"):
                self._useless(row, found, "constraint")
            if kind in (AnswerKind.NOTE, AnswerKind.CALCULATED):
                self._useless(row, found, "required")
        return {name: text for name, text in found.items() if text}

    def _useless(self, row: Row, found: dict[str, str], name: str) -> None:
        if found.pop(name):
            self.findings.note(
                row.place,
                en=f"{name} has no use where nothing is typed, and was left out.",
                zh=f"无需填写内容的行不使用 {name}，未导入。",
            )

    def _with_choices(self, row: Row, type: QuestionType, item: Item) -> Item:
        if item.kind is AnswerKind.CONFORMITY or type.name not in _CHOOSING:
            return item
        if type.name == "acknowledge":
            return replace(item, choices=self.lists.acknowledging())
        id = self.lists.id_of(row.place, type.choices, outside=type.name == "select_one_external")
        if type.or_other:
            self.lists.with_other(id)
        filter_ = condition(row, "choice_filter", exact=self.exact)
        return replace(item, choices=id, choice_filter=filter_)


def _limit(type: QuestionType) -> str:
    return AS_TEXT[type.name].constraint if type.name in AS_TEXT else LIMITS.get(type.name, "")
