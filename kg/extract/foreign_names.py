"""Names of several parts and of other countries: 祖木热提·吾布力, transcribed names behind a foreign post."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.everyday import everyday
from kg.extract.lexicon import foreign, listed, post_heads, words
from kg.extract.names import RANK, Candidate, chinese_name, follower, tables

__all__ = ["dotted_name", "foreign_name", "is_foreign_post", "is_transcribed", "transcribed_name"]

_CJK = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
# Parts are short; the number of them is bounded.
_DOTTED = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,4}")
_ENDS = ("stop", "verb", "word")


def is_foreign_post(post: str, kind: str) -> bool:
    """Whether a post is one of another country: its noun is (总统), or it begins with a country's name."""
    if kind == "foreign":
        return True
    return post[:2] in _land_beginnings() and any(post[:n] in foreign() for n in range(2, min(len(post), 9)))


@cache
def _land_beginnings() -> frozenset[str]:
    """The first two characters of the names that a foreign post begins with."""
    return frozenset(name[:2] for name in foreign())


def foreign_name(text: str, at: int) -> Candidate | None:
    """The transcribed or East Asian name that begins at `at`, right behind a foreign post."""
    dotted = _DOTTED.match(text, at)
    if dotted:
        return _dotted(text, dotted.end(), at)
    native = _sounds(text, at) or chinese_name(text, at, anchored=True)
    return native or (None if follower(text, at) else _unknown(text, at))


def _sounds(text: str, at: int) -> Candidate | None:
    """A name of the characters that transcribe sounds, up to what can follow a name."""
    sounds = words("transliteration")
    end = at
    while end < len(text) and text[end] in sounds and end - at < 10:
        end += 1
    for stop in range(end, at + 1, -1):
        kind = follower(text, stop)
        if kind and (kind != "weak" or stop == end):
            return Candidate(stop, RANK[kind])
    return None


def _unknown(text: str, at: int) -> Candidate | None:
    """The two to five characters before what surely follows a name, if no everyday word stands among them."""
    for stop in range(at + 2, min(at + 6, len(text) + 1)):
        name = text[at:stop]
        if not _CJK.fullmatch(name) or not tables().never.isdisjoint(name) or name[:2] in words("not_names"):
            return None
        if not listed("no_sound").isdisjoint(name):
            return None
        if follower(text, stop) in _ENDS:
            return None if everyday(name) else Candidate(stop, 3)
    return None


def _dotted(text: str, end: int, at: int) -> Candidate | None:
    """A dotted name's last part may have run on into what follows: cut it at the first word that can follow a name."""
    last = text.rindex("·", at, end) + 1
    run = last
    while run < end and text[run] in words("transliteration"):
        run += 1
    if run - last >= 2 and run < end and follower(text, run) in _ENDS:
        return Candidate(run, 3)
    for stop in range(last + 1, end + 1):
        kind = follower(text, stop)
        if kind in _ENDS and stop - last >= 1:
            return Candidate(stop, RANK[kind])
        if kind == "weak" and stop - last >= 2:
            return Candidate(stop, 1)
    return Candidate(end, 1) if end - last <= 6 else None


def is_transcribed(name: str) -> bool:
    """Whether nothing but sounds make up the stretch, and neither a country, a post nor an everyday word is in it."""
    if len(name) < 2 or name in words("not_names") or not words("transliteration").issuperset(name):
        return False
    return not (any(name[:n] in foreign() for n in range(2, len(name) + 1)) or post_heads().holds(name))


def dotted_name(text: str, at: int) -> Candidate | None:
    """A name of several parts joined by dots that begins at `at` and holds no noun of a post: 祖木热提·吾布力."""
    match = _DOTTED.match(text, at)
    found = _dotted(text, match.end(), at) if match else None
    if found is None or not listed("no_sound").isdisjoint(text[at : found.end]):
        return None
    return None if post_heads().holds(text[at : found.end]) else found


def transcribed_name(text: str, at: int) -> Candidate | None:
    """A minority name without a dot (才让东珠) behind an office: three to five sounds, then what can follow a name."""
    sounds = words("transliteration")
    end = at
    while end < len(text) and text[end] in sounds and end - at < 6:
        end += 1
    for stop in range(end, at + 2, -1):
        kind = follower(text, stop)
        if kind in _ENDS or (kind == "weak" and stop == end):
            return Candidate(stop, 3)
    return None
