"""Talks to the person at the terminal: messages on stderr, data on stdout, both UTF-8 whatever the locale."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

__all__ = ["INTERRUPTED", "interruptible", "readable", "say", "say_interrupted", "skipped_lines", "use_utf8"]

INTERRUPTED = 130
"""Exit status after Ctrl-C: 128 and the number of SIGINT, as shells have it."""


def use_utf8() -> None:
    """Makes stdout and stderr write UTF-8 with plain line ends, and stdin read it, also under a C locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")


def readable(argument: str) -> str:
    """An argument as text: what a locale that is not UTF-8 left as single bytes is read as UTF-8."""
    return os.fsencode(argument).decode("utf-8", "replace") if not argument.isprintable() else argument


def say(message: str) -> None:
    """One line on stderr."""
    print(f"kg: {message}", file=sys.stderr)


def say_interrupted() -> None:
    """The line after Ctrl-C, once: two threads may learn of it."""
    if not _interrupted:
        _interrupted.append(True)
        say("interrupted")
        sys.stderr.flush()


_interrupted: list[bool] = []


def skipped_lines(items: Iterable[tuple[str, str]]) -> int:
    """One line on stderr for each item that was left out, and a last one that counts them; returns their number."""
    number = 0
    for source, reason in items:
        say(f"skipped {source}: {reason}")
        number += 1
    if number:
        say(f"{number} skipped")
    return number


@contextmanager
def interruptible() -> Iterator[None]:
    """Lets Ctrl-C end the program at once, also while a call is in the query engine, which looks at no signal.

    The interpreter's handler of a signal runs only between two Python instructions; the byte that it sends on is sent
    at once, and a thread waits for it.
    """
    import socket
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)

    def watch() -> None:
        while sent := ours.recv(1):
            if sent[0] == signal.SIGINT:
                say_interrupted()
                os._exit(INTERRUPTED)

    before = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        theirs.close()
