"""出席, 参加, 列席, 陪同: who else was there."""

from __future__ import annotations

from kg.extract.acting import actor, guests_beside, guests_too, jointly, side_by_side, who_is_there
from kg.extract.draft import Draft
from kg.extract.lexicon import Hit, listed
from kg.extract.nouns import is_bare, meeting, noun_behind, nouns_from
from kg.extract.patterns import pattern
from kg.extract.reading import Reading
from kg.extract.receiving import welcome_host
from kg.extract.scene import Run
from kg.model import Kind, Presence, Span

__all__ = ["attend", "sits_with", "they_are"]

_LIST_REACH = 400  # characters behind the sentence into which a list of those present may run
_LIST_GAP = 12  # characters between two people of that list
_OPENING = 24  # characters of a clause before the one who is accompanied
_EVENT_VERBS = frozenset(("attend", "convene", "inspect", "preside", "receive"))
_ANY: tuple[Kind, ...] = ()
_THEY = 3  # sentences between an event and the list of those who were there
_BRIEFING = 3  # sentences between a visit and those who took part in its meeting


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
    if runs and not listed and text.endswith(jointly(), 0, cue.start):
        people += guests_beside(reading, runs[0], cue, span)  # 甲同乙共同|出席
    for draft in _attended(reading, cue, span, listed=listed is not None):
        draft.add_all(people, "attends", "attends.by-verb", presence)
        if draft.kind == "reception":
            welcome_host(reading, draft, cue, span)


def _deliberates(reading: Reading, cue: Hit, span: Span) -> bool:
    """某人参加某代表团审议: each delegation's sitting is a meeting of its own, without a name."""
    found = pattern("attend.deliberates").match(reading.text, cue.end)
    run = actor(reading, cue, span) if found else None
    if found is None or run is None:
        return False
    told = (draft for draft in reading.drafts if draft.kind == "meeting" and draft.group == found[1])
    draft = next(told, None) or reading.create("meeting", cue, span, "event.attended", anew=True)
    if draft:
        draft.group = found[1]
        draft.add_all(run.people, "attends", "attends.by-verb")
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
    if leader is None and told and reading.last() is told and told.presiders():
        for run in company:  # 在某某陪同下，先后到某地: the leader is who was told before
            told.add_all(run.people, "attends", "attends.goes-along")
        return
    if leader and told and reading.last() is told and leader.people[0].name in told.presiders():
        for run in company:
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


def _attended(reading: Reading, cue: Hit, span: Span, *, listed: bool) -> list[Draft]:
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
    along = not kinds or verb.startswith("陪同")
    found = reading.last(*kinds) or (reading.last() if along else None)
    if _watched(text, cue) and not pattern("title.performance").search(reading.scene.article.title):
        return [found] if found else []
    if found is None and not reading.drafts and (listed or "会" in verb or _is_event(text, cue)):
        found = reading.create(kinds[0] if kinds else _untold(reading, cue, span), cue, span, "event.attended")
    if found and found.kind == "meeting" and not kinds and pattern("attend.both").match(text, cue.end):
        return [
            d
            for d in reading.drafts
            if d is found or (d.people and d.kind != "meeting" and d.sentence == found.sentence)
        ]
    return _met_together(reading, found, cue) if found else []


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
    if found.kind == "reception" and reading.text.startswith(("上述", "以上"), cue.end):
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
    if not text.startswith("陪同", cue.start) and pattern("attend.visit").match(text, cue.start + 2, cue.end):
        return ("inspection",)  # 参加调研
    if pattern("attend.visit").match(text, cue.end, behind) or text.startswith("陪同", cue.start):
        return ("inspection", "reception")
    return ("meeting",) if _watched(text, cue) or "会" in text[cue.end : cue.end + 3] else _ANY


def _watched(text: str, cue: Hit) -> bool:
    """Whether a performance is watched, which is an event only where it is what the report tells of."""
    return text.startswith("观看", cue.start)


def _is_event(text: str, cue: Hit) -> bool:
    """Whether what is attended is an event: a meeting, a visit, or left unsaid; to accompany is to visit."""
    match = pattern("attend.meets").match(text, cue.end)
    return match is not None and not (text.startswith("陪同", cue.start) and len(match[0]) > len("考察了"))
