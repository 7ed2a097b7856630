"""Settings of this store."""

from uuid import uuid4

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from inspector.store.tables import SettingRow

DEVICE = "device"


class Settings:
    """Named texts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def device(self) -> str:
        """The random id of this laptop's store, made on first use."""
        known = self._connection.scalar(select(SettingRow.text).where(SettingRow.key == DEVICE))
        if known is not None:
            return known
        made = uuid4().hex
        self._connection.execute(insert(SettingRow).values(key=DEVICE, text=made))
        return made
