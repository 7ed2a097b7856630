"""Everything a run reads, laid out in one folder."""

from dataclasses import dataclass
from pathlib import Path

from tests.bench.content import write_content
from tests.bench.corpus import require_photos
from tests.bench.seal import put_record
from tests.bench.wording import visit
from tests.factories import Signers


@dataclass(frozen=True, slots=True)
class Prepared:
    """A folder with the content, the record and the identities; `photo_bytes` is what any output must hold."""

    folder: Path
    content: Path
    photo_bytes: int


def prepare(folder: Path, photos: int, signers: Signers, *, copies: bool) -> Prepared:
    """Make or reuse the photos, and write the files of a run. Afterwards the photos are in the page cache."""
    folder.mkdir()
    content, path = visit(require_photos(photos, copies=copies)), folder / "content.json"
    write_content(content, path)
    put_record(content, signers, folder)
    return Prepared(folder=folder, content=path, photo_bytes=content.photo_bytes())
