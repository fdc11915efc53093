"""Finds what is said, by whom, and how far it reaches.

A verb of saying (强调, 要求, 决定 …) governs what follows it up to the next such verb, a sentence that tells what
happened, or the end of the paragraph; a paragraph that begins with an order (要…, 一是…) carries on from before. In a
feature it governs no more than its own sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.measures.briefings import announced, colon_speakers
from kg.measures.nouns import QUOTES
from kg.measures.speakers import NOBODY, Speakers
from kg.measures.subjects import names_meeting
from kg.measures.verbs import Verb, verb_at
from kg.measures.words import SENTENCE_END, Grammar
from kg.model import Span
from kg.patterns import pattern

__all__ = ["Saying", "sayings"]

_GOES_ON = ("；", ";")
_PAUSE = ("，", "：", ":", ",", "“", " ")
_COMMAS = ("，", ",")
_BLANK = " \n，,：:“”「」、"


class Saying(NamedTuple):
    """What `speaker` ("" = the event itself) says: text[start:end]; `force` as in saying_verbs.tsv."""

    verb: str
    force: str
    event: int | None
    speaker: str
    start: int
    end: int
    rule: str
    addressed: bool
    """Whether it begins with those who are to act: 要求|各地加强…, 希望|大家努力…"""


def sayings(text: str, grammar: Grammar, speakers: Speakers) -> list[Saying]:
    """Every stretch of the body that an event or an official says, in text order; none overlaps another."""
    if not (speakers.names or speakers.tell_of_events or speakers.press or names_meeting(text)):
        return []  # nobody is there who could say anything
    verbs: list[Verb] = []
    for _, start, end in grammar.verbs(text):
        if start >= speakers.body:
            verb = verb_at(text, Span(start, end), grammar, speakers, verbs[-1] if verbs else None)
            if verb:
                verbs.append(verb)
    if speakers.announces:
        verbs = sorted([*verbs, *colon_speakers(text, speakers)], key=lambda verb: (verb.clause, verb.content))
    brief = any(word in speakers.title for word in grammar.features)
    told = list(_scopes(text, verbs, grammar, speakers.names, brief=brief)) if verbs else []
    if speakers.announces:
        stretches = [(saying.start, saying.end) for saying in told]
        for verb, end in announced(text, stretches, verbs, speakers):
            told += _says(text, verb, end, grammar, speakers.names, brief=brief)
        told.sort(key=lambda saying: saying.start)
    return told


def _scopes(
    text: str, verbs: Sequence[Verb], grammar: Grammar, names: Sequence[str], *, brief: bool
) -> Iterator[Saying]:
    for number, verb in enumerate(verbs):
        if verb.who is None:
            continue
        if verb.force == "arrange":
            if brief:
                continue  # a feature looks back on what was arranged
            limit = verb.end
        else:
            limit = verbs[number + 1].clause if number + 1 < len(verbs) else len(text)
        yield from _says(text, verb, max(limit, verb.content), grammar, names, brief=brief)


def _says(
    text: str, verb: Verb, limit: int, grammar: Grammar, names: Sequence[str], *, brief: bool
) -> Iterator[Saying]:
    """What the verb governs up to `limit`, sentence by sentence."""
    event, speaker = verb.who or NOBODY
    rule = f"directive.{verb.force}"
    for start, end in _reach(text, verb, limit, grammar, names, brief=brief):
        addressed = start == verb.end and verb.force in ("order", "say") and not text.startswith(_PAUSE, start)
        force = "stress" if addressed and grammar.has(verb.verb, "addresses") else verb.force
        yield Saying(verb.verb, force, event, speaker, start, end, rule, addressed)


def _reach(
    text: str, verb: Verb, limit: int, grammar: Grammar, names: Sequence[str], *, brief: bool
) -> list[tuple[int, int]]:
    """The sentences from `verb.content` that it governs; `brief`: no more than its own or its quotation, as in a
    feature."""
    found = []
    quoted = QUOTES.match(text, verb.content) if brief else None
    close = text.find("”", quoted.end(), limit) if quoted else -1
    if close >= 0:
        limit, brief = close, False
    position, first, told = verb.content, True, False
    while position < limit:
        stop = SENTENCE_END.search(text, position, limit)
        end = stop.end() if stop else limit
        sentence = text[position : end - 1 if stop else end].strip(_BLANK)
        if not first and not told:
            told = _narrates(sentence, grammar) or _acts(sentence, names)
        if sentence and not told:
            found.append((position, end))
        if verb.force in ("adopt", "arrange"):
            break
        if brief and sentence and not (text.startswith(_GOES_ON, end - 1) or pattern("saying.modal").match(text, end)):
            break  # a sentence that begins with a modal goes on with what was said before it, in a feature, too
        first = first and not sentence
        if stop and text[end - 1] == "\n":
            if not first and not pattern("saying.carries-on").match(text, end):
                break
            told = False
        position = end
    return found


def _acts(sentence: str, names: Sequence[str]) -> bool:
    """Whether an official begins a clause of the sentence: 在车站，某某查看了…. What they say is cut off before."""
    for name in names:
        place = sentence.find(name)
        if place == 0 or (place > 0 and sentence[place - 1] in _COMMAS):
            return True
    return False


def _narrates(sentence: str, grammar: Grammar) -> bool:
    return sentence.startswith(grammar.narrative_starts) or sentence.endswith(grammar.narrative_ends)
