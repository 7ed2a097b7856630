"""What the program tells of itself holds nothing that was typed: errors, logs, and the look of its keys."""

import dataclasses
import importlib
import json
import logging
import pkgutil
import re
import sys
import threading
import types
import typing
import warnings
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import typer
from factories import Signers
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

import inspector
from inspector.app.outlets import add_outlet
from inspector.bug import FellElsewhere, describe, log_discreetly
from inspector.bureau.database import open_registry_database
from inspector.cli import outlet as outlet_commands
from inspector.cli.main import make_app, run
from inspector.report import press as press_module
from inspector.report.press import press
from inspector.store.store import Store
from tests.needles.sieve import Sieve
from tests.needles.values import NOTE, OUTLET, PASSPHRASE, PIN, SECRETS, TEXTS
from tests.report.test_press import order_of, photo

SIEVE = Sieve({**TEXTS, **SECRETS})
SECRET_TEXT = re.compile("pin|passphrase|secret|private")
SECRET_BYTES = re.compile("pkcs12|wrapped|^key$|current|earlier|^database$|^vault$|^record$")


def found(told: str) -> set[str]:
    """The needles in what was told."""
    return SIEVE.found(told.encode())


def test_a_bug_is_told_by_its_places_only() -> None:
    try:
        try:
            raise KeyError(NOTE)
        except KeyError as error:
            raise ValueError(f"{OUTLET.name} {PASSPHRASE}") from error
    except ValueError as error:
        told = describe(error)
    assert [line.split(":")[0] for line in told.splitlines()] == [
        "ValueError",
        "test_told.py",
        "KeyError",
        "test_told.py",
    ]
    assert found(told) == set()


@pytest.mark.parametrize("error", [ValueError(NOTE), MemoryError(NOTE), RuntimeError(OUTLET.name, PIN)])
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_bug_at_the_command_line_is_told_without_what_was_typed(
    error: Exception,
    options: tuple[str, ...],
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object) -> None:
        raise error

    store.close()
    monkeypatch.setenv("INSPECTOR_DATA", str(store.folder))
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", "test passphrase")
    monkeypatch.setattr(outlet_commands, "add_outlet", fail)
    assert run([*options, "outlet", "add", OUTLET.name, "--address", OUTLET.address]) == 1
    out, err = capfd.readouterr()
    assert type(error).__name__ in err
    assert found(out + err) == set()
    if options:
        assert json.loads(out)["refused"] == "bug"


def test_no_command_prints_what_variables_held() -> None:
    app = make_app()
    assert app.pretty_exceptions_enable is False
    assert all(not each.pretty_exceptions_show_locals for each in groups(app))


def groups(group: typer.Typer) -> Iterator[typer.Typer]:
    """A group of commands and those below it."""
    yield group
    for below in group.registered_groups:
        if below.typer_instance is not None:
            yield from groups(below.typer_instance)


def test_an_error_of_the_database_does_not_quote_what_was_to_be_written(store: Store) -> None:
    add_outlet(store, OUTLET)
    with pytest.raises(IntegrityError) as caught, store.write() as unit:
        unit.connection.execute(
            text("INSERT INTO finding (id, inspection, text) VALUES ('1', '2', :text)"), {"text": NOTE}
        )
    assert "INSERT" in str(caught.value)
    assert found(f"{caught.value} {caught.value!r}") == set()


def test_an_error_of_the_registry_does_not_quote_what_was_to_be_written(tmp_path: Path) -> None:
    engine = open_registry_database(f"sqlite:///{tmp_path / 'registry.db'}")
    with pytest.raises(IntegrityError) as caught, engine.begin() as connection:
        connection.execute(text("INSERT INTO report (number) VALUES (:note)"), {"note": NOTE})
    engine.dispose()
    assert "INSERT" in str(caught.value)
    assert found(f"{caught.value} {caught.value!r}") == set()


