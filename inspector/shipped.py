"""Where the data that travels with the program lies, installed or in the source tree."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def checklists_folder() -> Path:
    """The folder of shipped checklists, the law registry and their schema."""
    return _first_folder(_PACKAGE / "_checklists", _PACKAGE.parent / "checklists")


def fonts_folder() -> Path:
    """The folder of the embedded fonts and their licence."""
    return _first_folder(_PACKAGE / "_fonts", _PACKAGE.parent / "packaging" / "fonts")


def guide_folder() -> Path:
    """The folder of the guide for people, with a folder for each language."""
    return _first_folder(_PACKAGE / "_guide", _PACKAGE.parent / "docs" / "guide")


def _first_folder(*candidates: Path) -> Path:
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the program is incomplete: {candidates[0]} is missing")
