"""The one error a user is meant to see. Everything else that reaches the top is a bug."""

from typing import Literal

Language = Literal["zh", "en"]


class Refused(Exception):
    """A wish that cannot be granted, or a file that is not accepted, told to the user.

    `code` is stable ("photo-truncated"); the sentence, in Chinese and English, says what is wrong
    and what to do. Facts go into the sentence only if they hold no personal data.
    """

    def __init__(self, code: str, *, en: str, zh: str) -> None:
        super().__init__(en)
        self.code = code
        self.en = en
        self.zh = zh

    def message(self, language: Language) -> str:
        """The sentence in the given language."""
        return self.zh if language == "zh" else self.en

    def __reduce__(self) -> tuple[object, ...]:
        # Refusals cross process borders; Exception's own pickling would lose the keyword arguments.
        return _rebuild, (self.code, self.en, self.zh)


def _rebuild(code: str, en: str, zh: str) -> Refused:
    return Refused(code, en=en, zh=zh)


class Cancelled(Exception):
    """The user stopped a long job. Nothing half done is left behind."""
