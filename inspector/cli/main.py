"""The command line: every capability of the program, for people and for scripts."""

import importlib
import logging
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from inspector import __version__
from inspector.bug import log_discreetly
from inspector.cli.face import Call, face, make_face, tell, tell_bug, tell_cancelled
from inspector.cli.window import load_window
from inspector.core_dump import leave_no_core_dump
from inspector.errors import Cancelled, Refused

INTERRUPTED = 130  # what the library makes of Ctrl+C

# Groups of commands and single ones, each with its module and its name there.
COMMANDS = {
    "checklist": ("checklist", "app"),
    "law": ("law", "app"),
    "outlet": ("outlet", "app"),
    "inspection": ("inspection", "app"),
    "identity": ("identity", "app"),
    "bureau": ("bureau", "app"),
    "store": ("store", "app"),
    "settings": ("settings", "app"),
    "report": ("report", "app"),
    "demo": ("demo", "demo"),
    "practice": ("practice", "practice"),
    "doctor": ("doctor", "doctor"),
    "export": ("report", "export"),
    "verify": ("report", "verify"),
}


def make_app(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The command line with these commands: loading all of them takes longer than most of them run."""
    app = typer.Typer(
        name="inspector",
        help="Inspect express outlets offline and hand the bureau one signed PDF report.",
        no_args_is_help=False,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(start)
    for name in names:
        module, inside = COMMANDS[name]
        found = getattr(importlib.import_module(f"inspector.cli.{module}"), inside)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name)(found)
    return app


def start(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option(help="Data folder (or INSPECTOR_DATA).")] = None,
    passphrase_file: Annotated[Path | None, typer.Option(help="File with the passphrase.")] = None,
    language: Annotated[str | None, typer.Option(help="zh or en (or INSPECTOR_LANGUAGE).")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON value and nothing else.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> int | None:
    """Without a command, open the window."""
    call = context.ensure_object(Call)
    call.face = make_face(data, passphrase_file, language, json)
    if version:
        typer.echo(f"outlet-inspector {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        return _open_window(context)
    return None


def main() -> None:
    """The program."""
    leave_no_core_dump()
    log_discreetly(logging.StreamHandler())
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command. 0 done, 1 refused with a reason, 2 wrong usage."""
    call = Call(make_face(None, None, None, "--json" in arguments))
    try:
        code = typer.main.get_command(make_app(_wanted(arguments))).main(
            list(arguments), prog_name="inspector", standalone_mode=False, obj=call
        )
    except Refused as refused:
        tell(refused, call.face.language, call.face.json)
        return 1
    except (Cancelled, KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except typer.TyperException as error:
        at = getattr(error, "ctx", None)  # the command that was called wrongly, where it is known
        sys.stderr.write(f"{error.format_message()} Try '{at.command_path if at else 'inspector'} --help'.\n")
        return error.exit_code
    except Exception as error:  # the one handler of bugs here
        tell_bug(error, call.face.language, call.face.json)
        return 1
    if code == INTERRUPTED:
        tell_cancelled(call.face.language)
        return 1
    return code if isinstance(code, int) else 0


def _wanted(arguments: Sequence[str]) -> Sequence[str]:
    """The commands that may be meant: one of them is, or none. All where they are to be listed or guessed."""
    options_only = all(argument.startswith("-") for argument in arguments) and "--help" not in arguments
    named = [name for name in COMMANDS if name in arguments]
    return named if named or options_only else list(COMMANDS)


def _open_window(context: typer.Context) -> int:
    window = load_window()
    chosen = face(context)
    return int(window.run(folder=chosen.folder, language=chosen.language))
