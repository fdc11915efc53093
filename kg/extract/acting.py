"""Who does what a cue says: the subject of its clause, one carried over, and who shares the verb with the subject."""

from __future__ import annotations

from kg.extract.adverbials import only_adverbials
from kg.extract.lexicon import Hit
from kg.extract.mention import WITH, Mention
from kg.extract.reading import Reading
from kg.extract.scene import Run
from kg.model import Span
from kg.patterns import pattern
from kg.words import choices

__all__ = ["actor", "goes_on", "guest_from", "guests_beside", "guests_too", "side_by_side", "who_is_there"]


def actor(reading: Reading, cue: Hit, span: Span) -> Run | None:
    """The people who do what the cue says: in its clause, or carried over where the clause has no subject."""
    if not reading.took_place(cue, span):
        return None
    start = reading.scene.clause_start(cue.start, span.start)
    hands_on = pattern("act.hands-on")
    runs = reading.scene.runs_in(span.start, cue.start, behind=start)
    runs = [run for run in runs if run.acts and not hands_on.match(reading.text, run.end)]
    if cue.kind == "receive":  # 在海牙会见国王，同首相举行会谈: the host stands in the clause before
        hosts = [run for run in runs if guest_from(reading, run, start) is None]
        if runs and not hosts and only_adverbials(reading.text, start, guest_from(reading, runs[0], start) or start):
            return _carried(reading, span, start)
        runs = hosts
    if runs:
        return _acting(reading, runs[0], cue)
    if reading.topic and pattern("act.pronoun").match(reading.text, start):
        reading.subject = reading.topic
        return reading.topic
    if only_adverbials(reading.text, start, cue.start):
        return _carried(reading, span, start)
    return _pending(reading, cue, span, start) if cue.kind in ("attend", "speak") else None


def guest_from(reading: Reading, run: Run, start: int) -> int | None:
    """Where 同, 与, 和 stands, if the run is behind it in its clause: 同|首相某某, 同来华访问的|总统某某."""
    if run.lead in WITH:
        return max(start, run.start - 1)
    far = pattern("receive.guest-lead").search(reading.text, start, run.start) if run.lead == "的" else None
    return far.start() if far else None


def _acting(reading: Reading, run: Run, cue: Hit) -> Run | None:
    """The run before the cue, unless what it does is only announced, or somebody else's doing."""
    if pattern("act.unreal").search(reading.text, run.end, cue.start):
        return None
    if cue.kind != "receive" and pattern("act.other").search(reading.text, run.end, cue.start):
        return None
    reading.subject = run
    return run


def _carried(reading: Reading, span: Span, before: int) -> Run | None:
    """The subject of the sentence so far, or the people with whom an earlier clause of it begins."""
    if reading.subject is None and reading.drafts and reading.text[span.start - 1 : span.start] == "；":
        reading.subject = reading.topic  # a stop within a sentence: who acts goes on acting
    if reading.subject is None:
        for run in reversed(reading.scene.runs_in(span.start, before)):
            opening = reading.scene.clause_start(run.start, span.start)
            if run.acts and only_adverbials(reading.text, opening, run.start):
                reading.subject = run
                break
    if reading.subject is None and reading.topic and reading.goes_on(span):
        last = reading.last()
        if last and reading.topic.people[0].name in last.people:
            reading.subject = reading.topic  # 某人视察了某公司；会见某人
    return reading.subject


def _pending(reading: Reading, cue: Hit, span: Span, start: int) -> Run | None:
    """People listed before a group (市委书记某某，各部门负责人参加): no verb stands between them and this one."""
    runs = [run for run in reading.scene.runs_in(span.start, start) if run.acts]
    if not runs or pattern("act.unreal").search(reading.text, start, cue.start):
        return None
    run = runs[-1]
    if any(other.kind not in ("meeting", "letter") for other in reading.scene.cues_in(Span(run.end, cue.start))):
        return None
    return None if pattern("act.verbal").search(reading.text, run.end, start) else run


def side_by_side(reading: Reading, cue: Hit, span: Span) -> list[Run]:
    """Everybody who shares the verb: the subject, and people before it since the last verb (以及老同志某某)."""
    run = actor(reading, cue, span)
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
    return [*_halves_before(reading, [*earlier, run][0]), *earlier, run, *goes_on(reading, run, cue)]


def _halves_before(reading: Reading, first: Run) -> list[Run]:
    """甲、乙；|丙参加: the people of a list whose parts are set apart by ；, with no verb in them."""
    scene, found = reading.scene, list[Run]()
    number = reading.number
    while number and first.posted and first.start == scene.sentences[number].start:
        number -= 1
        half = scene.sentences[number]
        runs = scene.runs_in(*half)
        if not runs or not runs[-1].posted or reading.text[runs[-1].end : first.start] != "；":
            break
        if not all(run.acts for run in runs) or any(cue.kind != "meeting" for cue in scene.cues_in(half)):
            break
        found, first = [*runs, *found], runs[0]
    return found


def guests_too(reading: Reading, cue: Hit) -> list[Run]:
    """会见某某一行，并共同出席签约仪式: the guests of the sentence's reception, who go there with the host."""
    met = reading.last("reception")
    if met is None or met.sentence != reading.number or not reading.text.endswith(choices("jointly"), 0, cue.start):
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
        if found or guest_from(reading, other, start) is not None:
            found += other.people
    return found


def who_is_there(reading: Reading, cue: Hit, span: Span) -> Run | None:
    """出席会议的|县长某某|表示: who is named as one of those at the meeting, and says something."""
    text = reading.text
    if not only_adverbials(text, reading.scene.clause_start(cue.start, span.start), cue.start):
        return None
    if not reading.took_place(cue, span):
        return None
    nouns = (noun for noun in reading.scene.cues_in(Span(cue.end, span.end)) if noun.kind == "meeting")
    noun = next(nouns, None)
    if noun is None or not text.startswith("的", noun.end):
        return None
    run = reading.scene.run_at(noun.end + 1, span.end)
    if run is None or not run.posted:
        return None
    return run if pattern("attend.says-so").match(text, run.end) else None
