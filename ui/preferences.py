"""How somebody wants the window: language, looks, size of text, which camera. Kept outside the store: it is needed to open it."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QSettings

from inspector.errors import Language
from ui.theme import LARGEST, SMALLEST, Looks

Wanted = Literal["system", "zh", "en"]
SIZES = (100, 125, 150, 175, 200)  # per cent


class Preferences(NamedTuple):
    """What was chosen; as the system has it unless told otherwise."""

    language: Wanted = "system"
    looks: Looks = Looks.SYSTEM
    per_cent: int = SMALLEST
    camera: str = ""  # the id of the one that was chosen last

    def speak(self, system: Language) -> Language:
        """The language to speak where the system speaks `system`."""
        return system if self.language == "system" else self.language


def read_preferences() -> Preferences:
    """What was kept. What cannot be understood counts as not chosen."""
    kept = QSettings("outlet-inspector", "window")
    language, looks = str(kept.value("language", "")), str(kept.value("looks", ""))
    size = str(kept.value("text-size", ""))
    return Preferences(
        language="zh" if language == "zh" else "en" if language == "en" else "system",
        looks=Looks(looks) if looks in tuple(Looks) else Looks.SYSTEM,
        per_cent=min(LARGEST, max(SMALLEST, int(size))) if size.isdecimal() else SMALLEST,
        camera=str(kept.value("camera", "")),
    )


def keep_preferences(chosen: Preferences) -> None:
    """Keep what was chosen, for the next start."""
    kept = QSettings("outlet-inspector", "window")
    kept.setValue("language", chosen.language)
    kept.setValue("looks", chosen.looks.value)
    kept.setValue("text-size", str(chosen.per_cent))
    kept.setValue("camera", chosen.camera)
