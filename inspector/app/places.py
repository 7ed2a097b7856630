"""Where somebody is in the window, kept so that she comes back to it after a power cut."""

import json
from datetime import datetime

from inspector.model.value import value
from inspector.store.store import Store


@value
class KeptPlace:
    """A place as the window wrote it down at a time. `is_newest` unless something was stored after it: then what was
    being typed there is older than what is stored, and must not take its place."""

    at: datetime
    text: str
    is_newest: bool


def keep_place(store: Store, text: str) -> None:
    """Remember where somebody is. It is nothing anybody did: the audit chain does not tell it."""
    with store.write() as unit:
        sequence, _ = unit.audit.head()
        kept = {"at": unit.now.isoformat(), "sequence": sequence, "text": text}
        unit.settings.set_place(json.dumps(kept, ensure_ascii=False))


def kept_place(store: Store) -> KeptPlace | None:
    """Where somebody was when the program ended without being closed, None after it was closed in peace."""
    with store.read() as unit:
        known, (sequence, _) = unit.settings.place(), unit.audit.head()
    if known is None:
        return None
    kept = json.loads(known)
    return KeptPlace(
        at=datetime.fromisoformat(kept["at"]), text=kept["text"], is_newest=kept["sequence"] == sequence
    )


def forget_place(store: Store) -> None:
    """The window is closed in peace: the next one begins with the list."""
    with store.read() as unit:
        if unit.settings.place() is None:
            return
    with store.write() as unit:
        unit.settings.set_place(None)
