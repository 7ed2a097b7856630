"""Put something in place of what cannot be read, so that the rest can be looked at too."""

from copy import deepcopy
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from inspector.checklists.document import Plain
from inspector.checklists.fault import Fault
from inspector.checklists.fields import is_needed, stand_in, type_at
from inspector.checklists.refused_at import FieldPath
from inspector.checklists.validate import errors_of, fault_of, parsed

T = TypeVar("T")
MOST_FAULTS = 1_000  # nobody reads more, and each takes a while
MOST_ROUNDS = 4  # a stand-in may uncover what was not looked at before


class Mending(Generic[T]):
    """`found` is the value as a noun, None where it cannot be mended. `faults` were found on the way; what else is told
    of their places is about the stand-ins."""

    def __init__(self, value: Plain, adapter: TypeAdapter[T], known: list[Fault]) -> None:
        self.found: T | None = None
        self.faults = list(known)
        self._mended = {fault.path for fault in known}
        self._adapter = adapter
        self._value = deepcopy(value)
        for fault in known:
            self._replace(fault.path)
        for _ in range(MOST_ROUNDS):
            if self._is_whole():
                return

    def covers(self, path: FieldPath) -> bool:
        """Whether a place was mended, so that nothing more is to be said of it."""
        return any(path[:size] in self._mended for size in range(len(path) + 1))

    def _is_whole(self) -> bool:
        try:
            self.found = parsed(self._value, self._adapter)
        except ValidationError as error:
            for each in errors_of(error):
                if not self.covers(each["loc"]):
                    self._note(each)
                self._mend(each)
        return self.found is not None

    def _note(self, error: ErrorDetails) -> None:
        self._mended.add(error["loc"])
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault_of(error, self._adapter))

    def _mend(self, error: ErrorDetails) -> None:
        path: FieldPath = error["loc"]
        if error["type"] == "unexpected_keyword_argument" or not is_needed(self._adapter._type, path):
            self._remove(path)
        else:
            self._replace(path)

    def _replace(self, path: FieldPath) -> None:
        holder: Any = self._holder(path)
        if holder is not None:
            holder[path[-1]] = stand_in(type_at(self._adapter._type, path))

    def _remove(self, path: FieldPath) -> None:
        holder: Any = self._holder(path)
        if isinstance(holder, dict):
            holder.pop(path[-1], None)

    def _holder(self, path: FieldPath) -> Plain:
        holder: Any = self._value
        for step in path[:-1]:
            holder = holder[step]
        return holder if path and isinstance(holder, dict | list) else None
