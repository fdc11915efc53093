"""调研, 检查, 慰问: who went out, with whom, and whom they visited."""

from __future__ import annotations

from kg.extract.acting import actor
from kg.extract.attending import attend
from kg.extract.draft import Draft
from kg.extract.lexicon import Hit
from kg.extract.nouns import date_again
from kg.extract.reading import Reading
from kg.extract.scene import Run
from kg.extract.speaking import is_heard
from kg.model import Span
from kg.patterns import pattern
from kg.words import choices, listed

__all__ = ["inspect", "lead_out", "party", "visited"]

_ON_THE_WAY = frozenset(("inspect", "lead", "meeting"))
_NEAR = 8  # characters before the verb in which 陪同此次 is looked for
_CALLED = 32  # characters of 看望慰问了 and what describes whom, before a name with its post
_TOLD = 8  # characters of 对一同前往的 before them
_FARTHEST = 90  # characters between who goes out and the verb


def inspect(reading: Reading, cue: Hit, span: Span) -> None:
    """某人到某地调研, 甲陪同乙视察, 检查组在某人带领下检查."""
    near = reading.text[max(0, cue.start - 3) : cue.start]
    if near.endswith(choices("along")) and reading.last("inspection"):
        attend(reading, cue, span)
        return
    if "陪同下" not in near and any(word in near for word in listed("attended_before")):
        return
    if _no_visit(reading.text, cue, span) or _told_of(reading, cue, span) or _condolence(reading, cue, span):
        return
    if reading.last("meeting") and pattern("visit.after").search(reading.text, span.start, cue.start):
        return  # 仪式结束后，某某参观了展览: a part of what was told
    run = actor(reading, cue, span) or _leader(reading, cue, span) or _went(reading, cue, span)
    run = _not_company(reading, run, cue, span) if run else None
    if run and (cue.start - run.end <= _FARTHEST or run is reading.subject):
        _visit(reading, cue, span, run)
    elif run is None:
        _unled(reading, cue, span)


def _unled(reading: Reading, cue: Hit, span: Span) -> None:
    """督查组一行8日到某地督查, 考察组在某人陪同下考察: a visit of a group whose leader is not named."""
    told = reading.last("inspection")
    if told and told.presiders():
        return
    group = pattern("visit.group").search(reading.text, span.start, cue.start)
    if group is None or pattern("act.unreal").search(reading.text, span.start, cue.start):
        return
    between = reading.scene.runs_in(group.end(), cue.start)
    if any(run.lead != "在" for run in between) or not (between or reading.scene.days_in(span)):
        return
    draft = told or reading.create("inspection", cue, span, "event.inspected")
    for run in between if draft else ():
        if draft and pattern("visit.company").match(reading.text, run.end):
            draft.add_all(run.people, "attends", "attends.goes-along")


def _not_company(reading: Reading, run: Run, cue: Hit, span: Span) -> Run | None:
    """甲率领的考察组，在|乙|陪同下考察: not 乙, who goes along, but who leads, or acts before in the sentence."""
    if run.lead in listed("party_lead"):  # 甲带领|乙、丙检查
        leaders = [r for r in reading.scene.runs_in(span.start, run.start) if r.acts and r.lead != run.lead]
        reading.subject = leaders[-1] if leaders else run
        return reading.subject
    if run.lead != "在" or not pattern("visit.company").match(reading.text, run.end):
        return run
    before = (r for r in reading.scene.runs_in(span.start, run.start) if r.acts and r.lead != "在")
    reading.subject = _leader(reading, cue, span) or next(before, None)
    return reading.subject


def _told_of(reading: Reading, cue: Hit, span: Span) -> bool:
    """Whether the visit is what somebody tells of: 某某通报了今年以来专项|检查|情况."""
    start = reading.scene.clause_start(cue.start, span.start)
    told = [other for other in reading.scene.cues_in(Span(start, cue.start)) if other.kind in ("speak", "say")]
    return bool(told) and bool(reading.scene.runs_in(start, told[-1].start))


def _no_visit(text: str, cue: Hit, span: Span) -> bool:
    """Whether the word is part of a noun (调研组), taken up again (陪同此次调研), or told in passing (巡查时发现)."""
    if text[cue.end : cue.end + 1] in listed("inspected_thing") or pattern("visit.while").match(text, cue.end):
        return True
    near = max(span.start, cue.start - _NEAR)
    return any(pattern(key).search(text, near, cue.start) for key in ("visit.attended", "visit.aside"))


