"""The patterns that hold Chinese cue words: ontology/patterns.tsv, each compiled when it is first asked for."""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import Any, NamedTuple

from kg.extract.lexicon import listed
from kg.vocab import rows

if sys.version_info >= (3, 11):
    from re import _parser as parser
else:
    import sre_parse as parser

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
    source = expanded(pattern_rows()[key].pattern)
    first = _first_characters(parser.parse(source))
    return re.compile(f"(?=[{re.escape(''.join(sorted(first)))}])(?:{source})" if first else source)


def _first_characters(parsed: Any) -> set[str] | None:
    """The characters with which a match can begin; None where that is not a short list, or it may be empty.

    A search looks for them first, at a fraction of the cost of trying some fifty words at every place.
    """
    for operator, argument in parsed:
        if operator is parser.SUBPATTERN:
            return _first_characters(argument[3])
        if operator is parser.LITERAL:
            return {chr(argument)}
        if operator is parser.IN:
            literals = [value for kind, value in argument if kind is parser.LITERAL]
            return set(map(chr, literals)) if len(literals) == len(argument) else None
        if operator is parser.BRANCH:
            branches = [_first_characters(branch) for branch in argument[1]]
            return None if None in branches else set().union(*filter(None, branches))
        if operator not in (parser.ASSERT, parser.ASSERT_NOT):
            return None
    return None
