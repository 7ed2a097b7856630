"""Text that exists in both languages of the program."""

from inspector.errors import Language
from inspector.model.value import value


@value
class Bilingual:
    """One text in Chinese and English; where one is empty the other stands in."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        """The text in one language."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)
