"""Take a checklist from an XLSForm workbook, and give one out as such."""

from datetime import date
from pathlib import Path

from inspector.app.checklists import find_checklist
from inspector.app.reading import reading_refusals
from inspector.checklists.load import load_checklist
from inspector.checklists.xlsform.exporting import workbook_of
from inspector.checklists.xlsform.guard import LARGEST_BYTES, SIGNATURES, not_a_workbook, too_large
from inspector.checklists.xlsform.importing import Imported, import_form
from inspector.durable import write_durably
from inspector.errors import Refused
from inspector.model.checklist import Checklist
from inspector.store.store import Store

CHECKLIST_SUFFIXES = (".yaml", ".yml")


def import_xlsform(form: Path, target: Path, *, simplify: bool = True, day: date | None = None) -> Imported:
    """Write the checklist of a workbook to `target`, which must not exist. The laws are cited as of `day`, today. Unless
    told otherwise, places and recordings are asked for as text, with a note.

    Raises Refused as `import_form`, "file-exists" or what the disk says; then nothing was written.
    """
    if form.suffix.lower() not in SIGNATURES:
        raise not_a_workbook(form.name)
    _require_new(target)
    imported = import_form(_bytes(form), form.name, day or date.today(), simplify=simplify)
    write_durably(target, imported.text.encode())
    return imported


def export_xlsform(store: Store | None, checklist: str, target: Path) -> Checklist:
    """Write a checklist, by its id or file, as a workbook to `target`, which must not exist. Without a store, the ids
    are those of what is shipped.

    Raises Refused "unknown-checklist", "xlsform-not-written", "file-exists", or as the checklist is refused.
    """
    _require_new(target)
    is_file = checklist.lower().endswith(CHECKLIST_SUFFIXES)
    found = load_checklist(Path(checklist)) if is_file else find_checklist(store, checklist)
    write_durably(target, workbook_of(found))
    return found


def _bytes(form: Path) -> bytes:
    with reading_refusals(form), form.open("rb") as file:
        source = file.read(LARGEST_BYTES + 1)
    if len(source) > LARGEST_BYTES:
        raise too_large(form.name)
    return source


def _require_new(target: Path) -> None:
    if target.exists():
        raise Refused(
            "file-exists",
            en=f"{target} exists already. Choose another name, or remove it.",
            zh=f"{target} 已存在。请改用其他文件名，或先删除它。",
        )
