"""What every runner sets: the same items, findings and photos, handed over as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

FONTS = Path(__file__).parents[2] / "packaging" / "fonts"
REGULAR = FONTS / "NotoSansSC-Regular.ttf"
BOLD = FONTS / "NotoSansSC-Bold.ttf"
FAMILY = "Noto Sans SC"


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its answer."""

    id: str
    question: str
    conforms: bool
    verdict: str
    note: str
    article: str
    citation: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, number from 1. `article` is the citation as data, `citation` as printed; `due` is ISO."""

    number: int
    item: str
    severity: str
    text: str
    demand: str
    due: str
    article: str
    citation: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo under a finding, number from 1; sizes in pixels."""

    number: int
    finding: int
    caption: str
    path: str
    width: int
    height: int
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report."""

    title: str
    facts: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    pictures: tuple[Picture, ...]

    def rows_of(self, finding: Finding) -> Iterator[tuple[Picture, ...]]:
        """The photos of a finding, two to a row."""
        own = tuple(picture for picture in self.pictures if picture.finding == finding.number)
        return (own[first : first + 2] for first in range(0, len(own), 2))

    def photo_bytes(self) -> int:
        """The bytes of all photos together."""
        return sum(picture.size_bytes for picture in self.pictures)


def write_content(content: Content, path: Path) -> None:
    """Put the content into a file."""
    path.write_text(json.dumps(asdict(content), ensure_ascii=False), encoding="utf-8")


def read_content(path: Path) -> Content:
    """The content of a file."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return Content(
        title=found["title"],
        facts=tuple((label, text) for label, text in found["facts"]),
        items=tuple(Item(**item) for item in found["items"]),
        findings=tuple(Finding(**finding) for finding in found["findings"]),
        pictures=tuple(Picture(**picture) for picture in found["pictures"]),
    )
