"""An expression: parsed once, evaluated often."""

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from inspector.checklists.expressions.function import Kind
from inspector.checklists.expressions.node import Context, Data, Evaluate, Node, Value
from inspector.checklists.expressions.source import read_source
from inspector.checklists.expressions.term import Term

KEPT = 8192


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A parsed expression. Two of the same text are the same object as long as it is kept.

    `references` are the names written as `${name}`; `names` all names it may depend on, also by paths, and some
    that only look like it. `uses_itself`: by `.` or current(), but not by once(). `lists`: the choice lists it reads
    by instance(). `wide`: it looks at other nodes than the nearest of each reference (paths, predicates, places).
    `kind` is the type of its value where that is known. `term` is what a linter may know of its conditions.
    """

    text: str
    references: frozenset[str]
    names: frozenset[str]
    lists: frozenset[str]
    uses_itself: bool
    wide: bool
    settled: bool
    kind: Kind
    term: Term
    evaluate: Evaluate


@lru_cache(maxsize=KEPT)
def parse(text: str) -> Expression:
    """An expression as it is written in a checklist or an XLSForm. Raises ExpressionFault with the column."""
    source = read_source(text)
    # elementpath takes a quarter of a second to load: only who has an expression pays for it.
    from inspector.checklists.expressions.grammar import Grammar
    from inspector.checklists.expressions.term import term_of
    from inspector.checklists.expressions.translate import Translation

    tree = Grammar().tree(source)
    translation = Translation(source)
    piece = translation.piece(tree)
    return Expression(
        text=text,
        references=frozenset(translation.references),
        names=frozenset(translation.names),
        lists=frozenset(translation.lists),
        uses_itself=translation.uses_itself,
        wide=translation.wide,
        settled=translation.settled,
        kind=piece.kind,
        term=term_of(tree, source),
        evaluate=piece.evaluate,
    )


def constant(expression: Expression) -> Value | None:
    """The value of an expression that depends on nothing, None for any other."""
    if not expression.settled:
        return None
    return expression.evaluate(Context(cast(Data, None), Node("")))
