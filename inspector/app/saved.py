"""The answer of a use case that changed something."""

from datetime import datetime

from inspector.model.value import value


@value
class Saved:
    """The change would survive a power cut; `at` is when it was made."""

    at: datetime
