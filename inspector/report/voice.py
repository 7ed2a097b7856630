"""Say things in the languages of a record."""

from datetime import date, datetime

from inspector.errors import Language
from inspector.model.checklist import Citation
from inspector.model.citing import cite
from inspector.model.record import Record
from inspector.model.text import Bilingual
from inspector.report.text import Said
from inspector.report.words import UNTIL


class Voice:
    """The languages of one report: the first leads, a second follows it."""

    def __init__(self, record: Record) -> None:
        self.languages: tuple[Language, ...] = record.languages
        self._laws = {law.id: law for law in record.laws}

    @property
    def first(self) -> Language:
        """The language that leads."""
        return self.languages[0]

    def say(self, words: Bilingual, between: str = " ") -> Said:
        """Words in all languages of the report."""
        return Said(
            [
                (language, (between if number else "") + words.of(language))
                for number, language in enumerate(self.languages)
            ]
        )

    def tell(self, words: Bilingual, between: str = " ", **values: object) -> Said:
        """Words with values put in, in all languages of the report."""
        return self.say(Bilingual(zh=words.zh.format(**values), en=words.en.format(**values)), between)

    def beside(self, *parts: str) -> Said:
        """Words and other texts one after the other; a typed text in Chinese stays Chinese."""
        pieces: list[tuple[str, str]] = []
        for part in parts:
            pieces += part.pieces if isinstance(part, Said) else [(self._language(part), part)]
        return Said(pieces)

    def lead(self, words: Bilingual) -> str:
        """Words in the leading language."""
        return words.of(self.first)

    def cite(self, citations: tuple[Citation, ...]) -> str:
        """Citations as they are printed, unproven ones left out."""
        separator = "；" if self.first == "zh" else "; "
        return separator.join(cite(c, self._laws, self.first) for c in citations if c.printable)

    def day(self, day: date | None, language: Language | None = None) -> str:
        """A date, in the leading language unless another is named."""
        if day is None:
            return "—"
        chinese = (language or self.first) == "zh"
        return f"{day.year}年{day.month}月{day.day}日" if chinese else f"{day:%Y-%m-%d}"

    def period(self, start: datetime, end: datetime | None) -> str:
        """From when to when, the day told once where it is the same."""
        if end is None or (end.date(), end.utcoffset()) != (start.date(), start.utcoffset()):
            return f"{self.time(start)} {self.lead(UNTIL)} {self.time(end)}"
        return f"{start:%Y-%m-%d %H:%M} {self.lead(UNTIL)} {end:%H:%M} {self.time(end)[17:]}"

    def time(self, moment: datetime | None) -> str:
        """A time with its offset from UTC."""
        return "—" if moment is None else moment_text(moment)

    def _language(self, text: str) -> Language:
        return "zh" if any("\u3400" <= character <= "\u9fff" for character in text) else self.first


def moment_text(moment: datetime) -> str:
    """A time with its offset from UTC: 2026-11-20 09:30 +08:00."""
    return moment.isoformat(" ", "minutes").replace("+", " +")
