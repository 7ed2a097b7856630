"""The first steps with a new store: left at any time, gone on with at the next start."""

from enum import StrEnum

from inspector.store.store import Store


class FirstStep(StrEnum):
    """What is done once, in this order, after the passphrase was chosen. Each may be passed over."""

    RECOVERY_KEY = "recovery-key"
    IDENTITY = "identity"
    PRACTICE = "practice"


def begin_first_steps(store: Store) -> None:
    """Note that a store is new."""
    note_first_step(store, FirstStep.RECOVERY_KEY)


def first_step(store: Store) -> FirstStep | None:
    """The step that comes next; None when all are done, or were never begun."""
    with store.read() as unit:
        known = unit.settings.beginning()
    return FirstStep(known) if known in tuple(FirstStep) else None


def note_first_step(store: Store, step: FirstStep | None) -> None:
    """Note which step comes next; None when all are done."""
    with store.write() as unit:
        unit.settings.set_beginning(step)
