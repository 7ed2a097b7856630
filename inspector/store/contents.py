"""What bundles brought, in the database."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, func, insert, select

from inspector.model.bundle import Bundle, ContentKind, Origin, Shelved
from inspector.store.json_columns import CHECKLIST
from inspector.store.known import Known
from inspector.store.prepared import Prepared
from inspector.store.row_hash import stamp
from inspector.store.tables import InstalledBundleRow, InstalledContentRow

if TYPE_CHECKING:
    from inspector.checklists.content import Content
    from inspector.checklists.shelf import Shelf

LAST = Prepared(select(func.max(InstalledContentRow.number)))


class Contents:
    """Installed checklists, laws and reference data; nothing of it ever changes or goes."""

    def __init__(self, connection: Connection, known: Known) -> None:
        """`known` keeps what was read so far: reading the laws takes longer than all that is done with them."""
        self._connection = connection
        self._known = known

    def shelf(self, number: int | None = None) -> "Shelf":
        """All there is, or was when the content of this number was the last that was installed."""
        wanted = self._last() if number is None else number
        if wanted not in self._known.shelves:
            self._known.shelves[wanted] = self._read(wanted)
        shelf: Shelf = self._known.shelves[wanted]
        return shelf

    def has(self, bundle: str) -> bool:
        """Whether the bundle with this hash is installed."""
        query = select(InstalledBundleRow.sha256).where(InstalledBundleRow.sha256 == bundle)
        return self._connection.scalar(query) is not None

    def last_serial(self, publisher: str) -> int:
        """The highest serial number of a publisher, 0 before the first bundle."""
        query = select(func.max(InstalledBundleRow.serial)).where(InstalledBundleRow.publisher == publisher)
        return self._connection.scalar(query) or 0

    def add(self, bundle: Bundle, contents: "tuple[Content, ...]", at: datetime) -> None:
        """Install a bundle; what came before, with an earlier one, is not added again."""
        manifest = bundle.manifest
        row = {
            "sha256": bundle.sha256,
            "publisher": manifest.publisher,
            "serial": manifest.serial,
            "title": manifest.title,
            "made_at": manifest.made_at,
            "signer": bundle.signer.name,
            "fingerprint": bundle.signer.fingerprint,
            "installed_at": at,
        }
        self._connection.execute(insert(InstalledBundleRow), row)
        stamp(self._connection, InstalledBundleRow, InstalledBundleRow.sha256 == bundle.sha256)
        for content in contents:
            known = select(InstalledContentRow.number).where(InstalledContentRow.sha256 == content.sha256)
            if self._connection.scalar(known) is None:
                self._add(bundle, content)
        stamp(self._connection, InstalledContentRow, InstalledContentRow.bundle == bundle.sha256)

    def _add(self, bundle: Bundle, content: "Content") -> None:
        number = self._last() + 1
        self._known.shelves.pop(number, None)  # of an installation that was undone
        row = {
            "number": number,
            "bundle": bundle.sha256,
            "kind": content.kind,
            "id": content.id,
            "version": content.version,
            "sha256": content.sha256,
            "name": content.source.name,
            "source": content.source.data,
            "checklist": "" if content.checklist is None else CHECKLIST.write(content.checklist),
        }
        self._connection.execute(insert(InstalledContentRow), row)

    def _last(self) -> int:
        (number,) = LAST.run(self._connection, {}).fetchone()
        return number or 0

    def _read(self, number: int) -> "Shelf":
        from inspector.checklists.shelf import Reference, Shelf  # loads slowly

        query = (
            select(
                InstalledContentRow.kind,
                InstalledContentRow.version,
                InstalledContentRow.source,
                InstalledContentRow.checklist,
                InstalledBundleRow.__table__,
            )
            .join(InstalledBundleRow, InstalledBundleRow.sha256 == InstalledContentRow.bundle)
            .where(InstalledContentRow.number <= number)
            .order_by(InstalledContentRow.number)
        )
        rows = self._connection.execute(query).all()
        return Shelf(
            number,
            [
                Shelved(checklist=CHECKLIST.read(row.checklist), origin=_origin(row))
                for row in rows
                if row.checklist
            ],
            [Reference(ContentKind(row.kind), row.version, row.source) for row in rows if not row.checklist],
        )


def _origin(row: "Row[tuple[object, ...]]") -> Origin:
    return Origin(
        bundle=row.title,
        publisher=row.publisher,
        serial=row.serial,
        signer=row.signer,
        fingerprint=row.fingerprint,
        installed_at=row.installed_at,
    )
