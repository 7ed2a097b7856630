"""Whose bundles this laptop takes."""

from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from inspector.errors import Refused
from inspector.store.row_hash import stamp
from inspector.store.tables import TrustedPublisherRow


class Publishers:
    """The certificates bundles are trusted by."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, fingerprint: str, certificate: bytes, at: datetime) -> None:
        """Trust a certificate (DER); one that is trusted already stays as it is."""
        row = {"fingerprint": fingerprint, "certificate": certificate, "trusted_at": at}
        self._connection.execute(insert(TrustedPublisherRow).values(row).on_conflict_do_nothing())
        stamp(self._connection, TrustedPublisherRow, TrustedPublisherRow.fingerprint == fingerprint)

    def certificates(self) -> tuple[bytes, ...]:
        """All of them (DER), the oldest trust first."""
        query = select(TrustedPublisherRow.certificate).order_by(TrustedPublisherRow.trusted_at)
        return tuple(self._connection.scalars(query))

    def remove(self, wanted: str) -> str:
        """Trust one no longer, named by its fingerprint or the beginning of it. Raises Refused
        "no-such-publisher". What it brought stays."""
        known = self._connection.scalars(select(TrustedPublisherRow.fingerprint)).all()
        found = [fingerprint for fingerprint in known if wanted and fingerprint.startswith(wanted.lower())]
        if len(found) != 1:
            raise Refused(
                "no-such-publisher",
                en=f"No trusted certificate has the fingerprint {wanted}. See 'inspector checklist trusted'.",
                zh=f"没有指纹为 {wanted} 的受信任证书。请用 inspector checklist trusted 查看。",
            )
        self._connection.execute(
            delete(TrustedPublisherRow).where(TrustedPublisherRow.fingerprint == found[0])
        )
        return found[0]
