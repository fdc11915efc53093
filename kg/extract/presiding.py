"""主持: who leads a meeting."""

from __future__ import annotations

from kg.extract.acting import actor, guests_beside
from kg.extract.draft import Draft
from kg.extract.lexicon import Hit
from kg.extract.mention import Mention
from kg.extract.nouns import is_bare, meeting, noun_behind, nouns_before, nouns_from
from kg.extract.reading import Reading
from kg.extract.scene import Run
from kg.model import Span
from kg.patterns import pattern

__all__ = ["opens_meeting", "preside"]

_JOINTLY = 4  # characters before the verb in which 共同 is looked for


def preside(reading: Reading, cue: Hit, span: Span) -> None:
    """某人主持会议, 会议由某人主持, 某人主持召开会议; not 某人主持县政府工作."""
    text = reading.text
    opens = opens_meeting(reading, cue)
    if not opens and not pattern("preside.object").match(text, cue.end):
        return
    run = actor(reading, cue, span)
    start = reading.scene.clause_start(cue.start, span.start)
    if run is None or pattern("preside.not-now").search(text, start, cue.start):
        return
    if pattern("preside.talks").match(text, cue.end) and _talks(reading, run):
        return
    noun = noun_behind(reading, cue, span) or _noun_before(reading, cue, span)
    presiders = _with_guests(reading, run, cue, span)
    for each in nouns_from(reading, noun, span) if noun else [None]:
        draft = _meeting(reading, each, cue, span, new=opens)
        if draft and each is None:
            _name(reading, draft, cue, start)
        if draft:
            draft.add_all(presiders, "presides", "presides.by-verb")


def opens_meeting(reading: Reading, cue: Hit) -> bool:
    """Whether the verb itself says that a meeting takes place: 主持召开."""
    verb = reading.text[cue.start : cue.end]
    return "召开" in verb or "举行" in verb


def _meeting(reading: Reading, noun: Hit | None, cue: Hit, span: Span, *, new: bool) -> Draft | None:
    """The meeting that is presided over; `new`: one without a name of its own is another one."""
    bare = noun is None or is_bare(reading, noun)
    if new and bare and not reading.meeting_here():
        return reading.create("meeting", cue, span, "event.presided")
    return meeting(reading, noun, cue, span, "event.presided")


def _name(reading: Reading, draft: Draft, cue: Hit, start: int) -> None:
    """座谈会由某某主持: a meeting without a name yet has the one that stands before the verb."""
    noun = None if draft.names else _named_before(reading, cue, start)
    if noun:
        draft.rename(reading.text, reading.scene.names[noun.end].span)


def _noun_before(reading: Reading, cue: Hit, span: Span) -> Hit | None:
    """某某座谈会，由某人主持: the noun that the sentence has named, where no event has been told yet."""
    return None if reading.drafts else _named_before(reading, cue, span.start)


def _named_before(reading: Reading, cue: Hit, start: int) -> Hit | None:
    """The last noun between `start` and the verb, if it is a meeting's name."""
    nouns = nouns_before(reading, cue, start)
    return nouns[-1] if nouns and not is_bare(reading, nouns[-1]) else None


def _with_guests(reading: Reading, run: Run, cue: Hit, span: Span) -> tuple[Mention, ...]:
    """甲同乙共同主持, 会见乙并共同主持: the guest presides with the host."""
    jointly = "共同" in reading.text[max(span.start, cue.start - _JOINTLY) : cue.start]
    if not jointly:
        return run.people
    guests = guests_beside(reading, run, cue, span)
    reception = reading.last("reception")
    if not guests and len(run.people) == 1 and reception and reception.sentence == reading.number:
        guests = [mention for mention, role, _, _ in reception.people.values() if role == "attends"]
    return (*run.people, *guests)


def _talks(reading: Reading, run: Run) -> bool:
    """甲与乙一行座谈。丙主持座谈: what was told as a reception is a meeting, over which 丙 presides."""
    told = reading.last()
    if told is None or told.kind != "reception" or not told.people:
        return False
    people = [mention for mention, _, _, _ in told.people.values()]
    told.kind = "meeting"
    told.people.clear()
    told.add_all(run.people, "presides", "presides.by-verb")
    told.add_all(people, "attends", "attends.received")
    return True
