"""What somebody wants to see of a long list."""

from collections.abc import Sequence

from inspector.model.value import value

Keys = Sequence[int]  # of the rows of a list, in its order; they hold for one opening of the database


@value
class ListWish:
    """Rows that hold all words of `search`, of one kind where `only` names one, in the order of a column.

    What columns and kinds there are is told by the list; one it does not have is a bug of who asks.
    """

    search: str = ""
    order: str = ""
    descending: bool = False
    only: str = ""
