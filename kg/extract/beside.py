"""Who shares a verb with the subject: people listed with it, and guests behind 同, 与, 和."""

from __future__ import annotations

from kg.extract.lexicon import Hit
from kg.extract.mention import Mention
from kg.extract.patterns import pattern
from kg.extract.reading import Reading
from kg.extract.scene import Run
from kg.model import Span

__all__ = ["goes_on", "guests_beside", "guests_too", "side_by_side"]


def side_by_side(reading: Reading, cue: Hit, span: Span) -> list[Run]:
    """Everybody who shares the verb: the subject, and people before it since the last verb (以及老同志某某)."""
    run = reading.actor(cue, span)
    if run is None:
        return []
    verbs = [other.end for other in reading.scene.cues_in(Span(span.start, run.start)) if other.kind != "meeting"]
    start = max([span.start, *verbs])
    hands_on = pattern("act.hands-on")
    doing = (pattern("act.verbal"), pattern("act.clause-verb"))
    earlier = [
        other
        for other in reading.scene.runs_in(start, run.start)
        if other.acts
        and not hands_on.match(reading.text, other.end)
        and not any(verb.search(reading.text, other.end, run.start) for verb in doing)
    ]
    return [*earlier, run, *goes_on(reading, run, cue)]


def guests_too(reading: Reading, cue: Hit) -> list[Run]:
    """会见某某一行，并共同出席签约仪式: the guests of the sentence's reception, who go there with the host."""
    met = reading.last("reception")
    jointly = reading.text.endswith(("共同", "一同", "一起"), 0, cue.start)
    if met is None or met.sentence != reading.number or not jointly:
        return []
    guests = {name for name, (_, role, _, _) in met.people.items() if role == "attends"}
    return [run for run in reading.scene.runs_in(met.span.start, cue.start) if run.people[0].name in guests]


def goes_on(reading: Reading, run: Run, cue: Hit) -> list[Run]:
    """The rest of a list that words between its members have broken: 甲，某中心（乙处）主任|丙|参加."""
    found: list[Run] = []
    end = run.end
    for other in reading.scene.runs_in(run.end, cue.start):
        between = pattern("attend.list-gap").fullmatch(reading.text, end, other.start)
        if between is None or not other.posted or not other.acts:
            break
        found.append(other)
        end = other.end
    return found


def guests_beside(reading: Reading, run: Run, cue: Hit, span: Span) -> list[Mention]:
    """The people behind 同, 与, 和 between the subject and its verb: 甲同|行长乙、丙|举行对话会."""
    start = reading.scene.clause_start(cue.start, span.start)
    beside = reading.scene.runs_in(max(start, run.end), cue.start)
    found: list[Mention] = []
    for other in beside:
        if found or reading.guest_from(other, start) is not None:
            found += other.people
    return found
