"""What right behind a division's name makes something else of it (北京|日报), or lets a guarded one end."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from kg.places.lexicon import Name
from kg.vocab import rows

__all__ = ["Context", "contexts"]

_APPLIES = {"any": 0, "short": 1, "local": 2, "county": 3}


class Context(NamedTuple):
    """A row of division_contexts.tsv."""

    kind: str
    applies: str
    text: str
    unless: str
    example: str
    counter: str


class Behind(NamedTuple):
    """Words right behind a name that rule it out, or let it end; not where one of `unless` follows them.

    `least`: from which kind of name on: 0 any, 1 without its kind, 2 and below the province, 3 and of a county.
    """

    text: str
    unless: tuple[str, ...]
    least: int


class Contexts:
    """What stands behind a name, by first letter."""

    def __init__(self) -> None:
        self._out: dict[str, list[Behind]] = {}
        self._end: dict[str, list[Behind]] = {}
        for row in rows(Context, "ontology", "division_contexts.tsv"):
            table, least = (self._end, 0) if row.kind == "end" else (self._out, _APPLIES[row.applies])
            unless = tuple(filter(None, row.unless.split("、")))
            table.setdefault(row.text[0], []).append(Behind(row.text, unless, least))

    def rules_out(self, name: Name, text: str, end: int) -> bool:
        """Whether what stands at `end` makes something else of the name before it: 北京|日报."""
        behind = self._out.get(text[end : end + 1])
        return behind is not None and _stands(behind, text, end, 0 if name.full else name.rank + 1)

    def ends(self, text: str, end: int) -> bool:
        """Whether a guarded name can end at `end`."""
        return end == len(text) or text[end].isspace() or _stands(self._end.get(text[end], ()), text, end, 0)


def _stands(behind: Iterable[Behind], text: str, at: int, kind: int) -> bool:
    return any(
        kind >= least and text.startswith(word, at) and not text.startswith(unless, at + len(word))
        for word, unless, least in behind
    )


@cache
def contexts() -> Contexts:
    """The contexts, read on first use."""
    return Contexts()
