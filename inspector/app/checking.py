"""Look for damage in the store, and say in plain words what is wrong and what to do."""

import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta

from inspector.app.backups import last_backup
from inspector.app.keys import lock_names
from inspector.app.progress import Progress, silent
from inspector.errors import Refused
from inspector.model.photo import Photo
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.store.photos import PhotoFiles
from inspector.store.row_hash import changed_rows
from inspector.store.snapshot import unsound_parts
from inspector.store.store import Store
from inspector.store.unit import Unit

DATABASE = Bilingual(zh="核对数据库和审计链", en="Checking the database and the audit chain")
STALE_BACKUP = timedelta(days=7)
DAMAGED = Bilingual(
    zh="数据库文件已损坏。请保留数据文件夹原样，用 inspector store restore 恢复最新备份，"
    "或用 inspector store salvage 抢救完好的数据。",
    en="The database file is damaged. Keep the folder as it is; restore the newest backup with 'inspector store "
    "restore', or save what is intact with 'inspector store salvage'.",
)
REFERENCES = Bilingual(
    zh="数据库中有记录指向不存在的内容。请恢复最新备份。",
    en="Entries in the database point to others that are missing. Restore the newest backup.",
)
NO_RECOVERY = Bilingual(
    zh="尚未绑定恢复密钥：口令一旦遗忘，数据无法恢复。请用 inspector store recovery-key 绑定邮政管理部门的恢复公钥。",
    en="No recovery key is set: if the passphrase is forgotten, nothing can be read. Add the bureau's with "
    "'inspector store recovery-key'.",
)
ROTATING = Bilingual(
    zh="更换密钥尚未完成。请再次运行 inspector store rotate-key。",
    en="A change of the key was not finished. Run 'inspector store rotate-key' again.",
)
NO_BACKUP = Bilingual(
    zh="最近七天没有备份到其他磁盘。请用 inspector store backup 备份到U盘。",
    en="There was no backup to another disk in the last seven days. Make one with 'inspector store backup'.",
)
NO_RESERVE = Bilingual(
    zh="磁盘空间不足，预留空间已释放。请腾出磁盘空间。",
    en="The disk is nearly full; the room kept back was given up. Free some space.",
)


@value
class Problem:
    """Something that is wrong: a stable code, and words."""

    code: str
    text: Bilingual


@value
class StoreCheck:
    """What was looked at, what is wrong, and what would be wise."""

    links: int
    photos: int
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...] = ()


def check_store(store: Store, progress: Progress = silent) -> StoreCheck:
    """Read everything: pages and rows of the database, references, the audit chain, sealed records, every photo."""
    progress.step(DATABASE, 0, 1)
    with store.read() as unit:
        problems = [*_database(unit), *_chain(unit), *_records(unit)]
        links, _ = unit.audit.head()
        photos = [unit.photos.get(photo) for photo in unit.photos.ids()]
    for done, (photo, files) in enumerate(photos):
        progress.step(Bilingual(zh=photo.file_name, en=photo.file_name), done, len(photos))
        problems.extend(_photo(store, photo, files))
    return StoreCheck(links=links, photos=len(photos), problems=tuple(problems), advice=tuple(_advice(store)))


def _database(unit: Unit) -> Iterator[Problem]:
    unsound = unsound_parts(unit.connection)
    if "page" in unsound or "integrity" in unsound:
        yield Problem(code="database-damaged", text=DAMAGED)
    if "reference" in unsound:
        yield Problem(code="reference-missing", text=REFERENCES)
    for table, count in changed_rows(unit.connection).items():
        yield Problem(
            code="row-changed",
            text=Bilingual(
                zh=f"表 {table} 中有 {count} 行被程序之外的操作改动或已损坏。请恢复最新备份，并向邮政管理部门报告。",
                en=f"{count} row(s) of the table {table} were changed past the program, or are damaged. Restore the "
                "newest backup and tell the bureau.",
            ),
        )


def _chain(unit: Unit) -> Iterator[Problem]:
    broken = unit.audit.first_broken()
    if broken is not None:
        yield Problem(
            code="chain-broken",
            text=Bilingual(
                zh=f"审计链在第 {broken} 条断开。请保留数据文件夹原样，并向邮政管理部门报告。",
                en=f"The audit chain is broken at link {broken}. Keep the folder as it is and tell the bureau.",
            ),
        )
    told = {json.loads(body)["id"] for body in unit.audit.bodies("photo")}
    missing = told - set(unit.photos.ids())
    if missing:
        yield Problem(
            code="photo-row-missing",
            text=Bilingual(
                zh=f"审计链记载的 {len(missing)} 张照片已不在数据库中。请恢复最新备份，并向邮政管理部门报告。",
                en=f"{len(missing)} photo(s) the audit chain tells of are gone from the database. Restore the newest "
                "backup and tell the bureau.",
            ),
        )


def _records(unit: Unit) -> Iterator[Problem]:
    for number, digest, body in unit.records.all():
        if hashlib.sha256(body).hexdigest() != digest:
            yield Problem(
                code="record-changed",
                text=Bilingual(
                    zh=f"检查 {number} 的封存记录与其摘要不符。请恢复最新备份，并向邮政管理部门报告。",
                    en=f"The sealed record of {number} does not fit its digest. Restore the newest backup and tell "
                    "the bureau.",
                ),
            )


def _photo(store: Store, photo: Photo, files: PhotoFiles) -> Iterator[Problem]:
    wanted = {files.original: photo.sha256}
    if files.report_copy is not None and photo.report_copy is not None:
        wanted[files.report_copy] = photo.report_copy.sha256
    for file, sha256 in wanted.items():
        if not _is_intact(store, file, sha256):
            yield Problem(
                code="photo-damaged",
                text=Bilingual(
                    zh=f"照片 {photo.file_name}（{photo.id}）缺失或已损坏。请从备份中恢复。",
                    en=f"The photo {photo.file_name} ({photo.id}) is missing or damaged. Restore it from a backup.",
                ),
            )


def _is_intact(store: Store, file: str, sha256: str) -> bool:
    try:
        return hashlib.sha256(store.vault.get(file)).hexdigest() == sha256
    except Refused:
        return False


def _advice(store: Store) -> Iterator[Problem]:
    locks = lock_names(store.folder)
    if not locks.recovery:
        yield Problem(code="no-recovery-key", text=NO_RECOVERY)
    if locks.rotating:
        yield Problem(code="rotation-unfinished", text=ROTATING)
    newest = last_backup(store)
    if newest is None or store.clock() - newest > STALE_BACKUP:
        yield Problem(code="backup-stale", text=NO_BACKUP)
    if not store.has_reserve:
        yield Problem(code="disk-nearly-full", text=NO_RESERVE)
