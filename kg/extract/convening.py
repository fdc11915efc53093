"""召开, 举行: a meeting takes place, with its name, the body that holds it, or the host of a welcome."""

from __future__ import annotations

from kg.extract.acting import actor, guests_beside
from kg.extract.adverbials import only_adverbials
from kg.extract.draft import Draft
from kg.extract.lexicon import Hit
from kg.extract.meetings import ordinal_of
from kg.extract.nouns import is_bare, meeting, noun_behind, nouns_before
from kg.extract.organiser import organiser
from kg.extract.reading import Reading
from kg.extract.scene import Run
from kg.model import Name, Span
from kg.patterns import pattern
from kg.words import choices, listed

__all__ = ["convene"]

_NAME_REACH = 80  # characters of a meeting's name


def convene(reading: Reading, cue: Hit, span: Span) -> None:
    """召开会议, 会议在某地举行: the meeting's name stands before the verb, or behind it.

    Who only 召开 or 组织召开 a meeting was there; 主持召开 is read as 主持.
    """
    start = reading.scene.clause_start(cue.start, span.start)
    before = _noun_before(reading, cue, start)
    if not _takes_place(reading, cue, start, before) or _ceremony(reading, cue, span):
        return
    after = noun_behind(reading, cue, span)
    noun = after or before
    if noun is None:
        return
    run = actor(reading, cue, span)
    if run and after is None and run.end <= noun.end:
        run = None  # 林启明总书记关于农业的论述|研讨会8日召开: in the meeting's name, or whom it is about
    if run is None and _talks_that_day(reading, noun, cue, span):
        return
    if run is None and not reading.lead and not reading.scene.days_in(span) and not _same_day(reading, cue, span):
        return
    nameless = noun is after and run is None and _nameless(reading, noun, cue)
    if nameless and _made_ready(reading, span):
        return
    body = organiser(reading.text, start, cue.start) if nameless else ""
    if noun is after and run is None and not nameless:
        body = _headquarters(reading, noun, cue, start)
        nameless = bool(body)
    if nameless and (body or _of_session(reading, noun)):
        _body_meets(reading, cue, noun, span, body)
    elif after or not is_bare(reading, noun) or (reading.lead and not reading.drafts):
        _held(reading, cue, span, noun, run)


def _same_day(reading: Reading, cue: Hit, span: Span) -> bool:
    """会见结束后，某某座谈会于当天下午举行: on the day of what was told before."""
    return bool(reading.drafts) and bool(pattern("convene.same-day").search(reading.text, span.start, cue.start))


def _talks_that_day(reading: Reading, noun: Hit, cue: Hit, span: Span) -> bool:
    """当晚，两地举行座谈会: talks on the day of a visit told before; whether the sentence tells of such."""
    name = reading.scene.names[noun.end].span
    if reading.last("inspection") is None or reading.text[slice(*name)] not in listed("talk"):
        return False
    if not pattern("convene.that-day").match(reading.text, span.start):
        return False
    draft = reading.create("meeting", cue, span, "event.convened", anew=True)
    if draft:
        draft.rename(reading.text, name)
    return draft is not None


def _made_ready(reading: Reading, span: Span) -> bool:
    """会前，制定了方案并召开专题会议: what a body did before the meeting told already."""
    return bool(reading.drafts) and bool(pattern("convene.before").match(reading.text, span.start))


def _takes_place(reading: Reading, cue: Hit, start: int, noun: Hit | None) -> bool:
    """Whether the verb tells what took place, not what is planned, asked for, or another's: 定于明日召开, 召开的.

    `noun`: the meeting named before the verb; what its name says is no doubt (人才培育|计划|启动会召开).
    """
    text = reading.text
    if pattern("convene.behind").match(text, cue.end):
        return False
    if text.endswith(choices("convene_about"), 0, cue.start):
        return False
    if pattern("convene.congratulated").match(text, cue.end) or pattern("convene.protest").match(text, cue.end):
        return False
    if any(pattern(doubt).search(text, start, cue.start) for doubt in ("convene.later", "act.other")):
        return False
    doubt = pattern("act.unreal").search(text, start, cue.start)
    return doubt is None or (noun is not None and noun.start <= doubt.start() < noun.end)


def _noun_before(reading: Reading, cue: Hit, start: int) -> Hit | None:
    """The meeting's noun in the clause before the verb: 春耕会议|在县城召开."""
    nouns = nouns_before(reading, cue, start)
    if not nouns and only_adverbials(reading.text, start, cue.start):  # 春耕会议，|在县城召开
        nouns = [noun for noun in nouns_before(reading, cue, max(0, start - _NAME_REACH)) if noun.end == start - 1]
    return nouns[-1] if nouns and not pattern("convene.described").match(reading.text, nouns[-1].end) else None


