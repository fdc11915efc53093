"""Finds the verbs of saying that govern (强调, 要求, 决定 …), and who says what follows them."""

from __future__ import annotations

from typing import NamedTuple

from kg.measures.nouns import is_name, is_of_before, quotes_a_name
from kg.measures.speakers import NOBODY, Speakers, Who
from kg.measures.subjects import (
    others_speak,
    sentence_of_meeting,
    spokesman_of,
    subject,
    unseen_meeting,
)
from kg.measures.words import LOOK_BACK, SENTENCE_END, VERB, Grammar, clause_start, sentence_start
from kg.model import Span
from kg.patterns import pattern

__all__ = ["Verb", "verb_at"]

_STOPS = frozenset("，,。；;！？!?：:\n“”「」")
_OPEN = ("，", "：", ":", ",", "“", "要")


class Verb(NamedTuple):
    """A verb of saying up to `end`: its clause begins at `clause`, what it says at `content`; None: others speak."""

    clause: int
    content: int
    end: int
    verb: str
    force: str
    who: Who | None


def verb_at(text: str, verb: Span, grammar: Grammar, speakers: Speakers, before: Verb | None) -> Verb | None:
    """The verb at this place if it governs or hands the word to others; None where it is a noun or a passive."""
    # The cheap questions come first: many verbs of an article are refused by the character behind them.
    start, end = verb
    word = text[start:end]
    force = grammar.force[word]
    ordered = pattern("verb.demanded").match(text, end, end + 14) if word == "提出" else None
    open_ended = bool(ordered) or text.startswith(_OPEN, end)
    governs = open_ended or (force != "say" and not grammar.has(word, "stop"))
    if (not ordered and is_name(text, end, force)) or not (governs or grammar.has(word, "addresses")):
        return None
    clause = clause_start(text, start, _STOPS)
    if grammar.has(word, "briefs"):
        return _told_to_press(text, clause, verb, force, speakers) if open_ended and speakers.press else None
    left, content = text[clause:start].strip(), end
    if force == "arrange":
        about = pattern("verb.arranged").search(left)
        if not about or (not about.start() and before and not _ends_between(text, before, clause)):
            return None  # the second: 会议要求，…，对…进行部署 is an order like the others
        content = text.index(left, clause) + about.start()
        left = left[: about.start()]
    elif ordered:  # 对下步工作提出了三点要求：
        content = ordered.end()
        clause, left = _who_demands(text, clause, start)
    if is_of_before(left, word, grammar) or (open_ended and quotes_a_name(text, end)):
        return None
    left, role = subject(left, word, grammar, speakers, open_ended=open_ended)
    speaks = grammar.has(word, "speaks")
    if not left and speaks and others_speak(text, clause, grammar, speakers.names):
        role = "other"
    lines = grammar.has(word, "wishes")  # so many paragraphs may end before it goes on with the speaker of before
    speaks_on = not left and before is not None and text.count("\n", before.content, clause) <= lines
    governs = governs or role in ("event", "person", "title") or left.endswith(speakers.names) or speaks_on
    # What another gathering adopted, or arranged as a part of what is said: 会议强调，省委全会对改革作出部署。要….
    within = force == "arrange" and before and before.who and not _ends_between(text, before, clause)
    passing = role == "other" and (force == "adopt" or within)
    if role == "noun" or not governs or passing or not grammar.stands(text, start, end, VERB):
        return None
    who = None
    if role != "other":
        near = before and (speaks_on or "\n" not in text[before.content : clause])
        carried = before.who if before and near else None
        guess = open_ended and grammar.likely_name(left)
        who = speakers.find(clause, clause + len(left), role, carried=carried, guess=guess)
        if (who is None or who == NOBODY) and not role and sentence_of_meeting(text, clause, speakers):
            who = NOBODY
        elif who == NOBODY and not unseen_meeting(text, left, start, speakers):
            who, role = None, "other"
    # Whoever is unknown (学员表示，): what was said before ends there, and what follows is nobody's.
    unknown = speaks and open_ended and left
    return Verb(clause, content, end, word, _force(force, speakers), who) if who or role == "other" or unknown else None


def _told_to_press(text: str, clause: int, verb: Span, force: str, speakers: Speakers) -> Verb:
    """某司负责人介绍，: what a spokesman or an official tells at a press conference; nobody's where others speak."""
    who = spokesman_of(text, clause, verb, speakers)
    return Verb(clause, verb.end, verb.end, text[verb.start : verb.end], _force(force, speakers), who)


def _force(force: str, speakers: Speakers) -> str:
    """What is told at a press conference on an epidemic is announced: it orders by other words than modals, too."""
    return "announce" if speakers.announces and force == "say" else force


def _who_demands(text: str, clause: int, verb: int) -> tuple[int, str]:
    """The clause and the words before 对 or 就 in 某某对在新形势下，做好工作|提出三点要求."""
    begin = sentence_start(text, max(0, clause - LOOK_BACK), clause, "。；\n")
    for start in (clause, begin):
        left = text[start:verb].strip()
        about = pattern("verb.arranged").search(left)
        if about:
            return start, left[: about.start()]
    return clause, text[clause:verb].strip()


def _ends_between(text: str, before: Verb, clause: int) -> bool:
    """Whether a sentence ends between the verb before and a clause."""
    return SENTENCE_END.search(text, before.content, clause) is not None
