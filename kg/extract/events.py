"""Reads the events of an article: sentence by sentence, cue by cue, each cue with its handler."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.attending import attend, sits_with, they_are
from kg.extract.convening import convene
from kg.extract.draft import Draft
from kg.extract.lexicon import Hit
from kg.extract.presiding import preside
from kg.extract.reading import Reading
from kg.extract.receiving import guest_speaks, receive, sit_down
from kg.extract.scene import Run, Scene
from kg.extract.second_names import fuller_in_lead, second_name
from kg.extract.speaking import named, report, say, speak
from kg.extract.visits import inspect, lead_out, party, visited
from kg.model import Span
from kg.patterns import pattern
from kg.words import listed

__all__ = ["find_drafts"]

Handler = Callable[[Reading, Hit, Span], None]

# The kinds of cue (ontology/cues.tsv) and what reads them; every other kind (letter) tells of no event.
HANDLERS: dict[str, Handler] = {
    "preside": preside,
    "convene": convene,
    "attend": attend,
    "speak": speak,
    "inspect": inspect,
    "receive": receive,
    "talk": sit_down,
    "lead": lead_out,
    "meeting": named,
    "say": say,
}
# Run over each sentence when its cues have been read.
AFTERWARDS: tuple[Callable[[Reading, Span], None], ...] = (report, visited, guest_speaks, they_are)

_HEADLINE = 60  # characters of a headline
_HEADLINES = 3  # lines of headlines that may stand above the text
_TELLS = frozenset(("convene", "preside", "inspect", "receive"))


def find_drafts(scene: Scene) -> list[Draft]:
    """Every event that the article tells as news, with the people at it, in the order of telling."""
    if pattern("title.comment").search(scene.article.title):
        return []  # a comment speaks of what others have told
    reading = Reading(scene)
    first = _first_sentence(scene)
    busy = scene.busy_sentences()
    headlines = _headlines(scene, first)
    for number in busy:
        while headlines and headlines[0] <= number:
            reading.next_report(scene.sentences[headlines.pop(0)].end)
            if scene.sentences[number].end == reading.opening:
                break
        else:
            if number >= first:
                reading.first = number == first
                _sentence(reading, number)
    for draft in reading.drafts:
        fuller_in_lead(reading, draft, first)
    if reading.before:
        reading.drafts = reading.before + reading.drafts
    elif reading.drafts:
        second_name(reading)
    elif not reading.untold:  # nothing in the body: the title may tell it
        reading.lead = True
        for number in busy:
            if number < first:
                _sentence(reading, number)
    return [draft for draft in reading.drafts if _worth_telling(draft, first)]


def _worth_telling(draft: Draft, first: int) -> bool:
    """Whether more is known of an event than that one took place, or the article begins with it."""
    if draft.people or draft.sentence == first:
        return True
    return (
        draft.day is not None and not draft.inferred and (bool(draft.names or draft.body) or draft.kind == "reception")
    )


def _first_sentence(scene: Scene) -> int:
    """The number of the first sentence behind the title, and behind the headlines that are printed below it."""
    sentences, body = scene.sentences, scene.article.body
    first = sentences.index(body)
    first += sentences[first].start < body
    for _ in range(_HEADLINES):
        if first < len(sentences) and _is_headline(scene, sentences[first]):
            first += 1
    return first


def _headlines(scene: Scene, first: int) -> list[int]:
    """In a digest the numbers of the sentences that are headlines of its reports."""
    if not pattern("title.digest").search(scene.article.title):
        return []
    sentences, text = scene.sentences, scene.text
    lines = (n for n in range(first, len(sentences)) if "\n" in text[sentences.ends[n] - 1 : sentences.ends[n] + 1])
    return [number for number in lines if _is_headline(scene, sentences[number])]


def _is_headline(scene: Scene, span: Span) -> bool:
    """Whether a first line of the body is a headline: short, without a stop, and no opening of a list."""
    text = scene.text
    if span.end - span.start > _HEADLINE or not text.startswith("\n", span.end):
        return False
    line = text[span.start : span.end]
    return line in scene.article.title or line[-1] not in "。；：:”，！"


def _sentence(reading: Reading, number: int) -> None:
    """Reads one sentence: its cues from left to right, then who else it says was there."""
    span = reading.scene.sentences[number]
    reading.number = number
    reading.topic = reading.subject or reading.topic
    reading.subject = None
    cues = reading.scene.cues_in(span)
    if reading.text.startswith("【", span.start):  # 【区总工会召开学习会】8月11日，…: a headline within the text
        close = reading.text.find("】", span.start, span.end)
        cues = [cue for cue in cues if cue.start > close]
    spoken = span.end
    if cues:
        spoken = next((cue.start for cue in cues if cue.kind == "say" and _says(reading, cue, span)), span.end)
    for cue in cues:
        handler = HANDLERS.get(cue.kind)
        if handler and (cue.start <= spoken or _tells_anew(reading, cue, span, spoken)):
            handler(reading, cue, span)
    runs = reading.scene.runs_in(span.start, span.end)
    if runs:
        party(reading, span)
        sits_with(reading, span)
        if reading.drafts:
            for rule in AFTERWARDS:
                rule(reading, span)
        if reading.lead and spoken == span.end:
            spoken = _said(reading, runs, span)
    if spoken < span.end and not _told_before(cues, spoken):
        reading.lead = False


def _said(reading: Reading, runs: Sequence[Run], span: Span) -> int:
    """Where 某人说， stands: 说 is too common a word to be a cue; else the end of the sentence."""
    text = reading.text
    return next((run.end for run in runs if text.startswith(("说，", "说：", "说:"), run.end)), span.end)


def _says(reading: Reading, cue: Hit, span: Span) -> bool:
    """Whether 要求 is the verb of somebody who speaks, not the noun of 按照…要求."""
    start = reading.scene.clause_start(cue.start, span.start)
    if pattern("say.given").search(reading.text, start, cue.start):
        return False
    if reading.text[cue.start : cue.end] not in listed("saying_noun"):
        return True
    voice = pattern("say.voice").search(reading.text, span.start, cue.start)
    return bool(reading.scene.runs_in(span.start, cue.start) or voice)


def _told_before(cues: Sequence[Hit], spoken: int) -> bool:
    """Whether the sentence tells of an event before it quotes: 某人主持会议并强调."""
    return any(cue.kind in _TELLS for cue in cues if cue.start < spoken)


def _tells_anew(reading: Reading, cue: Hit, span: Span, spoken: int) -> bool:
    """Behind a verb of saying only a clause with people and their posts still tells who was there."""
    if cue.kind not in ("preside", "attend"):
        return False
    start = reading.scene.clause_start(cue.start, span.start)
    runs = reading.scene.runs_in(spoken, cue.start, behind=start)
    return any(run.posted or run.people[0].rule == "name.before-verb" for run in runs)
