"""Settings of this store."""

from uuid import uuid4

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from inspector.model.brand import Brand
from inspector.store.json_columns import BRAND as AS_JSON
from inspector.store.row_hash import stamp
from inspector.store.tables import SettingRow

DEVICE = "device"
BRAND = "brand"
INDEXED = "indexed-to"
PLACE = "place"
BEGINNING = "beginning"


class Settings:
    """Named texts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def device(self) -> str:
        """The random id of this laptop's store, made on first use."""
        known = self._text(DEVICE)
        if known is not None:
            return known
        made = uuid4().hex
        self._set(DEVICE, made)
        return made

    def brand(self) -> Brand | None:
        """The bureau's brand, None when its papers carry none."""
        known = self._text(BRAND)
        return None if known is None else AS_JSON.read(known)

    def set_brand(self, brand: Brand | None) -> None:
        """Put a brand on the papers of records sealed from now on, or none."""
        self._keep(BRAND, None if brand is None else AS_JSON.write(brand))

    def indexed_to(self) -> int:
        """The link of the audit chain up to which the texts can be searched."""
        return int(self._text(INDEXED) or 0)

    def set_indexed_to(self, sequence: int) -> None:
        """Note up to which link the texts can be searched."""
        self._set(INDEXED, str(sequence))

    def place(self) -> str | None:
        """Where somebody was in the window when it was last looked at; None when it was closed in peace."""
        return self._text(PLACE)

    def set_place(self, place: str | None) -> None:
        """Keep where somebody is, or forget it."""
        self._keep(PLACE, place)

    def beginning(self) -> str | None:
        """How far the first steps with this store are; None when they are done or were never begun."""
        return self._text(BEGINNING)

    def set_beginning(self, step: str | None) -> None:
        """Note how far the first steps are."""
        self._keep(BEGINNING, step)

    def _keep(self, key: str, text: str | None) -> None:
        if text is None:
            self._connection.execute(delete(SettingRow).where(SettingRow.key == key))
        else:
            self._set(key, text)

    def _set(self, key: str, text: str) -> None:
        put = insert(SettingRow).values(key=key, text=text)
        self._connection.execute(put.on_conflict_do_update(index_elements=["key"], set_={"text": text}))
        stamp(self._connection, SettingRow, SettingRow.key == key)

    def _text(self, key: str) -> str | None:
        return self._connection.scalar(select(SettingRow.text).where(SettingRow.key == key))
