"""Who stands before a verb of saying: its subject and that word's role, meetings that no rule saw, other people."""

from __future__ import annotations

from collections.abc import Sequence

from kg.measures.speakers import Speakers, Who
from kg.measures.words import LOOK_BACK, Grammar, sentence_start
from kg.model import Span
from kg.patterns import pattern
from kg.words import choices, listed

__all__ = [
    "names_meeting",
    "others_speak",
    "sentence_of_meeting",
    "spokesman_of",
    "subject",
    "unseen_meeting",
]

SUBJECT = 8
"""So many characters of a sentence name whom it is about."""


def subject(left: str, word: str, grammar: Grammar, speakers: Speakers, *, open_ended: bool) -> tuple[str, str]:
    """The words before a verb that name who speaks, and their role."""
    instructs = pattern("verb.instructs").search(left)
    if instructs:  # 某某作出批示指出，
        left = left[: instructs.start()].strip()
    left, role = _context(left, grammar, speakers.names)
    if word == "要求" and "提出" in left and open_ended:
        left, role = _context(left[: left.index("提出")], grammar, speakers.names)
    told = pattern("verb.told").search(left) if role == "other" else None
    if told:  # 叮嘱干部说，: those right before 说 are told
        left, role = _context(left[: told.start()], grammar, speakers.names)
    if role == "gathering":  # 全会指出，: the article's own, or one that it looks back on
        role = "event" if speakers.tells_of(left) else "other"
    return left, role


def _context(left: str, grammar: Grammar, names: tuple[str, ...]) -> tuple[str, str]:
    """What stands before a verb, without adverbs, and the role of its last word ("" for a name or an unknown word)."""
    role = ""
    while left and not left.endswith(names):
        size, role = grammar.last_word(left)
        if role != "adverb":
            return left, role
        left = left[:-size].rstrip()
    return left, ""


def names_meeting(text: str) -> bool:
    """Whether the text speaks of a meeting at all."""
    return any(word in text for word in choices("unseen_meeting"))


def unseen_meeting(text: str, left: str, verb: int, speakers: Speakers) -> bool:
    """Whether a meeting speaks that no rule recognised as an event: 会议, or one that the first paragraph tells of."""
    if left in listed("unseen_meeting"):
        return True
    return left.endswith(choices("unseen_meeting")) and "\n" not in text[speakers.body : verb]


def sentence_of_meeting(text: str, clause: int, speakers: Speakers) -> bool:
    """Whether the sentence begins with the meeting of an article whose event no rule recognised: 会议研究…，强调要…."""
    begin = sentence_start(text, speakers.body, clause)
    return not speakers.tell_of_events and text.startswith(choices("unseen_meeting"), begin, clause)


def others_speak(text: str, clause: int, grammar: Grammar, names: Sequence[str]) -> bool:
    """Whether the sentence of a verb without a subject is about somebody who is no official: 代表们深受鼓舞，表示…."""
    floor = max(0, clause - LOOK_BACK)
    begin = sentence_start(text, floor, clause)
    head = text[begin : min(begin + SUBJECT, clause)]
    if begin == floor or not any(word in head for word in grammar.others):
        return False
    return not any(text.find(name, begin, clause) >= 0 for name in names)


def spokesman_of(text: str, clause: int, verb: Span, speakers: Speakers) -> Who | None:
    """The authority whose officer speaks at its press conference: …司负责人介绍，要…, or the official who is named;
    None where others speak."""
    left = text[clause : verb.start].rstrip()
    if left.endswith(speakers.names):
        return speakers.find(clause, verb.start, "", carried=None, guess=False)
    if not left.endswith(choices("spokesman")):
        return None
    return speakers.find(clause, verb.start, "event", carried=None, guess=False)
