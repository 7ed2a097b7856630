"""inspector store …"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from inspector.app.backups import back_up, restore
from inspector.app.checking import StoreCheck, check_store
from inspector.app.keys import (
    add_recovery_key,
    change_passphrase,
    forget_in_keyring,
    lock_names,
    recover,
    remember_in_keyring,
    rotate_key,
)
from inspector.app.reading import read_file
from inspector.app.salvage import salvage
from inspector.app.stores import create_store, store_exists
from inspector.cli.face import bar, face
from inspector.errors import Refused
from inspector.model.text import Bilingual

app = typer.Typer(help="The encrypted store of this laptop: make, check, back up, restore, its keys.")
SecretFile = Annotated[
    Path | None, typer.Option(help="File with the new passphrase (or INSPECTOR_NEW_PASSPHRASE).")
]


@app.command("new")
def new(
    context: typer.Context,
    recovery_key: Annotated[
        Path | None, typer.Option(help="The bureau's public recovery key, for a lost passphrase.")
    ] = None,
) -> None:
    """Make a new, empty store in the data folder."""
    shown = face(context)
    public = None if recovery_key is None else read_file(recovery_key)
    create_store(shown.folder, shown.passphrase(confirm=True), public).close()
    words = Bilingual(
        zh=f"已在 {shown.folder} 建立数据文件夹。", en=f"A new store was made in {shown.folder}."
    )
    shown.say({"folder": str(shown.folder)}, words)


@app.command("check")
def check(context: typer.Context) -> None:
    """Check every page, row, link of the audit chain, sealed record and photo. Exit 1 when something is wrong."""
    shown = face(context)
    with shown.store() as store, bar(shown.language) as progress:
        found = check_store(store, progress)

    def text(console: Console) -> None:
        for problem in (*found.problems, *found.advice):
            console.print(problem.text.of(shown.language), markup=False)
        console.print(_counted(found).of(shown.language), markup=False)

    shown.show(found, text)
    if found.problems:
        raise typer.Exit(1)


@app.command("backup")
def backup(context: typer.Context, folder: Path) -> None:
    """Copy the store to a folder or a stick, encrypted, and read it back. Old copies are thinned out."""
    shown = face(context)
    with shown.store() as store, bar(shown.language) as progress:
        made = back_up(store, folder, progress)
    words = Bilingual(
        zh=f"备份完成并已核对：检查 {made.inspections} 次，照片 {made.photos} 张。{made.folder}",
        en=f"Backed up and read back: {made.inspections} inspections, {made.photos} photos. {made.folder}",
    )
    shown.say(made, words)


@app.command("restore")
def restore_(
    context: typer.Context,
    folder: Path,
    replace: Annotated[
        bool, typer.Option("--replace", help="There is a store already; it is kept in lost+found.")
    ] = False,
) -> None:
    """Restore the newest backup in a folder, with the passphrase it had then."""
    shown = face(context)
    if store_exists(shown.folder) and not replace:
        raise Refused(
            "store-exists",
            en=f"{shown.folder} holds inspections already. Add --replace; they are kept in lost+found.",
            zh=f"{shown.folder} 中已有检查数据。如需替换请加 --replace；原有数据会保留在 lost+found 中。",
        )
    with bar(shown.language) as progress:
        restored = restore(folder, shown.folder, shown.passphrase(), progress)
    day = f"{restored.made_at:%Y-%m-%d %H:%M}"
    words = Bilingual(
        zh=f"已恢复 {day} 的备份：检查 {restored.inspections} 次，照片 {restored.photos} 张，"
        f"缺失文件 {restored.missing} 个。",
        en=f"Restored the backup of {day}: {restored.inspections} inspections, {restored.photos} photos, "
        f"{restored.missing} files missing.",
    )
    shown.say(restored, words)


@app.command("salvage")
def salvage_(context: typer.Context, target: Path) -> None:
    """Save what is intact of a damaged store into a new one; the damaged one is only read."""
    shown = face(context)
    with bar(shown.language) as progress:
        saved = salvage(shown.folder, shown.passphrase(), target, progress)
    rows, lost = sum(saved.saved.values()), sum(saved.lost.values())
    words = Bilingual(
        zh=f"已抢救 {rows} 条记录到 {target}；损失 {lost} 条记录、{saved.photos_lost} 个照片文件。",
        en=f"Saved {rows} rows to {target}; {lost} rows and {saved.photos_lost} photo files are lost.",
    )
    shown.say(saved, words)


@app.command("passwd")
def passwd(context: typer.Context, new_passphrase_file: SecretFile = None) -> None:
    """Change the passphrase."""
    shown = face(context)
    old = shown.passphrase()
    with shown.store(old) as store:
        change_passphrase(store, old, shown.new_passphrase(new_passphrase_file))
    shown.say({"changed": True}, Bilingual(zh="口令已更改。", en="The passphrase was changed."))


@app.command("rotate-key")
def rotate(context: typer.Context) -> None:
    """Give the store a new data key. May be stopped; called again it goes on."""
    shown = face(context)
    passphrase = shown.passphrase()
    with shown.store(passphrase) as store, bar(shown.language) as progress:
        rotated = rotate_key(store, passphrase, progress)
    words = Bilingual(
        zh=f"密钥已更换，照片 {rotated.photos} 张；{rotated.unreadable} 张此前已损坏。",
        en=f"The key was changed for {rotated.photos} files; {rotated.unreadable} were damaged before.",
    )
    shown.say(rotated, words)


@app.command("recovery-key")
def recovery_key(context: typer.Context, public: Path) -> None:
    """Let a bureau's recovery key open this store when the passphrase is lost."""
    shown = face(context)
    data = read_file(public)
    with shown.store() as store:
        key = add_recovery_key(store, data)
    words = Bilingual(
        zh=f"已绑定“{key.bureau}”的恢复密钥，指纹 {key.fingerprint}。请与该部门核对指纹。",
        en=f"The recovery key of {key.bureau} was added, fingerprint {key.fingerprint}. Compare it with the bureau.",
    )
    shown.say({"bureau": key.bureau, "fingerprint": key.fingerprint}, words)