def _condolence(reading: Reading, cue: Hit, span: Span) -> bool:
    """Whether 慰问 is sent by words: 致以诚挚的慰问."""
    if not reading.text.endswith("慰问", 0, cue.end):
        return False
    start = reading.scene.clause_start(cue.start, span.start)
    return bool(pattern("visit.condolence").search(reading.text, start, cue.start))


def _visit(reading: Reading, cue: Hit, span: Span, run: Run) -> None:
    """The visit of these people: one already told, or a new one."""
    if _meets_visitors(reading, run, cue) or _shown_round(reading, run, span):
        return
    led = _accompanied(reading, run, cue)
    leaders = led or run
    for draft in reading.drafts:
        if draft.kind == "inspection" and leaders.people[0].name in draft.people:
            _told_again(reading, draft, cue, span)
            _company(reading, draft, leaders, cue, span)
            return
    created = reading.create("inspection", cue, span, "event.inspected")
    if created is None:
        return
    apart = pattern("visit.apart").search(reading.text, leaders.end, max(leaders.end, cue.start))
    created.add_leaders(leaders.people, "presides.goes", apart=apart is not None)
    if led:
        created.add_all(run.people, "attends", "attends.goes-along")
    _company(reading, created, leaders, cue, span)


def _company(reading: Reading, draft: Draft, leaders: Run, cue: Hit, span: Span) -> None:
    """某人在甲和乙陪同下到某地调研: who went along."""
    for other in reading.scene.runs_in(span.start, cue.start):
        if other is leaders:
            continue
        led = other.lead in listed("party_lead") and other.start > leaders.end
        if led or (other.lead == "在" and pattern("visit.company").match(reading.text, other.end)):
            draft.add_all(other.people, "attends", "attends.goes-along")


def _meets_visitors(reading: Reading, run: Run, cue: Hit) -> bool:
    """市长到驻地看望检查组: who comes to see those of the visit told before was there."""
    visit = reading.last("inspection")
    if visit is None or run.people[0].name in visit.people:
        return False
    if not pattern("visit.visitors").match(reading.text, cue.end):
        return False
    visit.add_all(run.people, "attends", "attends.goes-along")
    return True


def _shown_round(reading: Reading, run: Run, span: Span) -> bool:
    """某某一行抵达后，在校长等的带领下，走访: who shows those of the visit told before round goes along."""
    told = reading.last("inspection")
    ahead = next((other for other in reading.scene.runs_in(span.start, run.start) if other.acts), None)
    if told is None or ahead is None or run.lead != "在" or ahead.people[0].name not in told.presiders():
        return False
    told.add_all(run.people, "attends", "attends.goes-along")
    return True


def _went(reading: Reading, cue: Hit, span: Span) -> Run | None:
    """某人先后到甲村、乙村，丙站检查: who went somewhere in a clause before, with no verb of another event since."""
    text, scene = reading.text, reading.scene
    runs = (run for run in reversed(scene.runs_in(span.start, cue.start)) if run.acts)
    run = next((run for run in runs if run.lead != "在" or not pattern("visit.company").match(text, run.end)), None)
    if run is None or run.lead in listed("company_lead"):
        return None
    if any(pattern(doubt).search(text, run.end, cue.start) for doubt in ("act.unreal", "act.other")):
        return None
    others = scene.cues_in(Span(run.end, cue.start))
    if any(other.kind not in _ON_THE_WAY and not text.startswith("下", other.end) for other in others):
        return None  # but 在某某陪同|下
    return run if pattern("visit.went").search(text, run.end, cue.start) else None


def _leader(reading: Reading, cue: Hit, span: Span) -> Run | None:
    """检查组在某人带领下检查: who leads the group."""
    led = pattern("act.led")
    return next((r for r in reading.scene.runs_in(span.start, cue.start) if led.match(reading.text, r.end)), None)


def _accompanied(reading: Reading, run: Run, cue: Hit) -> Run | None:
    """甲陪同乙视察: 乙 leads."""
    for other in reading.scene.runs_in(run.end, cue.start):
        if other.lead == "陪同" or reading.text.endswith("陪同", run.end, other.start):
            return other
    return None


