"""Whether nothing but adverbials stand in a stretch of text: the verb behind them goes on with the subject before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.extract.lexicon import first_characters
from kg.patterns import pattern
from kg.vocab import rows

__all__ = ["only_adverbials"]

_STOPS = frozenset("，。；：")


class Adverbial(NamedTuple):
    """A row of adverbials.tsv: a word, and how many other characters belong to it."""

    word: str
    least: str
    most: str


@cache
def _adverbials() -> dict[str, tuple[tuple[str, int, int], ...]]:
    """First character to the adverbials that begin with it: word, least and most characters that belong to it."""
    table = {row.word: (int(row.least), int(row.most)) for row in rows(Adverbial, "ontology", "adverbials.tsv")}
    return {
        first: tuple((word, *table[word]) for word, _ in pairs)
        for first, pairs in first_characters((word, "") for word in table).items()
    }


def only_adverbials(text: str, start: int, end: int) -> bool:
    """Whether the stretch is a row of adverbials, or empty: 当天上午|在县城|专程, but not 大家|在县城.

    Goes once through the stretch and keeps every place where a row of adverbials can end, so its work is linear in
    the length of the stretch, however many ways there are to read it.
    """
    ends = {start}
    farthest = start  # the last place at which a row can end so far
    windows: list[tuple[int, int]] = []  # adverbials that take other characters: between where and where they may end
    for at in range(start, end):
        if farthest < at:
            return False
        if at in ends or any(first <= at <= last for first, last in windows):
            for first, last in _ends_from(text, at):
                windows = [window for window in windows if window[1] > at]
                if last > first:
                    windows.append((first, last))
                ends.add(first)
                farthest = max(farthest, last)
        if text[at] in _STOPS:  # no adverbial runs across
            windows, ends = [], set()
    return end in ends or any(first <= end <= last for first, last in windows)


def _ends_from(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Between where and where each adverbial that begins at `at` may end."""
    if text[at].isspace():
        yield at + 1, at + 1
    elif text[at].isdigit() and (day := pattern("adverbial.day").match(text, at)):
        yield day.end(), day.end()
    for word, least, most in _adverbials().get(text[at], ()):
        if text.startswith(word, at):
            yield at + len(word) + least, at + len(word) + most