@app.command("recover")
def recover_(
    context: typer.Context,
    key: Annotated[Path, typer.Option(help="The bureau's private recovery key.")],
    key_passphrase_file: Annotated[Path | None, typer.Option(help="File with its passphrase.")] = None,
    new_passphrase_file: SecretFile = None,
) -> None:
    """Open a store whose passphrase is lost, with the bureau's recovery key, and give it a new one."""
    shown = face(context)
    data = read_file(key)
    secret = shown.recovery_passphrase(key_passphrase_file)
    recover(shown.folder, data, secret, shown.new_passphrase(new_passphrase_file)).close()
    shown.say(
        {"recovered": True},
        Bilingual(zh="已恢复访问，新口令生效。", en="Recovered; the new passphrase holds."),
    )


@app.command("keyring")
def keyring(
    context: typer.Context,
    off: Annotated[bool, typer.Option("--off", help="Only the passphrase opens the store again.")] = False,
) -> None:
    """Let this computer's keyring open the store too, as a convenience."""
    shown = face(context)
    with shown.store() as store:
        (forget_in_keyring if off else remember_in_keyring)(store)
        kept = lock_names(store.folder).keyring
    words = (
        Bilingual(zh="系统密钥环可打开数据。", en="This computer's keyring opens the store.")
        if kept
        else Bilingual(zh="仅口令可打开数据。", en="Only the passphrase opens the store.")
    )
    shown.say({"keyring": kept}, words)


def _counted(found: StoreCheck) -> Bilingual:
    counts = {
        "zh": f"审计链 {found.links} 条，照片 {found.photos} 张",
        "en": f"{found.links} links of the audit chain, {found.photos} photos",
    }
    if found.problems:
        return Bilingual(
            zh=f"发现 {len(found.problems)} 处问题：{counts['zh']}。",
            en=f"{len(found.problems)} problem(s) found in {counts['en']}.",
        )
    return Bilingual(zh=f"数据完好：{counts['zh']}。", en=f"All is well: {counts['en']}.")
