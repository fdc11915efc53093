"""Talks to the person at the terminal: messages on stderr, data on stdout, both UTF-8 whatever the locale."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable

__all__ = ["say", "skipped_lines", "use_utf8"]


def use_utf8() -> None:
    """Makes stdout and stderr write UTF-8 with plain line ends, also under a C locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(message: str) -> None:
    """One line on stderr."""
    print(f"kg: {message}", file=sys.stderr)


def skipped_lines(items: Iterable[tuple[str, str]]) -> int:
    """One line on stderr for each item that was left out, and a last one that counts them; returns their number."""
    number = 0
    for source, reason in items:
        say(f"skipped {source}: {reason}")
        number += 1
    if number:
        say(f"{number} skipped")
    return number
