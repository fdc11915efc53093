"""The patterns that hold Chinese cue words: ontology/patterns.tsv, each compiled when it is first asked for."""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import Any, NamedTuple

from kg.vocab import rows
from kg.words import listed

if sys.version_info >= (3, 11):
    from re import _parser as parser
else:
    import sre_parse as parser

__all__ = ["PatternRow", "beginnings", "expanded", "pattern", "pattern_rows"]

_FEW = 30  # characters of a range that are written out
_ASSERTIONS = (parser.ASSERT, parser.ASSERT_NOT)
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
    row = pattern_rows()[key]
    source = expanded(row.pattern)
    first = _first_characters(source) if "|" not in row.example else None  # those that are searched for
    return re.compile(f"(?=[{re.escape(''.join(sorted(first)))}])(?:{source})" if first else source)


@cache
def beginnings(key: str) -> frozenset[str]:
    """The characters with which a match of this pattern can begin: for those who ask at very many places."""
    first = _firsts(parser.parse(expanded(pattern_rows()[key].pattern)))
    if first is None:
        raise ValueError(f"{key} may begin with anything")
    return frozenset(first)


def _first_characters(source: str) -> set[str] | None:
    """The characters with which a match can begin; None where that is no short list, or `re` looks for them itself.

    A search looks for them first, at a fraction of the cost of trying some fifty words at every place.
    """
    parsed = parser.parse(source)
    return None if _begins_plainly(parsed) else _firsts(parsed)


def _begins_plainly(parsed: Any) -> bool:
    """Whether the pattern, or each of its branches, begins with a character or a class: those `re` looks for itself."""
    operator, argument = parsed[0]
    if operator is parser.SUBPATTERN:
        return _begins_plainly(argument[3])
    if operator is parser.BRANCH:
        return all(branch and branch[0][0] is parser.LITERAL for branch in argument[1])
    return operator is parser.LITERAL or operator is parser.IN


def _firsts(parsed: Any) -> set[str] | None:
    """The characters with which a parsed pattern can begin; None for no short list, or where a match may be empty."""
    first: set[str] = set()
    for operator, argument in parsed:
        if operator in _ASSERTIONS:
            continue
        found, may_be_empty = _first_of(operator, argument)
        if found is None:
            return None
        first |= found
        if not may_be_empty:
            return first
    return None


def _first_of(operator: Any, argument: Any) -> tuple[set[str] | None, bool]:
    """The first characters of one item of a parsed pattern, and whether the item may match nothing."""
    if operator is parser.LITERAL:
        return {chr(argument)}, False
    if operator is parser.IN:
        return _members(argument), False
    if operator is parser.SUBPATTERN:
        return _firsts(argument[3]), False
    if operator is parser.MAX_REPEAT:
        return _firsts(argument[2]), argument[0] == 0
    if operator is parser.BRANCH:
        branches = [_firsts(branch) for branch in argument[1]]
        return (None if None in branches else set().union(*filter(None, branches))), False
    return None, False


def _members(items: list[tuple[Any, Any]]) -> set[str] | None:
    """The characters of a class such as [0-9年], if they are few."""
    found: set[str] = set()
    for kind, value in items:
        if kind is parser.LITERAL:
            found.add(chr(value))
        elif kind is parser.RANGE and value[1] - value[0] < _FEW:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return found
