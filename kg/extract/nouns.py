"""Meetings by their nouns: which noun a verb governs, and whether it names an event already told or a new one."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.lexicon import Hit
from kg.extract.news import told_day
from kg.extract.reading import Reading
from kg.model import Kind, Span
from kg.patterns import pattern
from kg.words import listed

__all__ = ["date_again", "is_bare", "meeting", "noun_behind", "nouns_before", "nouns_from"]

_NOUN_REACH = 80  # characters between a verb and the meeting that it governs
_OTHER_VERBS = frozenset(("attend", "preside", "receive", "say"))


def meeting(reading: Reading, noun: Hit | None, cue: Hit, span: Span, rule: str) -> Draft | None:
    """The meeting that a noun names: one already told, or a new one."""
    name = reading.scene.names[noun.end] if noun else None
    if name is None or name.bare:
        return reading.last("meeting") or _heard_of(reading, reading.create("meeting", cue, span, rule))
    printed = reading.text[name.span.start : name.span.end]
    told = reading.last("meeting")
    if told and _belongs(reading, told, name.span, span):
        return told
    welcome = printed.endswith("欢迎仪式")
    if pattern("event.past").search(printed) and not welcome:
        return None
    kind: Kind = "reception" if welcome else "meeting"
    # 座谈会由某某主持。座谈会上: the same
    nameless = printed in listed("generic_name") and not reading.scene.days_in(span)
    for draft in reversed(reading.drafts):
        here = draft.sentence == reading.number or nameless
        if draft.kind == kind and (draft.is_named(printed) or (not draft.names and here)):
            draft.rename(reading.text, name.span)
            date_again(reading, draft, cue, span)
            return draft
    created = reading.create(kind, cue, span, rule)
    if created:
        created.rename(reading.text, name.span)
    return created


def _belongs(reading: Reading, told: Draft, name: Span, span: Span) -> bool:
    """Whether what the noun names is the meeting told before, one of its sittings, or a ceremony within it."""
    text = reading.text
    printed = text[name.start : name.end]
    if told.group.endswith("代表团") and printed.startswith("代表团"):
        told.rename(text, name)  # 来到白水代表团参加审议。某某主持代表团全体会议
        return True
    if not told.names:
        return False
    if pattern("meeting.sitting").fullmatch(printed):
        return True  # 主持第一次全体会议
    if not printed.endswith("仪式") or printed not in listed("generic_name") or reading.scene.days_in(span):
        return False
    return bool(pattern("meeting.part").search(text, *span))  # 会上还举行了颁奖仪式


def date_again(reading: Reading, draft: Draft, cue: Hit, span: Span) -> None:
    """An event told once more may get its day now."""
    if (draft.day is not None and not draft.inferred) or draft.sentence == reading.number:
        return
    day, day_span, news = told_day(reading, cue, span)
    if news and day_span and day_span.start >= draft.span.start:
        draft.day, draft.day_span, draft.inferred = day, day_span, False


def _heard_of(reading: Reading, created: Draft | None) -> Draft | None:
    """A new meeting without a name, named as the one from which the reporter heard the sentence before."""
    if created and reading.heard and reading.heard_lately():
        created.rename(reading.text, reading.heard[0])
    return created


def is_bare(reading: Reading, noun: Hit) -> bool:
    """Whether a meeting's noun names only a kind of gathering: 会议, 座谈会."""
    return reading.scene.names[noun.end].bare


def noun_behind(reading: Reading, cue: Hit, span: Span) -> Hit | None:
    """The meeting's noun that a verb governs: the next one in its clause."""
    for hit in reading.scene.cues_in(Span(cue.end, min(span.end, cue.end + _NOUN_REACH + 60))):
        if hit.kind == "meeting":
            near = hit.start - cue.end <= _NOUN_REACH
            return hit if near and not pattern("event.clause-mark").search(reading.text, cue.end, hit.start) else None
        if hit.kind in _OTHER_VERBS and hit.start - cue.end > 1:
            return None
    return None


def nouns_from(reading: Reading, first: Hit, span: Span) -> list[Hit]:
    """The nouns of a list: 主持A会议、B会议和C会议."""
    found = [first]
    for hit in reading.scene.cues_in(Span(first.end, span.end)):
        end = found[-1].end
        if hit.kind == "meeting" and reading.text[end : hit.start] in ("、", "和", "及", "以及", "、并"):
            found.append(hit)
        elif hit.start > end + 2:
            break
    return found


def nouns_before(reading: Reading, cue: Hit, start: int) -> list[Hit]:
    """The meetings' nouns between `start` and the cue."""
    return [hit for hit in reading.scene.cues_in(Span(start, cue.start)) if hit.kind == "meeting"]
