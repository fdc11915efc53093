"""出席, 参加, 列席, 陪同: who else was there."""

from __future__ import annotations

from kg.extract.acting import actor, guests_beside, guests_too, side_by_side, who_is_there
from kg.extract.attended import attended
from kg.extract.lexicon import Hit
from kg.extract.nouns import noun_behind
from kg.extract.reading import Reading
from kg.extract.receiving import welcome_host
from kg.extract.scene import Run
from kg.model import Presence, Span
from kg.patterns import pattern
from kg.words import choices

__all__ = ["attend", "sits_with", "they_are"]

_LIST_REACH = 400  # characters behind the sentence into which a list of those present may run
_LIST_GAP = 56  # characters between two people of that list, with what is noted in brackets behind the first
_OPENING = 24  # characters of a clause before the one who is accompanied
_EVENT_VERBS = frozenset(("attend", "convene", "inspect", "preside", "receive"))
_THEY = 3  # sentences between an event and the list of those who were there


def attend(reading: Reading, cue: Hit, span: Span) -> None:
    """某人出席会议, 参加调研的有…: puts people into the event or events that the verb is about."""
    text = reading.text
    if text.startswith("下", cue.end) and "陪同" in text[cue.start : cue.end]:
        _escorted(reading, cue, span)
        return
    if _attribute(reading, cue, span) or pattern("attend.during").match(text, cue.end):
        return
    if pattern("attend.of-report").match(text, cue.end):
        return  # 审议某人出席论坛的书面报告
    if _deliberates(reading, cue, span):
        return
    listed = pattern("attend.listed").match(text, cue.end)
    runs = _listed(reading, listed.end(), span) if listed else side_by_side(reading, cue, span)
    if not runs and not listed and (there := who_is_there(reading, cue, span)):
        runs = [there]
    if not runs and not _tells(reading, cue, span):
        return
    presence = _presence(text, cue, span)
    people = [mention for run in (*runs, *guests_too(reading, cue)) for mention in run.people]
    if runs and not listed and text.endswith(choices("jointly"), 0, cue.start):
        people += guests_beside(reading, runs[0], cue, span)  # 甲同乙共同|出席
    events = attended(reading, cue, span, listed=listed is not None)
    if not events and reading.lead and not reading.drafts and text.startswith("活动", cue.end):
        reading.waiting += [(mention, "attends.by-verb") for mention in people]  # 甲出席活动，乙主持活动
    for draft in events:
        draft.add_all(people, "attends", "attends.by-verb", presence)
        if draft.kind == "reception":
            welcome_host(reading, draft, cue, span)


def _deliberates(reading: Reading, cue: Hit, span: Span) -> bool:
    """某人参加某代表团审议: each delegation's sitting is a meeting of its own; 第一组讨论 is part of one."""
    found = pattern("attend.deliberates").match(reading.text, cue.end)
    run = actor(reading, cue, span) if found else None
    if found is None or run is None:
        return False
    people = [mention for each in side_by_side(reading, cue, span) for mention in each.people]
    told = (draft for draft in reading.drafts if draft.kind == "meeting" and draft.group == found[1])
    whole = reading.last("meeting") if pattern("attend.of-whole").fullmatch(found[1]) else None
    draft = next(told, None) or whole or reading.create("meeting", cue, span, "event.attended", anew=True)
    if draft:
        if whole is None:
            draft.group = found[1]
        draft.add_all(people, "attends", "attends.by-verb")
    return True


def sits_with(reading: Reading, span: Span) -> None:
    """某人来到某代表团，同代表们一起审议: a sitting that no verb of attending tells; run over every sentence."""
    if not reading.lead or reading.text.find("代表团", span.start, span.end) < 0:
        return
    for run in reading.scene.runs_in(span.start, span.end):
        found = pattern("attend.sits-with").match(reading.text, run.end) if run.acts else None
        if found and not any(draft.group == found[1] for draft in reading.drafts):
            created = reading.create("meeting", Hit(run.end, found.end(), "attend"), span, "event.attended")
            if created:
                created.group = found[1]
                created.add_all(run.people, "attends", "attends.by-verb")
            return


