"""How yes and no are written in a cell, in small letters."""

YES = frozenset(("yes", "true", "true()", "1"))
NO = frozenset(("no", "false", "false()", "0", ""))
