"""Names right behind a post that no known surname begins: in sounds (才让东珠), or a surname that is a word (和)."""

from __future__ import annotations

from kg.extract.endings import only_longer
from kg.extract.everyday import everyday
from kg.extract.followers import Candidate, follower
from kg.extract.foreign_names import transcribed_name
from kg.extract.lexicon import land_length, post_heads, words
from kg.extract.names import chinese_name
from kg.words import choices, listed

__all__ = ["in_sounds_rather", "without_surname"]

_OFTEN = 3
"""So often a name is printed that is sure by that alone."""
_LONG = 4
"""So many sounds are a name behind any post, fewer only behind an office."""


def without_surname(text: str, at: int, kind: str) -> Candidate | None:
    """The name without a known surname behind a post of this kind (post_heads.tsv)."""
    rare = kind == "office" and text[at : at + 1] in listed("rare_surname")
    found = _with_rare_surname(text, at) if rare else None
    if found:
        return found
    sounds = None if land_length(text, at) else transcribed_name(text, at)
    if sounds and kind not in ("office", "kin") and sounds.end - at < _LONG:
        return None
    return sounds  # 总统夫人|伊莉安娜


def _with_rare_surname(text: str, at: int) -> Candidate | None:
    """Three characters before a stop or an official's verb, or printed again and again, with no other name and no word
    behind the first: 副主任|和映山、甲某某."""
    end = at + 3
    ends = text[end : end + 1] in ("、", "，", "等") or follower(text, end) == "verb"
    if not (ends or text.count(text[at:end]) >= _OFTEN) or chinese_name(text, at + 1, anchored=True):
        return None
    given = text[at + 1 : end]
    if not given.isalpha() or given in words("not_names") or post_heads().holds(given) or land_length(given):
        return None
    return None if everyday(given) or everyday(text[at:end]) else Candidate(end, 3)


def in_sounds_rather(text: str, at: int, end: int) -> Candidate | None:
    """A longer name in sounds than the one with a surname that ends at `end`: 才让东珠、…, not 才让; 索南才让; one that
    the article prints again and again."""
    ending = text.startswith(choices("home_end"), end - 1)
    printed = end + 1 - at >= _LONG and text[end : end + 1] != "·" and only_longer(text, at, end + 1 - at)
    if not (ending or printed) and follower(text, end + 1):
        return None
    sounds = transcribed_name(text, at)
    if sounds is None or sounds.end <= end or ending or printed:
        return sounds if sounds and sounds.end > end else None
    return sounds if sounds.end > end + 1 and follower(text, sounds.end) == "stop" else None
