"""Functions that look around in the form. Some need more than values: the translation treats those by name."""

from inspector.checklists.expressions.function import Function, Kind
from inspector.checklists.expressions.node import Context, Evaluate, Node, Value
from inspector.checklists.expressions.values import text_of


def _position(context: Context, *argument: Evaluate) -> float:
    if not argument:
        return float(context.place)
    nodes = argument[0](context)
    return float(nodes[0].place) if isinstance(nodes, list) and nodes else float("nan")


def _instance(context: Context, argument: Evaluate) -> list[Node]:
    found = context.data.instance(text_of(argument(context)))
    return [] if found is None else [found]


def _never(*_: Value) -> Value:
    raise AssertionError("translated by name")


CURRENT, INSTANCE, INDEXED_REPEAT = "current", "instance", "indexed-repeat"
CHOICE_NAME, REGEX = "jr:choice-name", "regex"
PLACE_FUNCTIONS = (
    Function("position", 0, 1, Kind.NUMBER, _position, lazy=True, settled=False),
    Function("last", 0, 0, Kind.NUMBER, lambda context: float(context.size), lazy=True, settled=False),
    Function(CURRENT, 0, 0, Kind.NODES, lambda context: [context.owner], lazy=True, settled=False),
    Function(INSTANCE, 1, 1, Kind.NODES, _instance, lazy=True, settled=False),
    Function(INDEXED_REPEAT, 3, 7, Kind.NODES, _never, settled=False),
    Function(CHOICE_NAME, 2, 2, Kind.TEXT, _never, settled=False),
    Function(REGEX, 2, 2, Kind.BOOLEAN, _never),
)
