"""What all commands share: where the store is, which language, how results and refusals are shown."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from pydantic_core import to_jsonable_python
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from inspector.bug import describe
from inspector.cli import surroundings
from inspector.cli.surroundings import data_folder
from inspector.errors import Language, Refused
from inspector.model.text import Bilingual

if TYPE_CHECKING:
    from inspector.app.stores import Store


@dataclass(frozen=True, slots=True)
class Face:
    """The options before the command, and how to answer."""

    folder: Path
    passphrase_file: Path | None
    language: Language
    json: bool

    def passphrase(self, *, confirm: bool = False) -> str:
        """From --passphrase-file, INSPECTOR_PASSPHRASE, or asked at the terminal."""
        prompt = Bilingual(zh="口令：", en="Passphrase: ")
        return self._secret(self.passphrase_file, "INSPECTOR_PASSPHRASE", prompt, confirm=confirm)

    def new_passphrase(self, file: Path | None) -> str:
        """From a file, INSPECTOR_NEW_PASSPHRASE, or asked twice at the terminal."""
        prompt = Bilingual(zh="新口令：", en="New passphrase: ")
        return self._secret(file, "INSPECTOR_NEW_PASSPHRASE", prompt, confirm=True)

    def recovery_passphrase(self, file: Path | None, *, confirm: bool = False) -> str:
        """From a file, INSPECTOR_RECOVERY_PASSPHRASE, or asked at the terminal."""
        prompt = Bilingual(zh="恢复密钥的口令：", en="Passphrase of the recovery key: ")
        return self._secret(file, "INSPECTOR_RECOVERY_PASSPHRASE", prompt, confirm=confirm)

    def _secret(self, file: Path | None, variable: str, prompt: Bilingual, *, confirm: bool) -> str:
        if file is not None:
            return self.secret_file(file)
        given = os.environ.get(variable)
        if given is not None:
            return given
        typed = self.ask(prompt)
        if confirm and self.ask(Bilingual(zh="再次输入：", en="Again: ")) != typed:
            raise Refused(
                "passphrases-differ",
                en="The two passphrases differ. Start again.",
                zh="两次输入的口令不一致。请重新开始。",
            )
        return typed

    def ask(self, prompt: Bilingual) -> str:
        """Ask for a secret at the terminal."""
        if not sys.stdin.isatty():
            raise Refused(
                "secret-missing",
                en="A passphrase or PIN is needed. Set INSPECTOR_PASSPHRASE or INSPECTOR_PIN, or name a file.",
                zh="需要口令或 PIN 码。请设置 INSPECTOR_PASSPHRASE 或 INSPECTOR_PIN，或指定文件。",
            )
        return getpass(prompt.of(self.language))

    def secret_file(self, path: Path) -> str:
        """The first line of a file."""
        try:
            return path.read_text(encoding="utf-8").split("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(
                "secret-file-unreadable",
                en=f"{path} cannot be read. Name a text file with the secret in its first line.",
                zh=f"无法读取 {path}。请指定首行为口令或 PIN 码的文本文件。",
            ) from error

    def pin(self, file: Path | None) -> str:
        """From a file, INSPECTOR_PIN, or asked at the terminal."""
        if file is not None:
            return self.secret_file(file)
        given = os.environ.get("INSPECTOR_PIN")
        return given if given is not None else self.ask(Bilingual(zh="PIN 码：", en="PIN: "))

    @contextmanager
    def store(self, passphrase: str | None = None) -> "Iterator[Store]":
        """The open store, closed afterwards. The passphrase is asked for unless it is known already."""
        from inspector.app.stores import open_store  # loaded here: not every command needs the database

        store = open_store(self.folder, self.passphrase() if passphrase is None else passphrase)
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def store_at_hand(self) -> "Iterator[Store | None]":
        """The open store where there is one and its passphrase need not be asked for, else None."""
        from inspector.app.stores import store_exists

        given = self.passphrase_file is not None or "INSPECTOR_PASSPHRASE" in os.environ
        if not given or not store_exists(self.folder):
            yield None
            return
        with self.store() as store:
            yield store

    def show(self, content: object, text: Callable[[Console], None]) -> None:
        """Answer: one JSON value with --json, else what `text` prints."""
        if self.json:
            json.dump(to_jsonable_python(content), sys.stdout, ensure_ascii=False)
            sys.stdout.write("\n")
        else:
            text(Console(highlight=False, soft_wrap=True))

    def say(self, content: object, sentence: Bilingual) -> None:
        """Answer with one sentence, or the value with --json."""
        self.show(content, lambda console: console.print(sentence.of(self.language), markup=False))

    def refuse_some(self, refused: Sequence[tuple[str, str, Bilingual]]) -> None:
        """Exit 1 for the files (name, code, words) that were refused; the answer was shown before."""
        if not refused:
            return
        if self.json:
            raise typer.Exit(1)
        name, code, words = refused[0]
        raise Refused(
            code,
            en=f"{len(refused)} file(s) were refused; the others are in. {name}: {words.en}",
            zh=f"{len(refused)} 个文件未被接收，其余已录入。{name}：{words.zh}",
        )


class Bar:
    """Progress on the terminal, on stderr so that --json stays clean. Ctrl+C stops the work."""

    def __init__(self, progress: Progress, language: Language) -> None:
        self._progress = progress
        self._language: Language = language
        self._task: TaskID | None = None

    def step(self, text: Bilingual, done: int, total: int) -> None:
        """Move the bar."""
        words = text.of(self._language)
        if self._task is None:
            self._task = self._progress.add_task(words, total=total)
        self._progress.update(self._task, description=words, completed=done, total=total)


@contextmanager
def bar(language: Language) -> Iterator[Bar]:
    """A progress bar that goes away when the work is done."""
    console = Console(stderr=True)
    columns = (
        BarColumn(),
        TextColumn("{task.completed:.0f}/{task.total:.0f}"),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Bar(progress, language)


@dataclass(slots=True)
class Call:
    """One call of the program; the face is known once the main options were read."""

    face: Face


def face(context: typer.Context) -> Face:
    """The face the command was called with."""
    found = context.find_object(Call)
    if found is None:
        raise RuntimeError("a command was called without the main options")
    return found.face


def make_face(folder: Path | None, passphrase_file: Path | None, language: str | None, json: bool) -> Face:
    """Read the options and the environment."""
    return Face(
        folder=data_folder(folder),
        passphrase_file=passphrase_file,
        language=surroundings.language(language),
        json=json,
    )


def tell(refused: Refused, language: Language, as_json: bool) -> None:
    """Say why a wish was not granted: on stderr, and as JSON on stdout when asked for."""
    if as_json:
        json.dump(
            {"refused": refused.code, "message": refused.message(language)}, sys.stdout, ensure_ascii=False
        )
        sys.stdout.write("\n")
    sys.stderr.write(refused.message(language) + "\n")


def tell_bug(error: Exception, language: Language, as_json: bool) -> None:
    """Say that the program met a bug, and where."""
    words = Bilingual(
        zh="程序内部出错；已显示保存的内容不受影响。请将以下内容告知技术支持：",
        en="Something went wrong inside the program. What was shown as saved is safe. Pass this on to the support:",
    )
    told = f"{words.of(language)}\n{describe(error)}"
    tell(Refused("bug", en=told, zh=told), language, as_json)


def tell_cancelled(language: Language) -> None:
    """Say that the work was stopped."""
    words = Bilingual(zh="已取消，没有留下未完成的内容。", en="Cancelled; nothing half done was left behind.")
    sys.stderr.write(words.of(language) + "\n")
