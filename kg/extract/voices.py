"""Names without a post of those who speak in turn at a meeting: 座谈会上，某某说，…。某某提出，…."""

from __future__ import annotations

from kg.extract.finder import Finder
from kg.extract.lexicon import words
from kg.extract.names import is_whole_name
from kg.model import Span
from kg.patterns import pattern
from kg.words import is_surname

__all__ = ["in_turn"]

_LEAST = 2  # one alone may be anybody whom the reporter asked


def in_turn(finder: Finder) -> None:
    """Bare names that begin sentences in front of a verb of saying, in a paragraph that tells of words at a meeting."""
    text = finder.text
    for opening in pattern("voices.opening").finditer(text):
        end = text.find("\n", opening.end())
        end = len(text) if end < 0 else end
        starts = [opening.end(), *_sentences(text, opening.end(), end)]
        found = [span for at in starts if (span := _speaker(finder, at))]
        if len({text[span.start : span.end] for span in found}) < _LEAST:
            continue
        for start, stop in found:
            finder.groups += 1
            finder.add(start, stop, "name.in-turn")


def _sentences(text: str, start: int, end: int) -> list[int]:
    """Where the sentences behind the first one of a stretch begin."""
    return [at + 1 for at in range(start, end) if text[at] in "。；"]


def _speaker(finder: Finder, at: int) -> Span | None:
    """The name at `at`, if nothing but a name stands there, in front of a verb of saying, and it is not known yet."""
    text = finder.text
    if not is_surname(text[at : at + 1]) or finder.titles.is_cut(at):
        return None
    for length in (3, 2):
        name = text[at : at + length]
        if pattern("voices.says").match(text, at + length) and is_whole_name(name, anchored=False):
            known = name in finder.known or name in words("not_names")
            return None if known or text.find(name) < at else Span(at, at + length)
    return None
