"""讲话, 汇报, 强调: who spoke at a meeting was there; meetings told by what went on at them."""

from __future__ import annotations

from kg.extract.acting import actor, goes_on
from kg.extract.draft import Draft
from kg.extract.lexicon import Hit
from kg.extract.mention import Mention
from kg.extract.nouns import is_bare, meeting
from kg.extract.reading import Reading
from kg.extract.scene import Run
from kg.model import Span
from kg.patterns import pattern
from kg.words import choices, listed

__all__ = ["is_heard", "named", "report", "say", "speak"]

_AT_IT = "上，"
_BRACKETS = ("【", "[")
_SOON = 2  # sentences
_HEARD = 160  # characters from 听取 to the next who reported
_DONE_THERE = ("attend.reports", "attend.sets-out", "attend.takes-part")
_WHEN = " 0123456789月日上下午"


def named(reading: Reading, cue: Hit, span: Span) -> None:
    """某会议研究了…; 某人在某会议上强调…: a meeting told by its name and what went on there."""
    if not is_bare(reading, cue) and pattern("named.heard").match(reading.text, cue.end):
        reading.heard = (reading.scene.names[cue.end].span, reading.number)
    if _talks_there(reading, cue, span) or not reading.lead or is_bare(reading, cue):
        return
    text, name = reading.text, reading.scene.names[cue.end].span
    if text.startswith("经", name.start) or text.endswith("经", 0, name.start):
        return  # 经常委会会议研究，决定: how a decision was made
    if pattern("named.spoke-at").match(text, cue.end):
        run = actor(reading, cue, span)
        if run and run.quoted and reading.drafts:
            return  # 会议指出，某某总书记在某会上发表讲话: quoted from another meeting
        run = run or _speaker_behind(reading, cue, span)
        draft = meeting(reading, cue, cue, span, "event.spoken-at") if run or not reading.drafts else None
        if draft and run:
            draft.add_all(run.people, "attends", "attends.speaks")
        return
    start = reading.scene.clause_start(cue.start, span.start)
    held = text.endswith(choices("held_attribute"), span.start, name.start) and pattern("named.demands").match(
        text, cue.end
    )
    if held or (pattern("named.went-on").match(text, cue.end) and not text[start : name.start].strip(_WHEN)):
        meeting(reading, cue, cue, span, "event.convened")


def _speaker_behind(reading: Reading, cue: Hit, span: Span) -> Run | None:
    """在某会议上，|副省长某某强调: who speaks stands behind the meeting; no leader who is quoted."""
    run = _behind_meeting(reading, cue, span)
    if run is None or not run.posted or run.quoted or not pattern("attend.says-so").match(reading.text, run.end):
        return None
    return run if reading.took_place(cue, span) else None


def _behind_meeting(reading: Reading, cue: Hit, span: Span) -> Run | None:
    """The people named right behind a meeting: 座谈会上，|某某."""
    if not reading.text.startswith(_AT_IT, cue.end):
        return None
    return reading.scene.run_at(cue.end + len(_AT_IT), span.end)


def _talks_there(reading: Reading, cue: Hit, span: Span) -> bool:
    """在随后的座谈会上，某人强调: a meeting during a visit, told by what was said there."""
    text, visit = reading.text, reading.last("inspection")
    if visit is None or visit.sentence == reading.number or reading.last("meeting"):
        return False
    run = _behind_meeting(reading, cue, span)
    if run is None or text[cue.start : cue.end] not in listed("talk"):
        return False
    if not pattern("named.talks-there").fullmatch(text, span.start, cue.start):
        return False
    received = reading.last()
    if received and received.kind == "reception":  # 会见后举行会谈。座谈会上: the same talks
        received.add_all(run.people, "attends", "attends.speaks")
        return True
    visit.add_all(run.people, "attends", "attends.speaks")  # nobody presides: a part of the visit
    return True


def speak(reading: Reading, cue: Hit, span: Span) -> None:
    """某人讲话, 某人作汇报: who spoke at the meeting was there."""
    text = reading.text
    if pattern("act.unreal").search(text, reading.scene.clause_start(cue.start, span.start), cue.start):
        return
    modified = text[cue.start - 2 : cue.start] in listed("speak_modifier") or text[cue.start - 1] == "的"
    if modified or pattern("speak.in-title").match(text, cue.end):
        return  # 书面讲话, 某人的讲话, 《在某会上的讲话》
    draft = reading.last("meeting")
    waits = draft is None and not _at_meeting(reading, cue, span)
    run = actor(reading, cue, span)
    if run is None or pattern("act.press").search(text, run.end, cue.start):
        return
    if run.quoted and draft and draft.sentence != reading.number and run.people[0].name not in draft.people:
        return  # 会议由甲主持。乙总理对救援提出明确要求: what a leader said before, or elsewhere
    if waits:  # 某人传达了指示。某人主持会议: the meeting is told only then
        if reading.lead and not reading.drafts:
            reading.waiting += [(mention, "attends.speaks") for mention in run.people]
        return
    if draft is None and _speaks_to_all(text, cue, span):
        return
    draft = draft or meeting(reading, None, cue, span, "event.spoken-at")
    if draft:
        for each in (run, *goes_on(reading, run, cue)):
            draft.add_all(each.people, "attends", "attends.speaks")


