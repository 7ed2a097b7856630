"""What is wrong with an expression or a form, told to whoever wrote it."""


class ExpressionFault(Exception):
    """An expression that cannot be used. `column` is the place in its text, counted from 1.

    Each sentence says what is wrong and what to do.
    """

    def __init__(self, column: int, *, en: str, zh: str) -> None:
        super().__init__(en)
        self.column = column
        self.en = en
        self.zh = zh


class FormFault(Exception):
    """A form whose parts do not fit together. `names` are the questions and groups concerned."""

    def __init__(self, names: tuple[str, ...], *, en: str, zh: str) -> None:
        super().__init__(en)
        self.names = names
        self.en = en
        self.zh = zh