def they_are(reading: Reading, span: Span) -> None:
    """会见了来宾。他们是：某某、某某: a list of those of whom the sentence before tells; run over every sentence."""
    found, told = pattern("attend.they-are").match(reading.text, span.start), reading.last()
    if found is None or told is None or reading.since(told.sentence) > _THEY:
        return
    if not pattern("attend.not-there").search(reading.text, *reading.sentence_before()):
        for run in _listed(reading, found.end(), span):
            told.add_all(run.people, "attends", "attends.by-verb")


def _attribute(reading: Reading, cue: Hit, span: Span) -> bool:
    """Whether the verb only says who was received: 会见|来参加论坛的某某."""
    start = reading.scene.clause_start(cue.start, span.start)
    before = [other for other in reading.scene.cues_in(Span(start, cue.start)) if other.kind == "receive"]
    return bool(before) and not pattern("attend.goes-on").search(reading.text, before[-1].start + 2, cue.start)


def _escorted(reading: Reading, cue: Hit, span: Span) -> None:
    """某人在某某陪同下，从某地出发: a visit that no verb of visiting tells."""
    scene = reading.scene
    start = scene.clause_start(cue.start, span.start)
    runs = scene.runs_in(span.start, cue.start)
    ahead = (run for run in runs if run.acts and run.lead != "在" and run.start <= start + _OPENING)
    leader = next(ahead, None)
    company = [run for run in runs if run.lead == "在" or (leader and run.start > leader.end)]
    told = reading.last("inspection")
    leaders = told.presiders() if told and reading.last() is told else []
    if told and leaders and (leader is None or leader.people[0].name in leaders):
        for run in company:  # 在某某陪同下，先后到某地: the leader is who was told before
            told.add_all(run.people, "attends", "attends.goes-along")
        return
    more = any(later.kind in _EVENT_VERBS for later in scene.cues_in(Span(cue.end, span.end)))
    if leader is None or not company or told or more or pattern("visit.honours").match(reading.text, cue.end):
        return
    created = reading.create("inspection", cue, span, "event.inspected")
    if created:
        created.add(leader.people[0], "presides", "presides.goes")
        for run in company:
            created.add_all(run.people, "attends", "attends.goes-along")


def _presence(text: str, cue: Hit, span: Span) -> Presence:
    """How they were there: 视频出席, 在分会场出席, 列席."""
    if "视频" in text[max(span.start, cue.start - 6) : cue.start]:
        return "video"
    if "分会场" in text[max(span.start, cue.start - 12) : cue.start]:
        return "video"
    return "observer" if pattern("attend.observer").match(text, cue.start) else "person"


def _tells(reading: Reading, cue: Hit, span: Span) -> bool:
    """全体常委参加会议: nobody is named, but that a meeting took place is told first here."""
    if reading.drafts or not reading.lead or noun_behind(reading, cue, span) is None:
        return False
    if not reading.first and not reading.scene.days_in(span):
        return False  # 领导人出席了第三届论坛: of what took place before
    if reading.scene.runs_in(reading.scene.clause_start(cue.start, span.start), cue.start):
        return False  # 就某人出席论坛举行吹风会: announced
    return not pattern("act.unreal").search(reading.text, span.start, cue.start)


def _listed(reading: Reading, at: int, span: Span) -> list[Run]:
    """The people behind 出席会议的还有."""
    found: list[Run] = []
    between = pattern("attend.between")
    for run in reading.scene.runs_in(at, min(len(reading.text), span.end + _LIST_REACH)):
        if run.start - at > _LIST_GAP or not between.fullmatch(reading.text, at, run.start):
            break
        found.append(run)
        at = run.end
    return found
