"""Writes docs/cli.md from the parser that `kg --help` prints: python docs/make_cli.py."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from kg.cli import COMMANDS
from kg.cli.command import Command

__all__ = ["page"]

HEAD = """# The command line

Written by `docs/make_cli.py` from the parser itself: the same words as `kg COMMAND --help`.

Data goes to standard output, messages to standard error, both as UTF-8. Exit status: 0 done; 1 finished, with items
skipped under `--strict` or faults found; 2 unusable arguments or input; 130 interrupted (Ctrl-C). Whatever is wrong is
said in one line that begins with `kg: error:` and names the file, and the line in it.

`kg --version` prints the version.
"""


def page() -> str:
    """The page's Markdown."""
    parts = [HEAD, "| command | does |", "|---|---|"]
    parts += [f"| [`kg {command.name}`](#kg-{command.name}) | {command.summary} |" for command in COMMANDS]
    for command in COMMANDS:
        parts += ["", *_section(command)]
    return "\n".join(parts) + "\n"


def _section(command: Command) -> Iterator[str]:
    parser = argparse.ArgumentParser(add_help=False)
    command.add(parser)
    actions = parser._actions  # argparse has no public way to list what was declared
    yield f"## kg {command.name}"
    yield ""
    yield f"{command.summary[0].upper()}{command.summary[1:]}."
    yield ""
    yield "```sh"
    yield " ".join(("kg", command.name, *map(_usage, actions)))
    yield "```"
    yield ""
    yield "| argument | meaning |"
    yield "|---|---|"
    yield from (f"| {_named(action)} | {_meaning(action)} |" for action in actions)
    yield ""
    yield "```sh"
    yield command.examples
    yield "```"


def _usage(action: argparse.Action) -> str:
    """How an argument is written in the line of usage: what may be left out stands in brackets."""
    value = _value(action)
    if not action.option_strings:
        return {"+": f"{value} …", "?": f"[{value}]"}.get(str(action.nargs), value)
    written = f"{action.option_strings[0]} {value}".rstrip()
    repeated = " …" if isinstance(action, argparse._AppendAction) and action.nargs != "+" else ""
    return f"{written}{repeated}" if action.required else f"[{written}]{repeated}"


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    value = str(action.metavar or action.dest.upper())
    return f"{value} …" if action.option_strings and action.nargs == "+" else value


def _named(action: argparse.Action) -> str:
    names = [f"{name} {_value(action)}".rstrip() for name in action.option_strings] or [_value(action)]
    return ", ".join(f"`{name}`" for name in names)


def _meaning(action: argparse.Action) -> str:
    choices = ", ".join(f"`{choice}`" for choice in action.choices or ())
    return "; ".join(filter(None, (choices, action.help)))


if __name__ == "__main__":
    Path(__file__).with_name("cli.md").write_text(page(), encoding="utf-8")
