"""What a form cannot be loaded for, and what was left behind, each with its sheet and row."""

from dataclasses import dataclass, field

from inspector.errors import Refused
from inspector.model.text import Bilingual
from inspector.model.value import value

MOST_TOLD = 20
MOST_KEPT = 2_000  # a form with more faults than that is told the number only
_SHOWN_CHARACTERS = 60


@value
class Place:
    """A row of a sheet, counted as spreadsheets count, 0 for the sheet as a whole."""

    sheet: str
    row: int = 0

    @property
    def words(self) -> Bilingual:
        """The place in both languages."""
        if not self.row:
            return Bilingual(zh=self.sheet, en=self.sheet)
        return Bilingual(zh=f"{self.sheet} 第 {self.row} 行", en=f"{self.sheet} row {self.row}")


@value
class Note:
    """Something that changes no meaning and was not carried over. `rows` are those it was met in, the first ones."""

    sheet: str
    rows: tuple[int, ...]
    text: Bilingual

    @property
    def words(self) -> Bilingual:
        """The note with its place, in both languages."""
        rows = [str(row) for row in self.rows if row]
        zh = f" 第 {'、'.join(rows)} 行" if rows else ""
        en = f" row {', '.join(rows)}" if rows else ""
        return Bilingual(zh=f"{self.sheet}{zh}：{self.text.zh}", en=f"{self.sheet}{en}: {self.text.en}")


@value
class Fault:
    """Why a row keeps the form from being loaded. `kind` is "not-carried" or "invalid"."""

    place: Place
    kind: str
    text: Bilingual


@dataclass(slots=True)
class Findings:
    """Collects faults and notes while a form is read, so that all of them are told at once."""

    simplify: bool = False
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    simplifiable: bool = False
    _notes: dict[tuple[str, Bilingual], list[int]] = field(default_factory=dict)

    def not_carried(self, place: Place, *, en: str, zh: str) -> None:
        """The row needs something an inspection has no place for."""
        self._add(Fault(place=place, kind="not-carried", text=Bilingual(zh=zh, en=en)))

    def unless_simplified(self, place: Place, *, en: str, zh: str) -> bool:
        """Refuse the row, or note it where the user asked to simplify: whether it is noted."""
        if self.simplify:
            self.note(place, en=f"simplified: {en}", zh=f"已简化：{zh}")
        else:
            self.simplifiable = True
            self.not_carried(place, en=en, zh=zh)
        return self.simplify

    def invalid(self, place: Place, *, en: str, zh: str) -> None:
        """The row holds a mistake."""
        self._add(Fault(place=place, kind="invalid", text=Bilingual(zh=zh, en=en)))

    def note(self, place: Place, *, en: str, zh: str) -> None:
        """The row holds something that was left behind without a change of meaning."""
        self._notes.setdefault((place.sheet, Bilingual(zh=zh, en=en)), []).append(place.row)

    def notes(self) -> tuple[Note, ...]:
        """All notes; the same one in many rows is one note."""
        return tuple(
            Note(sheet=sheet, rows=tuple(sorted(set(rows))[:MOST_TOLD]), text=text)
            for (sheet, text), rows in self._notes.items()
        )

    def require_none(self, name: str) -> None:
        """Raises Refused "xlsform-not-carried" or "xlsform-invalid" naming every row, when there are faults."""
        if self.fault_count:
            raise _refusal(name, self)

    def _add(self, fault: Fault) -> None:
        if fault in self.faults[-MOST_TOLD:]:
            return
        self.fault_count += 1
        if len(self.faults) < MOST_KEPT:
            self.faults.append(fault)


def shown(text: str) -> str:
    """What stands in a cell, as far as it fits into a sentence; control characters are not passed on."""
    plain = "".join(one if one.isprintable() else "?" for one in text)
    return plain if len(plain) <= _SHOWN_CHARACTERS else plain[: _SHOWN_CHARACTERS - 1] + "…"


def _refusal(name: str, findings: Findings) -> Refused:
    faults, count = findings.faults, findings.fault_count
    told = sorted(
        faults, key=lambda fault: (fault.place.sheet != "survey", fault.place.sheet, fault.place.row)
    )
    told = told[:MOST_TOLD]
    en = "".join(f"\n  {fault.place.words.en}: {fault.text.en}" for fault in told)
    zh = "".join(f"\n  {fault.place.words.zh}：{fault.text.zh}" for fault in told)
    if count > len(told):
        en, zh = f"{en}\n  … and {count - len(told)} more.", f"{zh}\n  ……另有 {count - len(told)} 处。"
    if findings.simplifiable:
        en += "\nWithout --exact, places and recordings are asked for as text, and what only servers need is left out."
        zh += "\n不加 --exact 可将位置和录音录像改为文字填写，并略去只有服务器才用的内容。"
    return Refused(
        "xlsform-invalid" if all(fault.kind == "invalid" for fault in faults) else "xlsform-not-carried",
        en=f"{name} was not loaded, nor any part of it. Rows to change, {count} in all:{en}",
        zh=f"{name} 未导入，也没有导入其中任何部分。需修改的行（共 {count} 处）：{zh}",
    )
