"""Which event or events a verb of attending is about: by the noun behind it, by its kind, or the one told last."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.lexicon import Hit
from kg.extract.nouns import is_bare, meeting, noun_behind, nouns_from
from kg.extract.reading import Reading
from kg.model import Kind, Span
from kg.patterns import pattern
from kg.words import choices, listed

__all__ = ["attended"]

_ANY: tuple[Kind, ...] = ()
_BRIEFING = 3  # sentences between a visit and those who took part in its meeting


def attended(reading: Reading, cue: Hit, span: Span, *, listed: bool) -> list[Draft]:
    """The event or events that a verb of attending is about; `listed`: the people stand behind the verb."""
    text = reading.text
    if pattern("event.all").search(text, cue.end, min(span.end, cue.end + 12)):
        return list(reading.drafts)
    if pattern("attend.visit-and-talks").match(text, cue.start):
        talks = reading.last("meeting") or reading.create("meeting", cue, span, "event.attended")
        return [draft for draft in (reading.last("inspection"), talks) if draft]
    noun = noun_behind(reading, cue, span)
    visit = _briefing(reading, noun) if noun else None
    if noun is not None and (not listed or not reading.drafts) and visit is None:
        around = pattern("attend.around").match(text, noun.end, noun.end + 12)
        if around and not listed and not is_bare(reading, noun):
            return []  # 出席某会议期间: what else they did there
        drafts = [meeting(reading, each, cue, span, "event.attended") for each in nouns_from(reading, noun, span)]
        return [draft for draft in drafts if draft]
    if text.startswith("陪同", cue.start) and pattern("attend.abroad").match(text, cue.end):
        return []  # 陪同某某出访的有: the party of a journey, no event of its own
    return [visit] if visit else _left_open(reading, cue, span, listed=listed)


def _left_open(reading: Reading, cue: Hit, span: Span, *, listed: bool) -> list[Draft]:
    """The event or events that are meant where no meeting's name stands behind the verb."""
    text = reading.text
    kinds = _kinds(text, cue)
    verb = text[cue.start : cue.end]
    along = not kinds or "陪同" in verb
    if _whole_visit(reading, cue):
        return reading.drafts[:1]
    found = reading.last(*kinds) or (reading.last() if along or verb.endswith("观摩") else None)
    if _watched(text, cue) and not pattern("title.performance").search(reading.scene.article.title):
        return [found] if found else []
    told = listed or "会" in verb or (_is_event(text, cue) and verb not in choices("along_verb"))
    if found is None and not reading.drafts and told:
        found = reading.create(kinds[0] if kinds else _untold(reading, cue, span), cue, span, "event.attended")
    if found and found.kind == "meeting" and not kinds and pattern("attend.both").match(text, cue.end):
        return [
            d
            for d in reading.drafts
            if d is found or (d.people and d.kind != "meeting" and d.sentence == found.sentence)
        ]
    return _met_together(reading, found, cue) if found else []


def _whole_visit(reading: Reading, cue: Hit) -> bool:
    """Whether 参加活动 behind talks means the visit that the report is about."""
    told = reading.last()
    if told is None or told.kind != "meeting" or reading.drafts[0].kind != "inspection":
        return False
    return any(pattern("attend.whole").match(reading.text, at) for at in (cue.end, cue.start + len("参加")))


def _briefing(reading: Reading, noun: Hit) -> Draft | None:
    """The visit told just before, where talks are attended that nothing has told: 会议, 座谈会 are a part of it."""
    told = reading.last()
    if told is None or reading.since(told.sentence) > _BRIEFING or reading.last("meeting"):
        return None
    name = reading.scene.names[noun.end].span
    if told.kind == "inspection" and reading.text[slice(*name)] == "会议":
        return told
    talks = reading.text[slice(*name)] in listed("talk")  # unless somebody presides over them: a meeting of its own
    return told if talks and reading.text.find("主持", told.span.start) < 0 else None


def _untold(reading: Reading, cue: Hit, span: Span) -> Kind:
    """The kind of an event that nothing has told before: of 代表进行视察，甲参加 a visit."""
    kinds = {other.kind for other in reading.scene.cues_in(Span(span.start, cue.start))}
    return "inspection" if "inspect" in kinds and "meeting" not in kinds else "meeting"


def _met_together(reading: Reading, found: Draft, cue: Hit) -> list[Draft]:
    """The event, or the receptions told with it: 分别会见甲和乙. 丙参加会见; 丁参加上述会见."""
    if found.kind == "reception" and reading.text.startswith(choices("aforesaid"), cue.end):
        return [draft for draft in reading.drafts if draft.kind == "reception"]
    hosts = found.presiders()
    if found.kind != "reception" or not hosts:
        return [found]
    return [d for d in reading.drafts if d.kind == "reception" and d.span == found.span and d.presiders() == hosts]


def _kinds(text: str, cue: Hit) -> tuple[Kind, ...]:
    """The kinds of event that what stands behind the verb can mean: 参加会见, 陪同调研; none where it is left open."""
    behind = cue.end + 6
    if cue.kind == "inspect":
        return ("inspection",)  # 一同调研
    if text.startswith("接访", cue.end - 2) or text.startswith("接访", cue.end):
        return ("reception", "inspection")  # told as the one or the other
    inner = pattern("attend.reception-verb").match(text, cue.start + 2, cue.start + 4)
    if inner or pattern("attend.reception").match(text, cue.end, behind):
        return ("reception",)
    along = "陪同" in text[cue.start : cue.end]
    if not along and pattern("attend.visit").match(text, cue.start + 2, cue.end):
        return ("inspection",)  # 参加调研
    if pattern("attend.visit").match(text, cue.end, behind) or along:
        return ("inspection", "reception")
    return ("meeting",) if _watched(text, cue) or "会" in text[cue.end : cue.end + 3] else _ANY


def _watched(text: str, cue: Hit) -> bool:
    """Whether a performance is watched, which is an event only where it is what the report tells of."""
    return text.startswith("观看", cue.start)


def _is_event(text: str, cue: Hit) -> bool:
    """Whether what is attended is an event: a meeting, a visit, or left unsaid; to accompany is to visit."""
    match = pattern("attend.meets").match(text, cue.end)
    return match is not None and not ("陪同" in text[cue.start : cue.end] and len(match[0]) > len("考察了"))
