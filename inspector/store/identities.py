"""Signing identities in the database."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from inspector.errors import Refused
from inspector.model.identity import Identity, TokenPlace
from inspector.model.value import field_names
from inspector.store.json_columns import TOKEN_PLACE
from inspector.store.row_hash import stamp
from inspector.store.tables import IdentityRow

FIELDS = tuple(name for name in field_names(Identity) if name != "token")


class Identities:
    """The identities this laptop can sign with; their keys stay under their own PINs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, identity: Identity, pkcs12: bytes, certificate: bytes) -> None:
        """Keep an identity; adding the same certificate again replaces its key file or token."""
        row = {field: getattr(identity, field) for field in FIELDS}
        row |= {"pkcs12": pkcs12, "certificate": certificate, "token": TOKEN_PLACE.write(identity.token)}
        statement = insert(IdentityRow).values(row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["fingerprint"], set_=row))
        stamp(self._connection, IdentityRow, IdentityRow.fingerprint == identity.fingerprint)

    def all(self) -> tuple[Identity, ...]:
        """All identities by name."""
        query = select(IdentityRow.__table__).order_by(IdentityRow.name, IdentityRow.fingerprint)
        return tuple(
            Identity(**{field: getattr(row, field) for field in FIELDS}, token=_token(row.token))
            for row in self._connection.execute(query)
        )

    def token(self, fingerprint: str) -> TokenPlace | None:
        """The token the key of an identity is on, None when it is in a key file."""
        query = select(IdentityRow.token).where(IdentityRow.fingerprint == fingerprint)
        return _token(self._connection.execute(query).scalar() or "")

    def pkcs12(self, fingerprint: str) -> bytes:
        """The key file of an identity. Raises Refused when it is not on this laptop."""
        return self._bytes(fingerprint)[0]

    def certificate(self, fingerprint: str) -> bytes:
        """The certificate of an identity (DER). Raises Refused when it is not on this laptop."""
        return self._bytes(fingerprint)[1]

    def _bytes(self, fingerprint: str) -> tuple[bytes, bytes]:
        query = select(IdentityRow.pkcs12, IdentityRow.certificate)
        row = self._connection.execute(query.where(IdentityRow.fingerprint == fingerprint)).first()
        if row is None:
            raise Refused(
                "no-such-identity",
                en="The signing identity is not on this laptop. Import it with 'inspector identity import'.",
                zh="本机没有该签名证书。请用 inspector identity import 导入。",
            )
        return bytes(row.pkcs12), bytes(row.certificate)


def _token(text: str) -> TokenPlace | None:
    return TOKEN_PLACE.read(text) if text else None