def test_a_bug_in_the_process_of_a_report_is_told_without_what_was_typed(
    signers: Signers, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    order = dataclasses.replace(
        order_of(signers, tmp_path / "report.pdf"), record=json.dumps({"note": NOTE}).encode()
    )
    with pytest.raises(FellElsewhere) as caught:
        press(order, photo, lambda reached: None)
    told = describe(caught.value)
    assert "press.py" in told
    assert "known_record.py" in told
    out, err = capfd.readouterr()
    assert found(str(caught.value) + told + out + err) == set()


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What a face logs, as the window sets it up."""
    lines = StringIO()
    handler = logging.StreamHandler(lines)
    for module, name in ((threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    log_discreetly(handler)
    yield lines
    logging.captureWarnings(False)
    logging.getLogger().removeHandler(handler)


class Leaving:
    """Fails when it is taken away, where nobody can catch it."""

    def __del__(self) -> None:
        raise ValueError(NOTE)


@pytest.mark.filterwarnings("default")
def test_what_libraries_log_or_warn_of_and_errors_nobody_catches_are_logged_without_what_was_typed(
    log: StringIO,
) -> None:
    def fail() -> None:
        raise ValueError(NOTE)

    try:
        fail()
    except ValueError:
        logging.getLogger("fontTools").exception("cannot read %s", OUTLET.name)
    logging.getLogger("PIL").warning(f"strange camera data {NOTE}")
    warnings.warn(f"strange value {NOTE}", stacklevel=1)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    Leaving()
    told = log.getvalue()
    for place in (
        "fontTools ERROR test_told.py:",
        "PIL WARNING test_told.py:",
        "py.warnings WARNING",
        "__del__",
        "fail",
    ):
        assert place in told
    assert found(told) == set()


def test_keys_and_pins_do_not_show_when_something_is_printed() -> None:
    shown = {
        f"{kind.__module__}.{kind.__qualname__}": sorted(seen)
        for kind, secret in with_secrets()
        if (seen := found(f"{made(kind, secret)!r} {made(kind, secret)}"))
    }
    assert shown == {}


def test_the_classes_that_hold_secrets_are_known() -> None:
    names = {kind.__qualname__ for kind, _ in with_secrets()}
    assert names >= {"DataKeys", "Keys", "KeyringLock", "PassphraseLock", "RecoveryLock", "RecoveryKey"}
    assert names >= {"SigningKey", "TokenKey", "Order", "Opened", "Unlocked", "_Restore"}


def test_an_order_does_not_show_the_keys_in_it(signers: Signers, tmp_path: Path) -> None:
    order = order_of(signers, tmp_path / "report.pdf")
    keys = tuple(dataclasses.replace(key, pin=PIN) for key in order.keys)
    assert found(repr(dataclasses.replace(order, keys=keys))) == set()


def with_secrets() -> Iterator[tuple[type[Any], tuple[str, ...]]]:
    """All classes of the program with fields whose names sound secret, and these fields."""
    for module in pkgutil.walk_packages(inspector.__path__, "inspector."):
        if module.name.endswith(("__main__", "env")) or ".versions." in module.name:
            continue
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and kind.__module__ == module.name and dataclasses.is_dataclass(kind):
                secret = tuple(
                    field.name for field in dataclasses.fields(kind) if is_secret(kind, field.name)
                )
                if secret:
                    yield kind, secret


def is_secret(kind: type[Any], name: str) -> bool:
    """Whether a field holds a text or bytes nobody may see, or something made of such."""
    hints = typing.get_type_hints(kind, vars(importlib.import_module(kind.__module__)) | vars(press_module))
    words = str(hints[name])
    if SECRET_TEXT.search(name):
        return "bytes" in words or "str" in words or "Private" in words
    return bool(SECRET_BYTES.search(name)) and ("bytes" in words or "Private" in words)


def made(kind: type[Any], secret: tuple[str, ...]) -> Any:
    """One of a kind, whatever its making asks for, with needles for what is secret."""
    thing = object.__new__(kind)
    for field in dataclasses.fields(kind):
        needle: object = types.SimpleNamespace(needle=PASSPHRASE) if field.name in secret else 0
        object.__setattr__(thing, field.name, needle)
    return thing
