"""The two ways in which work can fail: one item is skipped, or the run stops."""

from __future__ import annotations

__all__ = ["ItemError", "KgError", "RunError"]


class KgError(Exception):
    """Anything huitu refuses to do; its text is one clear line for the user."""


class ItemError(KgError):
    """One article can't be used: it is skipped, counted and named, and the run goes on.

    `source` says where it was read from (a file, or file:line).
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


class RunError(KgError):
    """The run can't go on; the text says what is wrong, where, and what to do."""
