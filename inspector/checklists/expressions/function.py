"""What a function is, and the kinds of values an expression gives."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The type of an expression's value, where it is known before evaluation."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    TEXT = "text"
    NODES = "nodes"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Function:
    """A function of expressions: how many arguments it takes (`most` None: any number) and what it gives.

    `run` gets the arguments' values. With `lazy` it gets the context and the arguments' closures. `settled`
    functions give the same for the same arguments, whoever asks and when.
    """

    name: str
    least: int
    most: int | None
    gives: Kind
    run: Callable[..., Any]
    lazy: bool = False
    settled: bool = True
