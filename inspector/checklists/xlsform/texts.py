"""The texts of a form in its languages: Chinese and English beside each other, others as translations."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from inspector.checklists.xlsform.fault import Findings
from inspector.checklists.xlsform.languages import EN, ZH, Language, is_chinese, language_of
from inspector.checklists.xlsform.sheet import Row
from inspector.model.checklist import Translation
from inspector.model.text import Bilingual


@dataclass(slots=True)
class Texts:
    """Sorts texts by language while a form is read."""

    findings: Findings
    _languages: dict[str, Language] = field(default_factory=dict)
    _translated: dict[str, dict[str, str]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def text(self, row: Row, column: str, key: str) -> Bilingual | None:
        """The text of a column, None where there is none. `key` is what translations call it ("A01.question")."""
        written = row.texts.get(column, {})
        return self.sorted(row, written, key) if written else None

    def sorted(self, row: Row, written: dict[str, str], key: str) -> Bilingual:
        """Texts by language as written, as one text."""
        ours, others = self._by_code(written)
        plain = written.get("", "")
        if plain:
            ours.setdefault(ZH if is_chinese(plain) else EN, plain)
        for code, text in others.items():
            self._translated.setdefault(code, {})[key] = text
        if not ours:
            self.findings.note(
                row.place,
                en="a text is neither in Chinese nor in English; the first language there is stands in.",
                zh="文字既无中文也无英文，以首个语言代替。",
            )
            ours[EN] = next(iter(others.values()))
        return Bilingual(zh=ours.get(ZH, ""), en=ours.get(EN, ""))

    def call(self, code: str, name: str) -> None:
        """What a language calls itself, whatever a header says."""
        self._names[code] = name
        self._translated.setdefault(code, {})

    def add(self, code: str, key: str, text: str) -> None:
        """A text of this program's own sheet."""
        self._translated.setdefault(code, {})[key] = text

    def translations(self) -> tuple[Translation, ...]:
        """The texts in other languages; those this program named first, in their order."""
        order = [*self._names, *(code for code in self._translated if code not in self._names)]
        return tuple(
            Translation(language=code, name=self._name(code), texts=self._translated[code]) for code in order
        )

    def _name(self, code: str) -> str:
        return self._names.get(code) or self._languages[code].name

    def _by_code(self, written: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        ours: dict[str, str] = {}
        others: dict[str, str] = {}
        for name, text in written.items():
            if not name:
                continue
            language = self._language(name)
            (ours if language.code in (ZH, EN) else others).setdefault(language.code, text)
        return ours, others

    def _language(self, name: str) -> Language:
        language = language_of(name)
        return self._languages.setdefault(language.code, language)


def joined(texts: Iterable[dict[str, str]]) -> dict[str, str]:
    """Several texts in their languages as one, a blank line between them."""
    whole: dict[str, str] = {}
    for text in texts:
        for language, part in text.items():
            whole[language] = f"{whole[language]}\n\n{part}" if language in whole else part
    return whole
