"""The patterns that hold Chinese cue words: ontology/patterns.tsv, each compiled when it is first asked for."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.extract.lexicon import listed
from kg.vocab import rows

__all__ = ["PatternRow", "expanded", "pattern", "pattern_rows"]

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class PatternRow(NamedTuple):
    """A row of patterns.tsv; a bar in an example marks where the pattern is tried, a second one where it must end."""

    id: str
    pattern: str
    example: str
    counter_example: str


@cache
def pattern_rows() -> dict[str, PatternRow]:
    """Every pattern by its id."""
    return {row.id: row for row in rows(PatternRow, "ontology", "patterns.tsv")}


def expanded(source: str) -> str:
    """The pattern's source with {kind} written out: any word of that kind in extraction_words.tsv."""
    return _PLACEHOLDER.sub(lambda found: "|".join(map(re.escape, sorted(listed(found[1])))), source)


@cache
def pattern(key: str) -> re.Pattern[str]:
    """The compiled pattern with this id, such as pattern("event.video")."""
    return re.compile(expanded(pattern_rows()[key].pattern))
