"""Names of several parts and of other countries: 祖木热提·吾布力, transcribed names behind a foreign post."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.endings import goes_on
from kg.extract.everyday import everyday, is_noun
from kg.extract.followers import ACTS, DOTTED, RANK, Candidate, follower, is_han, tables
from kg.extract.lexicon import land_length, post_heads, words
from kg.extract.names import chinese_name
from kg.patterns import pattern
from kg.words import choices, listed

__all__ = [
    "dotted_name",
    "foreign_name",
    "is_foreign_post",
    "is_hyphened",
    "is_name_or_sounds",
    "is_transcribed",
    "latin_name",
    "transcribed_name",
]

_ENDS = ("stop", "verb", "word")
# Parts are short, and few; a particle may stand between them.
_LATIN = re.compile(
    r"[A-Z](?:[a-z'’-][A-Za-z.'’-]{0,20}|\.)"
    r"(?: {1,2}(?:[A-Z][A-Za-z.'’-]{0,20}|de|van|von|der|da|al)){1,4}(?![A-Za-z0-9])"
)
_AND = frozenset("和与及同")
_LONGEST_PART = 8  # characters
_LEVELS = frozenset("区县市省州镇乡村")
_JOINTS = "·-－—"


def is_foreign_post(post: str, kind: str) -> bool:
    """Whether a post is one of another country: its noun is (总统), or it begins with a country's name."""
    if kind == "foreign":
        return True
    return 0 < land_length(post) < len(post)


def foreign_name(text: str, at: int) -> Candidate | None:
    """The transcribed or East Asian name that begins at `at`, right behind a foreign post."""
    joined = _joined().match(text, at)
    if joined and not _is_sentence(joined[0]):
        return _dotted(text, joined.end(), at)
    if _is_land(text, at) or follower(text, at) in ACTS:
        return None
    found = _sounds(text, at) or chinese_name(text, at, anchored=True)
    if found and found.rank < 3 and text[found.end] not in _AND and is_noun(text[found.end : found.end + 2]):
        return None  # 主席国|巴以|问题
    return found or (None if follower(text, at) else _unknown(text, at))


def _is_sentence(joined: str) -> bool:
    """Whether words stand before the first joint: 拜登|赦免其子亨特·拜登."""
    first = joined[: min(at for joint in _JOINTS if (at := joined.find(joint)) > 0)]
    if len(first) < 5 or first[-1] == "世" or words("transliteration").issuperset(first):
        return False
    return everyday(first)


@cache
def _joined() -> re.Pattern[str]:
    """A name of several parts, joined by dots or, before further sounds, by a hyphen: 迪亚斯-卡内尔."""
    sounds, more = "".join(sorted(words("transliteration"))), "".join(sorted(listed("hyphen_sound")))
    return re.compile(rf"[\u3400-\u9fff]{{1,8}}(?:·[\u3400-\u9fff]{{1,8}}|[-－—][{sounds}{more}]{{2,8}}){{1,5}}")


@cache
def _hyphened() -> re.Pattern[str]:
    """Two names in sounds joined by a hyphen, behind a post that names no country: 国家主席|杜兰-马丁."""
    sounds, more = "".join(sorted(words("transliteration"))), "".join(sorted(listed("hyphen_sound")))
    return re.compile(rf"[{sounds}]{{2,8}}-[{sounds}{more}]{{2,8}}")


def is_hyphened(stretch: str) -> bool:
    """Whether the stretch is nothing but two names in sounds joined by a hyphen."""
    return bool(_hyphened().fullmatch(stretch))


def _is_land(text: str, at: int) -> bool:
    """Whether a country's name stands there, and nothing longer in sounds: 总理、|西班牙|首相, but 总统|阿曼达."""
    end = at + land_length(text, at)
    if end == at:
        return False
    return text[end : end + 1] not in words("transliteration") or text[end : end + 2] in tables().titles


def _sounds(text: str, at: int) -> Candidate | None:
    """A name of the characters that transcribe sounds, up to what can follow a name."""
    sounds = words("transliteration")
    end = at
    while end < len(text) and text[end] in sounds and end - at < 10:
        end += 1
    regnal = pattern("name.regnal").match(text, end) if end - at > 1 else None
    if regnal:
        return Candidate(regnal.end(), RANK["stop"])
    while end - at > 2 and _goes_on(text, end):
        end -= 1
    for stop in range(end, at + 1, -1):
        kind = follower(text, stop)
        if kind and (kind != "weak" or stop == end):
            return None if is_noun(text[at:stop]) else Candidate(stop, RANK[kind])
    return None


def _goes_on(text: str, end: int) -> bool:
    """Whether the last characters before `end` begin what follows the name: 马杜兰|日前, 卡西莫|特别代表."""
    if text.endswith(choices("home_end"), 0, end):
        return False  # 索南才让, not 索南才|让
    if text[end - 1] in tables().particles or follower(text, end - 1) in ACTS:
        return True
    if text[end - 1] == "正" and follower(text, end) in ACTS:
        return True  # 顿珠|正带领
    return follower(text, end - 2) in ACTS


