"""What the environment says where no option does."""

import os
from pathlib import Path

from inspector.errors import Language


def data_folder(named: Path | None = None) -> Path:
    """Where the store lies: as told, or INSPECTOR_DATA, or where the system keeps a user's data."""
    if named is not None:
        return named
    if "INSPECTOR_DATA" in os.environ:
        return Path(os.environ["INSPECTOR_DATA"])
    from inspector.app.data_folder import default_folder

    return default_folder()


def language(wanted: str | None = None) -> Language:
    """The language to speak: as told, or INSPECTOR_LANGUAGE, or the system's; English when it is neither of ours."""
    words = (
        wanted
        or os.environ.get("INSPECTOR_LANGUAGE")
        or os.environ.get("LC_ALL")
        or os.environ.get("LANG")
        or ""
    )
    return "zh" if words.lower().startswith("zh") else "en"
