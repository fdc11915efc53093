"""Lists of names with the post in brackets behind each: 林某某（市教育局局长）、赵某某（市公安局副局长）."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.finder import Finder
from kg.extract.foreign_names import is_name_or_sounds

__all__ = ["in_brackets"]

_FEWEST = 2  # names of a list


@cache
def _item() -> re.Pattern[str]:
    """A name and what stands in brackets behind it; compiled when first needed."""
    return re.compile(r"(?:(?<=[、，；：\n 有])|^)([\u3400-\u9fff·]{2,8})（[^（）\n]{2,40}）[、，；\s]?")


def in_brackets(finder: Finder) -> None:
    """Every list of two or more names that has a post in brackets behind each."""
    text = finder.text
    if text.count("）、") + text.count("）；") + text.count("）\n") < 1:
        return
    taken = {mention.span.start for mention in finder.found}
    group: list[tuple[int, int]] = []
    last = -1
    for match in _item().finditer(text):
        if match.start() != last:
            _put_down(finder, group, taken)
            group = []
        last = match.end()
        if finder.titles.noted(match.end(1)) and is_name_or_sounds(match[1]):
            group.append(match.span(1))
    _put_down(finder, group, taken)


def _put_down(finder: Finder, group: list[tuple[int, int]], taken: set[int]) -> None:
    if len(group) < _FEWEST:
        return
    finder.groups += 1
    for start, end in group:
        if start not in taken:
            finder.add(start, end, "name.in-brackets", posts=finder.titles.noted(end))
