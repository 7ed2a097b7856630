"""Say things in the languages of a record."""

from datetime import date, datetime

from inspector.errors import Language
from inspector.model.checklist import Citation
from inspector.model.citing import cite
from inspector.model.record import Record
from inspector.model.text import Bilingual
from inspector.report.text import Said


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

    def lead(self, words: Bilingual) -> str:
        """Words in the leading language."""
        return words.of(self.first)

    def cite(self, citations: tuple[Citation, ...]) -> str:
        """Citations as they are printed, unproven ones left out."""
        separator = "；" if self.first == "zh" else "; "
        return separator.join(cite(c, self._laws, self.first) for c in citations if c.printable)

    def day(self, day: date | None) -> str:
        """A date."""
        if day is None:
            return "—"
        return f"{day.year}年{day.month}月{day.day}日" if self.first == "zh" else f"{day:%Y-%m-%d}"

    def time(self, moment: datetime | None) -> str:
        """A time with its offset from UTC."""
        return "—" if moment is None else moment_text(moment)


def moment_text(moment: datetime) -> str:
    """A time with its offset from UTC: 2026-11-20 09:30 +08:00."""
    return moment.isoformat(" ", "minutes").replace("+", " +")
