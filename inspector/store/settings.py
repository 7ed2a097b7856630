"""Settings of this store."""

from uuid import uuid4

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from inspector.model.brand import Brand
from inspector.store.json_columns import BRAND as AS_JSON
from inspector.store.tables import SettingRow

DEVICE = "device"
BRAND = "brand"


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
        self._connection.execute(insert(SettingRow).values(key=DEVICE, text=made))
        return made

    def brand(self) -> Brand | None:
        """The bureau's brand, None when its papers carry none."""
        known = self._text(BRAND)
        return None if known is None else AS_JSON.read(known)

    def set_brand(self, brand: Brand | None) -> None:
        """Put a brand on the papers of records sealed from now on, or none."""
        self._connection.execute(delete(SettingRow).where(SettingRow.key == BRAND))
        if brand is not None:
            self._connection.execute(insert(SettingRow).values(key=BRAND, text=AS_JSON.write(brand)))

    def _text(self, key: str) -> str | None:
        return self._connection.scalar(select(SettingRow.text).where(SettingRow.key == key))
