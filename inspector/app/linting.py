"""Look through the files of checklists and overlays somebody writes, and tell everything that is wrong in them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.app.checklists import shelf_of
from inspector.app.reading import read_file
from inspector.checklists.content import Source, read_contents, told_kind
from inspector.checklists.document import LARGEST_BYTES
from inspector.checklists.schema import schema_text
from inspector.checklists.shelf import Shelf
from inspector.durable import write_durably
from inspector.errors import Refused
from inspector.model.bundle import ContentKind
from inspector.model.checklist import Checklist, ChecklistId
from inspector.model.remark import Linted

if TYPE_CHECKING:  # the database, without which files are checked with what is shipped
    from inspector.store.store import Store


def lint_files(
    store: "Store | None", paths: Sequence[Path], bases: Sequence[Path] = ()
) -> tuple[Linted, ...]:
    """What there is to say about files of checklists, in their order. Overlays extend what there is, one of the files,
    or what is in the files `bases`.

    Raises Refused "no-such-file", "file-unreadable", "not-a-checklist"; and what is wrong in `bases`.
    """
    from inspector.checklists.lint.linting import Known, lint  # reads expressions: loads slowly
    from inspector.report.printable import unprintable

    sources = [_source(path) for path in paths]
    shelf = shelf_of(store)
    known = dict(shelf.bases) | _read(shelf, bases)
    found: dict[int, Linted] = {}
    for place in sorted(range(len(sources)), key=lambda place: sources[place].kind is ContentKind.OVERLAY):
        source = sources[place]
        found[place], checklist = lint(
            source.data, source.name, source.kind, Known(shelf.laws, known, unprintable)
        )
        if checklist is not None:
            known[checklist.id, checklist.version] = checklist
    return tuple(found[place] for place in range(len(sources)))


def write_schema(out: Path, *, overlay: bool = False) -> None:
    """Write the JSON Schema of checklists, or of overlays, for an editor that checks while one writes."""
    write_durably(out, schema_text(overlay=overlay).encode())


def _read(shelf: Shelf, paths: Sequence[Path]) -> dict[tuple[ChecklistId, str], Checklist]:
    found = (each.checklist for each in read_contents([_source(path) for path in paths], shelf))
    return {(each.id, each.version): each for each in found if each is not None}


def _source(path: Path) -> Source:
    data = read_file(path, LARGEST_BYTES + 1)
    kind = told_kind(data) or ContentKind.CHECKLIST  # what is missing then is told with its line
    if not kind.is_checklist:
        raise Refused(
            "not-a-checklist",
            en=f"{path.name} is no checklist and no overlay. Check a law registry with 'inspector law check'.",
            zh=f"{path.name} 不是检查表或叠加表。法规登记表请用 inspector law check 检查。",
        )
    return Source(kind, str(path), data)
