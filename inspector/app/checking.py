"""Look for damage in the store."""

import hashlib
from collections.abc import Iterator

from inspector.errors import Refused
from inspector.model.photo import Photo
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.store.store import Store


@value
class StoreCheck:
    """What was looked at, and what is wrong."""

    links: int
    photos: int
    problems: tuple[Bilingual, ...]


def check_store(store: Store) -> StoreCheck:
    """Verify the audit chain, and the hash of every photo that was taken in."""
    with store.read() as unit:
        broken, (links, _) = unit.audit.first_broken(), unit.audit.head()
        photos = [unit.photos.get(photo) for photo in unit.photos.ids()]
    problems: list[Bilingual] = []
    if broken is not None:
        problems.append(
            Bilingual(
                zh=f"审计链在第 {broken} 条断开。请保留数据文件夹原样，并向邮政管理部门报告。",
                en=f"The audit chain is broken at link {broken}. Keep the folder as it is and tell the bureau.",
            )
        )
    for photo, files in photos:
        problems.extend(_damage(store, photo, files.original))
    return StoreCheck(links=links, photos=len(photos), problems=tuple(problems))


def _damage(store: Store, photo: Photo, file: str) -> Iterator[Bilingual]:
    try:
        intact = hashlib.sha256(store.vault.get(file)).hexdigest() == photo.sha256
    except Refused:
        intact = False
    if not intact:
        yield Bilingual(
            zh=f"照片 {photo.file_name}（{photo.id}）缺失或已损坏。请从备份中恢复。",
            en=f"The photo {photo.file_name} ({photo.id}) is missing or damaged. Restore it from a backup.",
        )
