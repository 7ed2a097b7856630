"""Write the reference part of docs/command-line.md anew from the program itself. Run it with `make reference`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from inspector.cli.main import make_app

PAGE = Path(__file__).parents[1] / "docs" / "command-line.md"
MARK = "<!-- From here on written by `make reference`. -->\n"


def main() -> None:
    """Replace everything behind the mark."""
    told = PAGE.read_text(encoding="utf-8").split(MARK)[0]
    reference = "\n".join(_lines(typer.main.get_command(make_app()), "inspector"))
    PAGE.write_text(f"{told}{MARK}\n{reference}", encoding="utf-8")


def _lines(command: Any, path: str) -> Iterator[str]:  # the library's own classes are private
    children = getattr(command, "commands", {})
    if not children or path == "inspector":
        yield from _command(command, path)
    for name, child in children.items():
        yield from _lines(child, f"{path} {name}")


def _command(command: Any, path: str) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and "--help" not in p.opts]
    shown = [f"{a.name.upper()}{'…' if a.nargs == -1 else ''}" for a in arguments]
    wanted = [text if a.required else f"[{text}]" for a, text in zip(arguments, shown, strict=True)]
    yield f"{'##' if path == 'inspector' else '###'} {path}\n"
    yield f"{(command.help or '').strip()}\n"
    yield f"    {' '.join([path, *wanted])}{' [OPTIONS]' if options else ''}\n"
    described = [f"- `{a.name.upper()}`: {a.help}" for a in arguments if getattr(a, "help", None)]
    for option in options:
        names = ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])
        words = f": {option.help}" if option.help else ""
        described.append(f"- {names}{' (needed)' if option.required else ''}{words}")
    if described:
        yield "\n".join(described) + "\n"


if __name__ == "__main__":
    main()