def _nameless(reading: Reading, noun: Hit, cue: Hit) -> bool:
    """Whether the noun needs the body before the verb for a name: 召开会议, 召开第三次会议, 召开全体会议."""
    name = reading.scene.names[noun.end].span
    kind, _, number = reading.text[slice(*name)].partition("（第")
    if is_bare(reading, noun) or kind in listed("plenary_name") or (number and kind in listed("bare_name")):
        return True
    if pattern("convene.briefing").fullmatch(reading.text, name.start, noun.end):
        return True
    opens = "召开" in reading.text[cue.start : cue.end]
    numbered = pattern("convene.number" if opens else "convene.bare-number")
    return bool(numbered.fullmatch(reading.text, name.start, noun.end))


def _headquarters(reading: Reading, noun: Hit, cue: Hit, start: int) -> str:
    """The headquarters that hold a meeting named by its form only: 市防汛指挥部召开视频调度会议; else ""."""
    name = reading.scene.names[noun.end].span
    if not pattern("convene.dispatch").fullmatch(reading.text, *name):
        return ""
    body = organiser(reading.text, start, cue.start)
    return body if pattern("convene.headquarters").search(body) else ""


def _of_session(reading: Reading, noun: Hit) -> bool:
    """Whether the noun is no name even where no body stands before the verb: 会议, 第七次会议举行|全体会议."""
    name = reading.scene.names[noun.end].span
    return is_bare(reading, noun) or reading.text.startswith("全体", name.start)


def _held(reading: Reading, cue: Hit, span: Span, noun: Hit, run: Run | None) -> None:
    """The meeting that the noun names, with who convened it."""
    here = reading.meeting_here()
    if is_bare(reading, noun) and not (here and not here.names):
        draft = reading.create("meeting", cue, span, "event.convened")
    else:
        draft = meeting(reading, noun, cue, span, "event.convened")
    if draft is None:
        return
    if run and draft.kind == "reception":
        hosts = draft.presiders()
        if hosts and run.people[0].name not in hosts:  # another host gives another welcome
            draft = reading.create("reception", cue, span, "event.convened")
            if draft is None:
                return
            draft.rename(reading.text, reading.scene.names[noun.end].span)
        _welcome(reading, draft, run, cue)
    elif run and cue.start >= run.end:
        draft.add_all((*run.people, *guests_beside(reading, run, cue, span)), "attends", "attends.convenes")
        if reading.text.endswith(choices("hospitality"), 0, noun.end):
            _entertained(reading, draft, run, cue)
    elif not draft.body and noun.start >= cue.end:
        draft.body = organiser(reading.text, reading.scene.clause_start(cue.start, span.start), cue.start)


def _entertained(reading: Reading, draft: Draft, run: Run, cue: Hit) -> None:
    """某人为某人举行宴会: for whom it is given is there."""
    for guests in reading.scene.runs_in(run.end, cue.start):
        if guests.lead == "为" and not guests.quoted:
            draft.add_all(guests.people, "attends", "attends.received")


def _welcome(reading: Reading, draft: Draft, run: Run, cue: Hit) -> None:
    """某人为某人举行欢迎仪式: who gives the welcome presides, who is welcomed attends."""
    draft.add(run.people[0], "presides", "presides.receives")
    draft.add_all(run.people[1:], "attends", "attends.received")
    for guests in reading.scene.runs_in(run.end, cue.start):
        draft.add_all(guests.people, "attends", "attends.received")


def _body_meets(reading: Reading, cue: Hit, noun: Hit, span: Span, body: str) -> None:
    """某领导小组召开会议: the body's meeting, named after the body; 举行会议 gives no name."""
    start = reading.scene.clause_start(cue.start, span.start)
    if not body:
        if not reading.drafts:
            reading.create("meeting", cue, span, "event.convened")
        return
    name = f"{body}{reading.text[noun.start : noun.end]}"
    known = next((draft for draft in reading.drafts if draft.is_named(name)), None)
    here = reading.meeting_here()
    if known is None and here and here.rule == "event.presided" and not here.names:
        known = here  # 在某人主持下，某委员会召开会议
    draft = known or reading.create("meeting", cue, span, "event.body-meets")
    if draft is None:
        return
    draft.body = body
    studies = reading.text.startswith("理论学习", noun.start)
    if not draft.names and (not body.endswith("党组") or studies) and not pattern("convene.own").fullmatch(body):
        at = reading.text.index(body, start)
        ordinal, series = ordinal_of(name)
        draft.names.append(Name(name, series or name, ordinal, Span(at, noun.end), "name.of-body"))


def _ceremony(reading: Reading, cue: Hit, span: Span) -> bool:
    """举行仪式，欢迎…访问: a reception; the host gives it."""
    welcome = pattern("convene.welcome").match(reading.text, cue.end)
    run = actor(reading, cue, span) if welcome else None
    if welcome is None or run is None:
        return False
    created = reading.create("reception", cue, span, "event.welcomed")
    if created:
        at = reading.text.index("仪式", cue.end)
        created.names.append(Name("欢迎仪式", "", None, Span(at, at + 2), "name.of-welcome"))
        created.add(run.people[0], "presides", "presides.receives")
        created.add_all(run.people[1:], "attends", "attends.received")
        for guests in reading.scene.runs_in(welcome.end(), span.end)[:1]:
            created.add_all(guests.people, "attends", "attends.received")
    return True
