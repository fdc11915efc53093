"""Finds who says something, by which verb, and how far what is said reaches.

A verb of saying (强调, 要求, 决定 …) governs what follows it up to the next such verb, a sentence that tells what
happened, or the end of the paragraph; a paragraph that begins with an order (要…, 一是…) carries on from before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.measures.speakers import LOOK_BACK, Speakers, Who
from kg.measures.words import Grammar, Word
from kg.model import Span

__all__ = ["Saying", "Speakers", "sayings"]

_STOP = re.compile(r"[，,。；;！？!?：:\n“”「」]")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_CARRIES_ON = re.compile(
    r"(?:[“\"（(]?(?:[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十]|其[一二三四五]|[1-9])[)）、.是要]|要|必须|务必|各级|各地|各部门|全市|全县|全区)"
)
_ORDERED_NOUN = re.compile(r"(?:.{0,8}?)(?:要求|意见|建议|希望|任务)[：:，,。]")
_NOUN_BEFORE = ("的", "之", "了", "过", "、", "和", "。", "》", "”", "；", "")
_NAMED_BY = ("精神", "批示", "要求")
_OPEN = ("，", "：", ":", ",", "“", "要")
_NEEDS_STOP = ("提出", "明确", "部署", "批示")  # verbs of saying only where what is said follows
_BLANK = " \n，,：:“”「」、"
_ARRANGED = re.compile("就|围绕|对")


class Saying(NamedTuple):
    """What `speaker` ("" = the event itself) says: text[start:end]; `force` as in saying_verbs.tsv."""

    verb: str
    force: str
    event: int | None
    speaker: str
    start: int
    end: int
    rule: str


class _Verb(NamedTuple):
    """A verb of saying up to `end`: its clause begins at `clause`, what it says at `content`; None: others speak."""

    clause: int
    content: int
    end: int
    verb: str
    force: str
    who: Who | None


def sayings(text: str, words: Sequence[Word], grammar: Grammar, speakers: Speakers) -> list[Saying]:
    """Every stretch of the body that an event or an official says, in text order; none overlaps another."""
    verbs: list[_Verb] = []
    for word in words:
        if word.role == "verb" and word.start >= speakers.body:
            verb = _verb_at(text, word, grammar, speakers, verbs[-1] if verbs else None)
            if verb:
                verbs.append(verb)
    return list(_scopes(text, verbs, grammar))


def _verb_at(text: str, word: Word, grammar: Grammar, speakers: Speakers, before: _Verb | None) -> _Verb | None:
    """The verb at this place if it governs or hands the word to others; None where it is a noun or a passive."""
    verb = text[word.start : word.end]
    force = grammar.force[verb]
    clause = _clause_start(text, word.start)
    left = text[clause : word.start].strip()
    content = word.start if force == "adopt" else word.end
    if force == "arrange":
        about = _ARRANGED.search(left)
        content = text.index(left, clause) + about.start() if about else -1
        left = left[: about.start()] if about else ""
        if not left and before and not _SENTENCE_END.search(text, before.content, clause):
            return None  # 会议要求，…，对…进行部署: an order like the others
    if content < 0 or _is_name(text, word, force):
        return None
    left, role = _context(left, grammar, speakers.names)
    if verb == "要求" and "提出" in left and text.startswith(_OPEN, word.end):
        left, role = _context(left[: left.index("提出")], grammar, speakers.names)
    ordered = _ORDERED_NOUN.match(text, word.end, word.end + 14) if verb == "提出" else None
    open_ended = bool(ordered) or text.startswith(_OPEN, word.end)
    addressed = verb in ("希望", "勉励", "提醒") and role in ("event", "person", "title")
    if role == "noun" or not (open_ended or addressed or (force != "say" and verb not in _NEEDS_STOP)):
        return None
    content = ordered.end() if ordered else content
    if role == "other":
        return _Verb(clause, content, word.end, verb, force, None)
    carried = before.who if before and "\n" not in text[before.content : clause] else None
    subject = Span(clause, clause + len(left))
    who = speakers.find(subject, role, carried=carried, guess=open_ended and grammar.likely_name(left))
    return _Verb(clause, content, word.end, verb, force, who) if who else None


def _is_name(text: str, word: Word, force: str) -> bool:
    """Whether what follows the verb makes it a noun, a passive or a part of a name: 指示精神, 强调的."""
    followed = text[word.end : word.end + 1]
    return (followed in _NOUN_BEFORE and force not in ("adopt", "arrange")) or text.startswith(_NAMED_BY, word.end)


def _context(left: str, grammar: Grammar, names: tuple[str, ...]) -> tuple[str, str]:
    """What stands before a verb, without adverbs, and the role of its last word ("" for a name or an unknown word)."""
    while left and not left.endswith(names):
        for size in range(min(grammar.longest, len(left)), 0, -1):
            role = grammar.context.get(left[-size:])
            if role == "adverb":
                left = left[:-size].rstrip()
                break
            if role:
                return left, role
            if left[-size:] in grammar.force:
                return left, "connective"
        else:
            break
    return left, ""


def _scopes(text: str, verbs: Sequence[_Verb], grammar: Grammar) -> Iterator[Saying]:
    for number, verb in enumerate(verbs):
        limit = verbs[number + 1].clause if number + 1 < len(verbs) else len(text)
        limit = verb.end if verb.force == "arrange" else limit
        if verb.who is None:
            continue
        event, speaker = verb.who
        rule = f"directive.{verb.force}"
        for span in _reach(text, verb, max(limit, verb.content), grammar):
            yield Saying(verb.verb, verb.force, event, speaker, span.start, span.end, rule)


def _reach(text: str, verb: _Verb, limit: int, grammar: Grammar) -> Iterator[Span]:
    """The sentences from `verb.content` that it governs, joined where they follow one another."""
    position, first, told = verb.content, True, False
    while position < limit:
        stop = _SENTENCE_END.search(text, position, limit)
        end = stop.end() if stop else limit
        sentence = text[position : stop.start() if stop else limit].strip(_BLANK)
        if not first and _narrates(sentence, grammar):
            told = True
        if sentence and not told:
            yield Span(position, end)
        if verb.force in ("adopt", "arrange"):
            return
        first = first and not sentence
        if stop and "\n" in stop.group():
            if not first and not _CARRIES_ON.match(text, end):
                return
            told = False
        position = end


def _narrates(sentence: str, grammar: Grammar) -> bool:
    return sentence.startswith(grammar.narrative_starts) or sentence.endswith(grammar.narrative_ends)


def _clause_start(text: str, position: int) -> int:
    floor = max(0, position - LOOK_BACK)
    stops = [match.end() for match in _STOP.finditer(text, floor, position)]
    return stops[-1] if stops else floor
