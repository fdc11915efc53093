"""调研, 检查, 慰问: who went out, with whom, and whom they visited."""

from __future__ import annotations

from kg.extract.attending import attend
from kg.extract.draft import Draft
from kg.extract.lexicon import Hit, listed
from kg.extract.news import told_day
from kg.extract.patterns import pattern
from kg.extract.reading import Reading
from kg.extract.scene import Run
from kg.model import Span

__all__ = ["inspect", "lead_out", "visited"]

_FARTHEST = 90  # characters between who goes out and the verb


def inspect(reading: Reading, cue: Hit, span: Span) -> None:
    """某人到某地调研, 甲陪同乙视察, 检查组在某人带领下检查."""
    near = reading.text[max(0, cue.start - 3) : cue.start]
    if near.endswith(("一同", "一起")) and reading.last("inspection"):
        attend(reading, cue, span)
        return
    if "陪同下" not in near and any(word in near for word in listed("attended_before")):
        return
    if reading.text[cue.end : cue.end + 1] in listed("inspected_thing"):
        return  # 调研组, 检查站
    run = reading.actor(cue, span) or _leader(reading, cue, span)
    if run and (cue.start - run.end <= _FARTHEST or run is reading.subject):
        _visit(reading, cue, span, run)


def _visit(reading: Reading, cue: Hit, span: Span, run: Run) -> None:
    """The visit of these people: one already told, or a new one."""
    led = _accompanied(reading, run, cue)
    leaders = led or run
    for draft in reading.drafts:
        if draft.kind == "inspection" and leaders.people[0].name in draft.people:
            _told_again(reading, draft, cue, span)
            return
    created = reading.create("inspection", cue, span, "event.inspected")
    if created is None:
        return
    created.add_all(leaders.people, "presides", "presides.goes")
    if led:
        created.add_all(run.people, "attends", "attends.goes-along")
    for other in reading.scene.runs_in(span.start, cue.start):
        if other is not leaders and reading.text[other.end : other.end + 4].lstrip("等").startswith("陪同"):
            created.add_all(other.people, "attends", "attends.goes-along")


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
    if draft.day is None and draft.sentence != reading.number:
        day, day_span, news = told_day(reading, cue, span)
        if news and day_span and day_span.start >= span.start:
            draft.day, draft.day_span = day, day_span
    reading.drafts.remove(draft)
    reading.drafts.append(draft)


def lead_out(reading: Reading, cue: Hit, span: Span) -> None:
    """率队, 带队: who leads a visit that others make."""
    run = reading.actor(cue, span)
    draft = reading.last("inspection")
    if run is None or draft is None or draft.sentence != reading.number:
        return
    leaders = {mention.name for mention in run.people}
    for name, (mention, role, presence, _) in list(draft.people.items()):
        if role == "presides" and name not in leaders:
            draft.people[name] = (mention, "attends", presence, "attends.goes-along")
    draft.add_all(run.people, "presides", "presides.leads")


def visited(reading: Reading, span: Span) -> None:
    """看望某人家中, 来到某人家: officials who were visited; run over every sentence behind a visit."""
    draft = reading.last()
    if draft is None or draft.kind != "inspection":
        return
    for run in reading.scene.runs_in(span.start, span.end):
        at_home = run.posted and run.lead in listed("visit_lead")
        if at_home and pattern("attend.visited").match(reading.text, run.end):
            draft.add_all(run.people, "attends", "attends.visited")
