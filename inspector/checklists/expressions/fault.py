"""What is wrong with an expression."""


class ExpressionFault(Exception):
    """An expression that cannot be read. `column` counts from 1 in its text, 0 where no place is known."""

    def __init__(self, en: str, zh: str, column: int = 0) -> None:
        super().__init__(en)
        self.en = en
        self.zh = zh
        self.column = column
