"""What people do with the program, one kind of work a file."""

from tests.faults.scenario import Scenario
from tests.faults.scenarios.answers import Answers
from tests.faults.scenarios.backup import Backup
from tests.faults.scenarios.creation import Creation
from tests.faults.scenarios.export import Export
from tests.faults.scenarios.installing import Installing
from tests.faults.scenarios.intake import Intake
from tests.faults.scenarios.migration import Migration
from tests.faults.scenarios.passphrase import Passphrase
from tests.faults.scenarios.registration import Registration
from tests.faults.scenarios.restoring import Restoring
from tests.faults.scenarios.rotation import Rotation
from tests.faults.scenarios.salvaging import Salvaging
from tests.faults.scenarios.sealing import Sealing

SCENARIOS: tuple[Scenario, ...] = (
    Creation(),
    Answers(),
    Intake(),
    Sealing(),
    Export(),
    Registration(),
    Migration(),
    Backup(),
    Restoring(),
    Salvaging(),
    Rotation(),
    Passphrase(),
    Installing(),
)


def scenario_named(name: str) -> Scenario:
    """The scenario of this name."""
    return next(scenario for scenario in SCENARIOS if scenario.name == name)
