"""Puts values into a query in place of its `$name` marks, outside strings, IRIs and comments.

A value arrives as an RDF term in SPARQL's own spelling, with everything escaped, so no value can become syntax.
The text is walked once, from sign to sign: time grows with its length, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.errors import RunError

__all__ = ["Filled", "Mark", "fill", "marks", "syntax"]

_SIGN = re.compile(r"""[#<"'\\]""")
_MARK = re.compile(r"\$(\w+)")
_IRI = re.compile(r"""<[^<>"{}|^`\\\x00-\x20]*>""")
_LINE_END = re.compile(r"[\r\n]")  # a comment of SPARQL ends at either
_QUOTES = ('"""', "'''", '"', "'")
_STRING_STEP = {quote: re.compile(rf"\\|{quote}") for quote in _QUOTES}


class Mark(NamedTuple):
    """One `$name` of a query, from `start` up to `end`."""

    name: str
    start: int
    end: int


class Filled(NamedTuple):
    """A filled query, and how to find a place of it in the text as written."""

    text: str
    moves: tuple[tuple[int, int, int], ...] = ()
    """For each mark: where its term starts in the filled text, the term's length, the mark's length."""

    def column(self, line: int, column: int) -> int:
        """The column in the text as written of a place in the filled text; both from 1. Filling adds no lines."""
        lines = self.text.split("\n")
        start = sum(len(one) + 1 for one in lines[: line - 1])
        place = start + column - 1
        grown = 0
        for at, filled, mark in self.moves:
            if start <= at < place:
                grown += min(filled, place - at) - min(mark, place - at)
        return column - grown


def fill(text: str, terms: Mapping[str, str]) -> Filled:
    """The query with every mark that has a term replaced; other `$names` stay, they are SPARQL variables.

    Raises RunError where a mark hides in what SPARQL reads as an IRI: `?a<$b&&$c>?d`.
    """
    parts: list[str] = []
    moves: list[tuple[int, int, int]] = []
    done = length = 0
    for mark in marks(text):
        if mark.name in terms:
            before, term = text[done : mark.start], terms[mark.name]
            parts += (before, term)
            moves.append((length + len(before), len(term), mark.end - mark.start))
            length += len(before) + len(term)
            done = mark.end
    parts.append(text[done:])
    return Filled("".join(parts), tuple(moves))


def marks(text: str) -> Iterator[Mark]:
    """The `$name` marks of a query in order."""
    for found in _MARK.finditer(syntax(text)):
        yield Mark(found[1], *found.span())


def syntax(text: str) -> str:
    """The query with its strings, IRIs, comments and escapes blanked out; every other sign where it was.

    A string left open reaches to the end; the parser will say so.
    """
    parts: list[str] = []
    place = 0
    while found := _SIGN.search(text, place):
        start = found.start()
        end = _END[found[0]](text, start)
        parts += (text[place:start], " " * (end - start))
        place = end
    return "".join((*parts, text[place:]))


def _after_escape(text: str, start: int) -> int:
    return min(start + 2, len(text))


def _after_comment(text: str, start: int) -> int:
    end = _LINE_END.search(text, start)
    return end.end() if end else len(text)


def _after_iri(text: str, start: int) -> int:
    iri = _IRI.match(text, start)
    if iri is None:
        return start + 1
    if "$" in iri[0] and ":" not in iri[0]:
        raise RunError(f"{iri[0]} reads as an IRI: write a space behind <, so that what follows is compared")
    return iri.end()


def _after_string(text: str, start: int) -> int:
    quote = next(quote for quote in _QUOTES if text.startswith(quote, start))
    place = start + len(quote)
    while found := _STRING_STEP[quote].search(text, place):
        if found[0] == quote:
            return found.end()
        place = found.end() + 1  # behind what the backslash escapes
    return len(text)


_END = {"#": _after_comment, "<": _after_iri, "\\": _after_escape, '"': _after_string, "'": _after_string}
"""Where each sign that hides text stops hiding it."""
