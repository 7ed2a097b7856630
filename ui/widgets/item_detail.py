"""One item of a checklist in full, and in what it is not as it was."""

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QPlainTextEdit

from inspector.app.checklists import citation_text
from inspector.errors import Language
from inspector.model.checklist import Citation, CountRule, Deadline, DeadlineKind, Item, Law, LawId, Severity
from inspector.model.text import Bilingual
from inspector.model.value import field_names
from inspector.model.vocabulary import SEVERITIES
from ui.look import lines_high, named

LINES = 6


class ItemDetail(QPlainTextEdit):
    """Plain text, to be read and copied."""

    def __init__(self, laws: Mapping[LawId, Law], language: Language) -> None:
        super().__init__(readOnly=True)
        self._laws = laws
        self._language = language
        lines_high(self, LINES)
        self.setTabChangesFocus(True)
        named(self, self.tr("The item in full"))
        self._names = {
            "question": self.tr("Question"),
            "severity": self.tr("Severity"),
            "deadline": self.tr("Deadline"),
            "demand": self.tr("Correction demanded"),
            "count": self.tr("Sample"),
            "citations": self.tr("Basis"),
            "guidance": self.tr("Guidance"),
            "evidence": self.tr("Evidence"),
            "departments": self.tr("Departments"),
            "refer_to": self.tr("Referred to"),
        }

    def show_item(self, item: Item | None, before: Item | None) -> None:
        """Show an item, first how it differs from what it was."""
        lines = [] if item is None else [*self._differences(item, before), *self._whole(item)]
        self.setPlainText("\n".join(lines))

    def _differences(self, item: Item, before: Item | None) -> Iterator[str]:
        if before is None:
            return
        differing = [name for name in field_names(Item) if getattr(item, name) != getattr(before, name)]
        for name in (name for name in differing if name in self._names):
            old, new = (self._told(getattr(each, name)) or "—" for each in (before, item))
            yield f"~ {self._names[name]}: {old} → {new}"
        others = [name for name in differing if name not in self._names]
        if others:
            words = self.tr("Other fields")
            yield f"~ {words}: {', '.join(others)}"
        yield ""

    def _whole(self, item: Item) -> Iterator[str]:
        yield f"{item.id}  {self._told(item.question)}"
        for name in (name for name in self._names if name != "question"):
            text = self._told(getattr(item, name))
            if text:
                yield f"{self._names[name]}: {text}"

    def _told(self, content: object) -> str:
        match content:
            case Bilingual():
                return content.of(self._language)
            case Severity():
                return SEVERITIES[content].of(self._language)
            case Deadline():
                return self._deadline(content)
            case CountRule():
                return f"{self._told(content.of)} {content.sample or ''}".strip()
            case Citation():
                return citation_text(content, self._laws, self._language) if content.printable else ""
            case tuple():
                return "; ".join(text for each in content if (text := self._told(each)))
        return "" if content is None else str(content)

    def _deadline(self, deadline: Deadline) -> str:
        words = {
            DeadlineKind.ON_THE_SPOT: self.tr("on the spot"),
            DeadlineKind.SAME_DAY: self.tr("the same day"),
            DeadlineKind.DAYS: self.tr("%n days", "", deadline.days or 0),
        }
        return words[deadline.kind]
