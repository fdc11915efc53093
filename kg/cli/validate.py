"""kg validate: is a built graph what the shapes ask?"""

from __future__ import annotations

import argparse

from kg.cli.command import Command, output_argument
from kg.cli.terminal import say

__all__ = ["VALIDATE"]


def _add(parser: argparse.ArgumentParser) -> None:
    output_argument(parser)


def _run(args: argparse.Namespace) -> int:
    from kg.validate import validate

    found = validate(args.output)
    for violation in found.violations:
        print(violation)
    for note in found.notes:
        say(note)
    say(f"{len(found.violations)} faults" if found.violations else "no fault found")
    return 1 if found.violations else 0


VALIDATE = Command(
    "validate", "check a built graph against its shapes (SHACL); exit 1 where it has faults", "kg validate", _add, _run
)
