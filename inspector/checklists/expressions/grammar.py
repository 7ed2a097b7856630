"""The grammar: XPath 1.0 by elementpath, with the functions of ODK and without axes and kind tests.

Only parsing is elementpath's. It takes long to load: import this module where an expression is first parsed.
"""

from typing import Any, ClassVar

from elementpath import ElementPathError, XPath1Parser, XPathToken

from inspector.checklists.expressions.fault import ExpressionFault
from inspector.checklists.expressions.functions.registry import FUNCTIONS
from inspector.checklists.expressions.source import Source, too_deep

Token = XPathToken


class Grammar(XPath1Parser):
    """Parses without evaluating: constants are folded elsewhere, and nothing here may take long."""

    PATH_STEP_LABELS: ClassVar[tuple[str, ...]] = ("function",)  # instance('x')/root, current()/../y

    def tree(self, source: Source) -> Token:
        """The tree of an expression. Raises ExpressionFault where it ends or goes wrong."""
        assert self.tokenizer is not None
        self.source = source.xpath
        self.tokens = iter(self.tokenizer.finditer(source.xpath))
        self.token = self.next_token = self._start_token
        try:
            self.advance()
            root = self.expression()
            self.next_token.expected("(end)")
        except RecursionError as error:
            raise too_deep(1) from error
        except (ElementPathError, SyntaxError, ValueError, TypeError) as error:
            raise self._fault(source) from error
        return root

    def _fault(self, source: Source) -> ExpressionFault:
        start, end = self.next_token.span
        if self.next_token.symbol == "(end)" or start >= len(source.text.rstrip()):
            return ExpressionFault(
                len(source.text),
                en="The expression ends too early. Write what is missing.",
                zh="表达式不完整，请补上缺少的部分。",
            )
        piece = source.text[start : max(end, start + 1)].strip()[:40]
        return ExpressionFault(
            start + 1,
            en=f"'{piece}' does not fit here. Look for a missing operator, comma or quote before it.",
            zh=f"“{piece}”不应出现在此处，请检查其前是否缺少运算符、逗号或引号。",
        )


def column_of(token: Token) -> int:
    """Where a token stands in its text, from 1."""
    return token.span[0] + 1


def written(token: Token) -> Any:
    """What a token stands for: a literal's value, a name."""
    return token.value


def _register() -> None:
    labels = ("function", "kind test", "axis")
    table: Any = Grammar.symbol_table
    for symbol in [symbol for symbol, token in table.items() if token.label in labels]:
        Grammar.unregister(symbol)
    names = sorted((name.replace(":", "-") for name in FUNCTIONS), key=len, reverse=True)
    called = rf"\b(?:{'|'.join(names)})(?=\s*\()"  # a name without a bracket is a question's
    for name in names:
        Grammar.function(name, nargs=(0, None)).pattern = called
    Grammar.build()


_register()