def _speaks_to_all(text: str, cue: Hit, span: Span) -> bool:
    """Whether somebody addresses the public, not a meeting: 发表电视讲话."""
    address = pattern("speak.address").search(text, max(span.start, cue.start - 4), cue.end)
    return bool(address) and not pattern("speak.occasion").search(text, span.start, address.start() if address else 0)


def _at_meeting(reading: Reading, cue: Hit, span: Span) -> bool:
    """Whether the sentence says that the words were spoken at a meeting, or the verb alone does: 作交流发言."""
    if reading.drafts:
        return False
    if reading.heard_lately():
        return True  # 记者从发布会上获悉，…。某局长介绍
    text, said = reading.text, reading.text[cue.start : cue.end]
    briefed = said.startswith("通报") and bool(reading.scene.days_in(span))
    if briefed and pattern("speak.briefed").search(text, span.start, cue.start):
        return True  # 向党外人士通报: a briefing is a meeting
    return any(word in said for word in listed("spoken")) or "会上" in text[span.start : cue.start]


def say(reading: Reading, cue: Hit, span: Span) -> None:
    """召开会议。副县长某某要求: who speaks first about a meeting was there, and who demands something at it."""
    draft = reading.last()
    if draft is None or draft.kind != "meeting" or not _soon(reading, draft):
        return
    if not _open_to_speakers(draft) and reading.text[cue.start : cue.end] not in listed("demands"):
        return
    run = reading.scene.run_at(span.start, cue.start)
    if run and run.end == cue.start and run.people[0].rule == "name.behind-post":
        draft.add_all(run.people, "attends", "attends.speaks")


def _open_to_speakers(draft: Draft) -> bool:
    """Whether nobody is known to have been at the meeting yet, or somebody presides over it."""
    return not draft.people or bool(draft.presiders())


def _soon(reading: Reading, draft: Draft) -> bool:
    """Whether the sentence goes on with the meeting: soon behind it, or behind one that still tells of it."""
    since = reading.since(draft.sentence)
    if since <= _SOON:
        return since > 0
    return bool(pattern("say.still-there").search(reading.text, *reading.sentence_before()))


def _speaks_next(text: str, run: Run) -> bool:
    """Whether the people, named with their posts, say something to those present: 校长某某高度赞扬了…."""
    return run.people[0].rule == "name.behind-post" and bool(pattern("say.speaks-next").match(text, run.end))


def report(reading: Reading, span: Span) -> None:
    """某局长某某就某事作汇报, 某某在会上强调: who reports at the meeting told last was there.

    Run over every sentence behind the meeting.
    """
    draft, latest = reading.last("meeting"), reading.last()
    if draft is None or (latest is not draft and latest and latest.kind != "reception"):
        return
    text = reading.text
    waits = _open_to_speakers(draft) and _soon(reading, draft)
    for run in reading.scene.runs_in(span.start, span.end):
        if run.stays_away(text):
            continue
        says = run.acts and not run.quoted and pattern("attend.says-there").match(text, run.end)
        if says or (waits and run.start == span.start and _speaks_next(text, run)):
            draft.add_all(run.people, "attends", "attends.speaks")
        elif run.posted and latest is draft and any(pattern(done).match(text, run.end) for done in _DONE_THERE):
            draft.add_all(run.people, "attends", "attends.reports")
        elif (
            _speaks_in_turn(text, draft, run) or (latest is draft and is_heard(text, run)) or _briefs(text, draft, run)
        ):
            draft.add_all(run.people, "attends", "attends.speaks")


def is_heard(text: str, run: Run) -> bool:
    """听取了|副县长某某|关于某事的汇报、局长某某关于某事的汇报: whether these are the people who reported."""
    if not run.posted or not pattern("attend.heard").match(text, run.end):
        return False
    return run.lead == "听取" or bool(pattern("attend.heard-next").search(text, max(0, run.start - _HEARD), run.start))


def _briefs(text: str, draft: Draft, run: Run) -> bool:
    """国务院举行新闻发布会。某部长某某介绍，…: whoever with a post says something in a report of a press conference."""
    if not run.posted or not any(pattern("meeting.briefing").search(name.text) for name in draft.names):
        return False
    if pattern("briefing.takes-word").match(text, run.end):
        begin = run.start - text.startswith(_BRACKETS, run.start - 1) if run.start else 0
        opens = begin == 0 or text[begin - 1] == "\n"  # 市教育局局长某某：…, 【市教育局局长某某】: a paragraph
        return opens and "\n" not in text[run.start : run.end]
    return run.acts and bool(pattern("speak.briefs").match(text, run.end))


def _speaks_in_turn(text: str, draft: Draft, run: Run) -> bool:
    """座谈会上，某某说; 委员们先后发言。某某委员指出: one of several who are quoted from the meeting."""
    named = run.people[0]
    if named.rule == "name.in-turn":
        return True
    if not _is_member(named) or not pattern("attend.member-says").match(text, run.end):
        return False
    return pattern("speak.in-session").search(text, draft.span.start, run.start) is not None


def _is_member(named: Mention) -> bool:
    """Whether somebody is named as one of those who deliberate: 林某某委员, 全国政协委员林某某."""
    titles = choices("member_title")
    if named.rule == "name.before-title":
        return named.posts[-1].text in titles
    return named.rule == "name.behind-post" and any(post.text.endswith(titles) for post in named.posts)
