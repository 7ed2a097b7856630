"""The command line: every capability of the program, for people and for scripts."""

import importlib
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from inspector import __version__
from inspector.bug import log_discreetly
from inspector.cli import (
    bureau,
    checklist,
    demo,
    doctor,
    identity,
    inspection,
    outlet,
    report,
    settings,
    store,
)
from inspector.cli.face import Call, face, make_face, tell, tell_bug, tell_cancelled
from inspector.core_dump import leave_no_core_dump
from inspector.errors import Cancelled, Refused

INTERRUPTED = 130  # what the library makes of Ctrl+C

app = typer.Typer(
    name="inspector",
    help="Inspect express outlets offline and hand the bureau one signed PDF report.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(checklist.app, name="checklist")
app.add_typer(outlet.app, name="outlet")
app.add_typer(inspection.app, name="inspection")
app.add_typer(identity.app, name="identity")
app.add_typer(bureau.app, name="bureau")
app.add_typer(store.app, name="store")
app.add_typer(settings.app, name="settings")
app.add_typer(report.app, name="report")
app.command("demo")(demo.demo)
app.command("doctor")(doctor.doctor)
app.command("export")(report.export)
app.command("verify")(report.verify)


@app.callback(invoke_without_command=True)
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
        code = typer.main.get_command(app).main(
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


def _open_window(context: typer.Context) -> int:
    # By name: the window is a face beside this one, and the core must run where Qt cannot.
    try:
        window = importlib.import_module("ui.main")
    except ImportError as error:
        raise Refused(
            "no-window",
            en=f"The window cannot open here ({error}). Run 'inspector doctor' to see what is missing.",
            zh=f"无法打开窗口（{error}）。请运行 inspector doctor 查看缺少的组件。",
        ) from error
    chosen = face(context)
    return int(window.run(folder=chosen.folder, language=chosen.language))
