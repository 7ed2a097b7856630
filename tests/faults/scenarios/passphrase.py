"""The passphrase is changed, several times."""

from collections.abc import Iterator
from pathlib import Path

from inspector.app.demo.visit import OUTLET
from inspector.app.keys import change_passphrase
from inspector.app.outlets import add_outlet
from inspector.errors import Refused
from tests.faults.journal import Journal, Told
from tests.faults.scenario import new_store, opened, unsound
from tests.store.laptop import PASSPHRASE

SECOND, THIRD = "the second one", "the third one"


class Passphrase:
    """Two changes."""

    name = "passphrase"
    one_way = True

    def prepare(self, root: Path) -> None:
        """A store with an outlet."""
        store = new_store(root)
        add_outlet(store, OUTLET)
        store.close()

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """From the first to the second to the third."""
        with opened(root) as store:
            for old, new in ((PASSPHRASE, SECOND), (SECOND, THIRD)):
                journal.begin(lock="passphrase", value=new)
                change_passphrase(store, old, new)
                journal.ack(lock="passphrase", value=new)

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """One of the passphrases that may hold opens the store, and no other does."""
        allowed = told.allowed("lock").get("passphrase", {None})
        opening = [passphrase for passphrase in (PASSPHRASE, SECOND, THIRD) if _opens(root, passphrase)]
        if len(opening) != 1:
            yield f"{len(opening)} passphrases open the store"
        elif (None if opening[0] == PASSPHRASE else opening[0]) not in allowed:
            yield "a passphrase opens the store that should not"
        for passphrase in opening:
            with opened(root, passphrase) as store:
                yield from unsound(store)


def _opens(root: Path, passphrase: str) -> bool:
    try:
        with opened(root, passphrase):
            return True
    except Refused as refused:
        if refused.code != "wrong-passphrase":
            raise
        (root / "store" / "attempts.json").unlink(missing_ok=True)  # or the next try must wait
        return False
