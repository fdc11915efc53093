"""What is known while the people of one article are looked for, and how a name is read at one place."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.followers import RANK, Candidate, follower
from kg.extract.foreign_names import dotted_name, transcribed_name
from kg.extract.lexicon import post_heads, words
from kg.extract.mention import Mention
from kg.extract.names import chinese_name
from kg.extract.posts import Titles
from kg.model import Post, Span
from kg.patterns import pattern
from kg.words import is_surname, listed

__all__ = ["Finder", "called", "called_office"]

_LONGEST_OFFICE = 14  # characters
_SURE = RANK["stop"]
_NUMBERS = frozenset("两三四五六七八九十")
_MEMBER_ENDS = frozenset("、，。；等及和与在对就向到为")


@cache
def _spaced() -> re.Pattern[str]:
    """Two characters set wide; compiled when first needed, for a wide class takes `re` a millisecond."""
    return re.compile(r"([\u3400-\u9fff]) {1,4}([\u3400-\u9fff])")


class Finder:
    """The people found so far in one text; every rule adds to them, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.titles = Titles(text)
        self.found: list[Mention] = []
        self.known: set[str] = set()
        self.used: set[int] = set()
        """Where the posts end that a name follows."""
        self.busy = 0
        """Where the last person found by the rule at work ends."""
        self.groups = 0

    def add(
        self, at: int, end: int, rule: str, *, posts: tuple[Post, ...] = (), start: int | None = None, lead: str = ""
    ) -> None:
        """Puts down the name from `at` to `end`, in the list begun last; its posts begin at `start`, behind `lead`."""
        printed = self.text[at:end]
        name = " ".join(printed.split()) if printed.isascii() else printed.replace(" ", "")
        begin = at if start is None else start
        self.found.append(Mention(name, Span(at, end), posts, begin, lead, self.groups, rule))
        self.known.add(name)
        self.busy = max(self.busy, end)

    def spaced(self, at: int) -> Candidate | None:
        """王  旭: a two-character name set wide in a column."""
        if self.text[at + 1 : at + 2] != " ":
            return None
        match = _spaced().match(self.text, at)
        if match is None or not follower(self.text, match.end()):
            return None
        pair = chinese_name(f"{match[1]}{match[2]}，", 0, anchored=True, sure=True)
        return Candidate(match.end(), 3) if pair else None

    def member(self, at: int, *, sure: bool) -> Candidate | None:
        """A name in a list, right behind a separator: set wide, of several parts, by its surname, or by its place.

        `sure`: enough names stand before it in the list that only a name can follow.
        """
        candidate = self.spaced(at) or dotted_name(self.text, at)
        if candidate:
            return candidate
        candidate = chinese_name(self.text, at, anchored=True, sure=sure)
        if candidate and (self._heads_title(candidate.end) or self._names_office(at, candidate.end)):
            return None
        if candidate and (candidate.rank >= 3 or self._ends_list(candidate.end)):
            return candidate
        if self.titles.is_post(at):
            sounds = None if candidate else transcribed_name(self.text, at)
            return sounds if sounds and pattern("people.count").match(self.text, sounds.end) else None
        return candidate or self._between(at) or transcribed_name(self.text, at) or self._word_between(at)

    def _heads_title(self, end: int) -> bool:
        """Whether a title stands at `end` and a name behind it: what stands before is part of it (镇武装|部长|孙某)."""
        title = self.titles.behind(end)
        if not title:
            return False
        behind = title[0].span.end
        named = chinese_name(self.text, behind, anchored=True, sure=True) or transcribed_name(self.text, behind)
        return named is not None  # 代参|议长|哈宁

    def _names_office(self, at: int, end: int) -> bool:
        """Whether what looks like a name is an office within a title: 司长林某、高教司|办公室主任."""
        return self.text[end - 1] == "司" and self.titles.is_post(at)

    def _ends_list(self, end: int) -> bool:
        """Whether what stands behind a name is what a list goes on or ends with: 、, 等, 四位委员."""
        if self.text[end : end + 1] in _MEMBER_ENDS:
            return True
        return self.text[end : end + 1] in _NUMBERS and bool(pattern("people.called-group").match(self.text, end))

    def _word_between(self, at: int) -> Candidate | None:
        """An everyday word between two names that begins with a surname: 甲某某、|江南|、乙某某."""
        for length in (2, 3) if self.text[at - 1] == "、" and is_surname(self.text[at : at + 1]) else ():
            end = at + length
            if self.text[end : end + 1] == "、" and self.text[at:end] in words("not_names"):
                behind = chinese_name(self.text, end + 1, anchored=True)
                if behind and behind.rank >= _SURE and self.text[end + 1 : behind.end] not in words("not_names"):
                    return Candidate(end, _SURE)
        return None

    def _between(self, at: int) -> Candidate | None:
        """A name without a known surname between two separators: 甲、|某某某|、乙."""
        for length in (3, 4, 2, 5) if self.text[at - 1] == "、" else ():
            piece = self.text[at : at + length]
            if len(piece) == length and self.text[at + length : at + length + 1] in ("、", "等") and _plain(piece):
                return Candidate(at + length, 3)
        return None


def called(finder: Finder, end: int) -> tuple[Post, ...]:
    """What a row of names is called where it ends: 甲、乙等县领导."""
    match = pattern("people.called").match(finder.text, end)
    if match is None or match.end() not in finder.titles.ends:
        return ()
    return (Post(match[1], Span(*match.span(1)), "post.behind-list"),)


def called_office(finder: Finder, end: int) -> tuple[Post, ...]:
    """The office that those named last have in common: 甲、乙等两位副首相."""
    count = pattern("people.count").match(finder.text, end)
    if count is None:
        return ()
    start, titles = count.end(), finder.titles
    stop = next((at for at in range(start + 2, start + _LONGEST_OFFICE) if at in titles.ends), 0)
    post = finder.text[start:stop]
    if not post.isalpha() or pattern("title.within").match(finder.text, stop):
        return ()
    return (Post(post, Span(start, stop), "post.behind-list"),)


def _plain(piece: str) -> bool:
    """Whether a stretch of a list could be a name without a known surname: no everyday word, no noun of a post."""
    if not piece.isalpha() or not listed("organ_end").isdisjoint(piece) or piece[-1] in listed("body_end"):
        return False
    return words("not_names").isdisjoint((piece, piece[:2])) and not post_heads().holds(piece)