def _unknown(text: str, at: int) -> Candidate | None:
    """The two to five characters before what surely follows a name, if no everyday word stands among them."""
    for stop in range(at + 2, min(at + 6, len(text) + 1)):
        name = text[at:stop]
        if not is_han(name) or not tables().never.isdisjoint(name) or name[:2] in words("not_names"):
            return None
        if not listed("no_sound").isdisjoint(name):
            return None
        if follower(text, stop) in _ENDS:
            if len(name) > 2 and name[-1] in tables().particles:
                name = name[:-1]  # 杜兰|在会上
            return (
                None
                if name[-1] in tables().body_ends or is_noun(name) or everyday(name)
                else Candidate(at + len(name), 3)
            )
    return None


def _dotted(text: str, end: int, at: int) -> Candidate | None:
    """A dotted name's last part may have run on into what follows: cut it at the first word that can follow a name."""
    last = max(text.rfind(joint, at, end) for joint in _JOINTS) + 1
    run = _sounds_end(text, last, end, words("transliteration"))
    if run - last >= 2 and follower(text, run) in _ENDS:
        return Candidate(run, 3)
    for stop in range(last + 1, end + 1):
        kind = follower(text, stop)
        if kind and text[stop : stop + 1] in words("transliteration") and goes_on(text, last, stop - last, sounds=True):
            return Candidate(stop + 1, RANK["stop"])  # 马克·杜兰因|一开口: the article prints no 杜兰 without 因
        if kind in _ENDS and stop - last >= 1:
            return Candidate(stop, RANK[kind])
        if kind == "weak" and (stop - last >= 2 or text[stop] in tables().particles):
            return Candidate(stop, 1)
    return Candidate(end, 1) if end - last <= 6 else None


def latin_name(text: str, at: int) -> Candidate | None:
    """A name in Latin letters, of two parts or more: 校长|Maria de Silva|出席."""
    match = _LATIN.match(text, at)
    return Candidate(match.end(), 3) if match and not match[0].isupper() else None


def is_transcribed(name: str) -> bool:
    """Whether nothing but sounds make up the stretch, and neither a country, a post nor an everyday word is in it."""
    if len(name) < 2 or name in words("not_names") or not words("transliteration").issuperset(name):
        return False
    return not (land_length(name) or post_heads().holds(name))


@cache
def _home_sounds() -> frozenset[str]:
    """The characters that write Mongolian, Tibetan and Uyghur names, beside those of foreign names."""
    return words("transliteration") | listed("home_sound")


def _sounds_end(text: str, at: int, limit: int, sounds: frozenset[str]) -> int:
    """Where the sounds that begin at `at` end; 不 is one in front of 都 only (阿不都拉), 和 behind 孟 (孟和巴图)."""
    ends = choices("home_end")
    while at < limit and (text[at] in sounds or text.startswith("不都", at) or text.startswith(ends, at - 1)):
        at += 1
    return at


def dotted_name(text: str, at: int) -> Candidate | None:
    """A name of several parts joined by dots that begins at `at` and holds no noun of a post: 祖木热提·吾布力."""
    match = DOTTED.match(text, at) if text.find("·", at, at + _LONGEST_PART + 1) > at else None
    if match is None and text.find("-", at, at + _LONGEST_PART + 1) > at:
        match = _hyphened().match(text, at)
    if match and match[0].partition("·")[0][-1] in _LEVELS:
        return None  # 马尾区·某县合作会议
    found = _dotted(text, match.end(), at) if match else None
    if found is None or not listed("no_sound").isdisjoint(text[at : found.end]):
        return None
    return None if post_heads().holds(text[at : found.end]) else found


def transcribed_name(text: str, at: int) -> Candidate | None:
    """A minority name without a dot (才让东珠) behind an office: two to six sounds, then what can follow a name.

    Two sounds are a name only where no everyday word is made of them.
    """
    end = _sounds_end(text, at, min(at + 6, len(text)), _home_sounds())
    while end - at > 2 and _goes_on(text, end):
        end -= 1
    for stop in range(end, at + 1, -1):
        kind = follower(text, stop)
        if kind in _ENDS or (kind == "weak" and stop == end and stop - at > 2):
            return Candidate(stop, 3) if stop - at > 2 or _is_pair(text, at) else None
    return None


def _is_pair(text: str, at: int) -> bool:
    """Whether two sounds make a name, not a word or the beginning of one: 次旦, but not 加强."""
    pair = text[at : at + 2]
    return pair not in words("not_names") and not land_length(text, at) and not everyday(text[at : at + 3])


def is_name_or_sounds(stretch: str) -> bool:
    """Whether the stretch as a whole is a name as in a list, by its surname or by its sounds (乌云其其格)."""
    found = chinese_name(f"{stretch}，", 0, anchored=True, sure=True) or transcribed_name(f"{stretch}，", 0)
    return found is not None and found.end == len(stretch)