def _told_again(reading: Reading, draft: Draft, cue: Hit, span: Span) -> None:
    """An event told once more: it may get its day now, and what follows belongs to it."""
    date_again(reading, draft, cue, span)
    reading.drafts.remove(draft)
    reading.drafts.append(draft)


def lead_out(reading: Reading, cue: Hit, span: Span) -> None:
    """率队, 带队: who leads a visit that others make."""
    run = actor(reading, cue, span)
    draft = reading.last("inspection")
    if run is None:
        return
    led = draft is not None and run.lead == "由" and not draft.presiders()  # 调研组到某地。调研组由某某带队
    if draft is None or (draft.sentence != reading.number and not led):
        _group_goes(reading, cue, span, run)
        return
    leaders = {mention.name for mention in run.people}
    for name, (mention, role, presence, _) in list(draft.people.items()):
        if role == "presides" and name not in leaders:
            draft.people[name] = (mention, "attends", presence, "attends.goes-along")
    draft.add_leaders(run.people, "presides.leads")


def _group_goes(reading: Reading, cue: Hit, span: Span, run: Run) -> None:
    """某人率调研组一行到某地, 调研组到某地调研，某人带队: a visit told by who leads it."""
    told = reading.last("inspection")
    if told and run.people[0].name in told.people:
        return
    gone = any(other.kind == "inspect" for other in reading.scene.cues_in(Span(span.start, run.start)))
    if not pattern("visit.group-goes").match(reading.text, cue.end) and (reading.drafts or not gone):
        return
    created = reading.create("inspection", cue, span, "event.inspected")
    if created:
        created.add_leaders(run.people, "presides.leads")


def party(reading: Reading, span: Span) -> None:
    """某人一行来到某地, 某人赶赴某地指导救援: a visit that no verb of visiting has told; run over every sentence."""
    if reading.drafts or not reading.lead:
        return
    for run in reading.scene.runs_in(span.start, span.end):
        gone = pattern("visit.party").match(reading.text, run.end) if run.acts else None
        if gone:
            reading.subject = run
            created = reading.create("inspection", Hit(run.end, gone.end(), "inspect"), span, "event.inspected")
            if created:
                created.add_leaders(run.people, "presides.goes")
            return


def _back(run: Run, span: Span, reach: int) -> int:
    """Where to look from for what stands at most `reach` characters before the people, in their sentence."""
    return max(span.start, run.start - reach)


def _called_on(text: str, run: Run, span: Span) -> bool:
    """看望了|原副校长某某: whether the visit was to those named with a post, who neither go nor say anything."""
    if not pattern("visit.calls-on").search(text, _back(run, span, _CALLED), run.start):
        return False
    if pattern("visit.party").match(text, run.end):
        return False
    return text.startswith(("，", "。", "；", "、", "等"), run.end)


def visited(reading: Reading, span: Span) -> None:
    """看望某人家中, 向检查组一行介绍: officials who were visited or told; run over every sentence behind a visit."""
    draft = reading.last()
    if draft is None or draft.kind != "inspection":
        return
    for run in reading.scene.runs_in(span.start, span.end):
        named = run.posted or (run.people[0].posts and not run.quoted)
        if named and run.acts and pattern("visit.shows").match(reading.text, run.end):
            draft.add_all(run.people, "attends", "attends.visited")
        told = run.posted and pattern("attend.told-along").search(reading.text, _back(run, span, _TOLD), run.start)
        if told:  # 对随行的|副县长某某说
            draft.add_all(run.people, "attends", "attends.goes-along")
        hosts = run.posted and reading.text.endswith("受到", 0, run.start)
        if hosts and pattern("visit.hosted").match(reading.text, run.end):
            draft.add_all(run.people, "attends", "attends.visited")
        if is_heard(reading.text, run):
            draft.add_all(run.people, "attends", "attends.reports")
        if run.posted and draft.presiders() and _called_on(reading.text, run, span):
            draft.add_all(run.people, "attends", "attends.visited")
        at_home = run.posted and run.lead in listed("visit_lead")
        if at_home and pattern("attend.visited").match(reading.text, run.end):
            draft.add_all(run.people, "attends", "attends.visited")
