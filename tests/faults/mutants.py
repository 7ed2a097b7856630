"""The program with one rule taken away: proof that the fault tests can fail.

Each rule of docs/reliability.md has a mutant here, a scenario it harms, and the way that must notice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.faults import broken
from tests.faults.bit_flips import flip_bits
from tests.faults.failed_syncs import fail_syncs
from tests.faults.injection import points_of, strike
from tests.faults.kills import kill_at_random
from tests.faults.scenario import Scenario
from tests.faults.scenarios import scenario_named
from tests.faults.states import cut_power
from tests.faults.tally import Tally, Try, tallied
from tests.faults.worker import Ground, Mutant

SEED = 7
HUNT = 400  # tries before a mutant counts as not caught
Way = Callable[[Scenario, Ground, Mutant], Iterator[Try]]


@dataclass(frozen=True, slots=True)
class Catch:
    """A mutant, and who must catch it."""

    name: str
    scenario: Scenario
    way: Way
    mutant: Mutant

    def hunt(self, ground: Ground) -> Tally:
        """Strike until something is found."""
        return tallied(self.way(self.scenario, ground, self.mutant), HUNT, until_found=True)


def kills(scenario: Scenario, ground: Ground, mutant: Mutant) -> Iterator[Try]:
    """At random moments."""
    return kill_at_random(scenario, ground, SEED, mutant)


def cuts(scenario: Scenario, ground: Ground, mutant: Mutant) -> Iterator[Try]:
    """Of the power."""
    return cut_power(scenario, ground, SEED, mutant)


def flips(scenario: Scenario, ground: Ground, mutant: Mutant) -> Iterator[Try]:
    """Of bits."""
    return flip_bits(scenario, ground, SEED, mutant)


def failing(*calls: str, way: str = "kill") -> Way:
    """Calls of these names, one after the other."""

    def strikes(scenario: Scenario, ground: Ground, mutant: Mutant) -> Iterator[Try]:
        points = points_of(scenario, ground, mutant)
        return strike(scenario, ground, [p for p in points if p.call in calls and p.way == way], mutant)

    return strikes


def unheard(scenario: Scenario, ground: Ground, mutant: Mutant) -> Iterator[Try]:
    """Syncs that fail, and a power cut after each."""
    return fail_syncs(scenario, ground, SEED, mutant)


MUTANTS = tuple(
    Catch(name, scenario_named(scenario), way, mutant)
    for name, scenario, way, mutant in (
        ("a folder is not synced", "photos", cuts, broken.NO_FOLDER_SYNC),
        ("a file is not synced", "photos", cuts, broken.NO_FILE_SYNC),
        ("the folder of a backup is not synced", "backup", cuts, broken.NO_FOLDER_SYNC),
        ("a report is not synced", "export", cuts, broken.NO_FILE_SYNC),
        ("what a sync says is not listened to", "photos", unheard, broken.HUSHED_SYNC),
        ("the row comes before the file", "photos", failing("rename"), broken.ROW_FIRST),
        ("synchronous is NORMAL", "answers", cuts, broken.SYNC_NORMAL),
        ("the journal is rolled back, not written ahead", "answers", cuts, broken.ROLLBACK_JOURNAL),
        ("whether the log is written ahead is not asked", "creation", unheard, broken.JOURNAL_NOT_ASKED),
        ("the log's folder is left to the database", "creation", unheard, broken.LOG_NAME_NOT_SYNCED),
        ("saved is said before it is", "answers", kills, broken.SAVED_LATER),
        (
            "each statement of a migration is a transaction",
            "migration",
            failing("pwrite64"),
            broken.PIECEMEAL_MIGRATION,
        ),
        ("no copy before a migration", "migration", kills, broken.NO_COPY_BEFORE),
        ("a backup is a copy of the live file", "backup", kills, broken.LIVE_COPY),
        ("the files of a backup are not synced", "backup", cuts, broken.BACKUP_NOT_SYNCED),
        ("older backups go first", "backup", failing("pwrite64", way="ENOSPC"), broken.THINNED_FIRST),
        ("a report is written under its name", "export", failing("write"), broken.REPORT_SEEN_AT_ONCE),
        (
            "an older report is deleted first",
            "export",
            failing("rename"),
            broken.REPORT_DELETED_FIRST,
        ),
        ("a report is registered in two transactions", "import", failing("pwrite64"), broken.ADDED_IN_TWO),
        ("sealing takes two transactions", "seal", failing("pwrite64"), broken.SEALED_IN_TWO),
        (
            "a bundle is installed in two transactions",
            "install",
            failing("pwrite64"),
            broken.INSTALLED_IN_TWO,
        ),
        ("a new key is written down last", "rotation", kills, broken.KEY_WRITTEN_LAST),
        ("a wrapped key is written over", "rotation", cuts, broken.WRAPPED_IN_PLACE),
        ("the key file is written over", "passphrase", cuts, broken.KEYS_OVERWRITTEN),
        (
            "a backup is restored straight over the store",
            "restore",
            failing("rename", "write", "openat"),
            broken.COPIED_OVER,
        ),
        ("damage is shown", "backup", flips, broken.DAMAGE_SHOWN),
    )
)
