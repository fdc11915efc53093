"""会见, 会谈: who received whom."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.acting import actor, guest_from
from kg.extract.draft import Draft
from kg.extract.lexicon import Hit, foreign
from kg.extract.mention import WITH, Mention
from kg.extract.nouns import date_again
from kg.extract.reading import Reading
from kg.extract.scene import Run
from kg.extract.speaking import speak
from kg.model import Name, Span
from kg.patterns import pattern
from kg.words import listed

__all__ = ["guest_speaks", "receive", "sit_down", "welcome_host"]

_LONGEST_LAND = 12  # characters of a country's name
_NEAR = 8  # characters before the verb in which 参加有关 is looked for
_STOPS = frozenset("。！？；…”")
_SHORT_LEAD = 4  # characters before a guest who speaks: 客人、某议长某某表示


def receive(reading: Reading, cue: Hit, span: Span) -> None:
    """甲会见乙, 甲同乙举行会谈: the host presides, the others attend; guests met one by one make one event each."""
    text = reading.text
    near = text[max(0, cue.start - 2) : cue.start]
    if text[cue.start : cue.end] == "接待" and (_welcomed(reading, cue, span) or not _hosts_party(reading, cue, span)):
        return
    handed = text.startswith("递交", cue.start) and "接受" not in text[span.start : cue.start]  # 大使递交国书
    if (
        handed
        or near in listed("met_company")
        or (reading.drafts and pattern("receive.not-meeting").match(text, cue.end))
    ):
        return
    if pattern("visit.attended").search(text, max(span.start, cue.start - _NEAR), cue.start):
        return  # 参加有关会见
    start = reading.scene.clause_start(cue.start, span.start)
    if pattern("receive.passive").search(text, start, cue.start) or _referred_to(reading, cue, start):
        return
    run = actor(reading, cue, span) or _host_behind(reading, cue, span, start)
    if run is None:
        if reading.scene.days_in(span) and pattern("receive.offices").search(text, start, cue.start):
            reading.create("reception", cue, span, "event.received")  # 四国外长25日举行会谈: nobody is named
        return
    ahead = _ahead(run)
    guests = [*run.people[len(ahead) :], *_guests(reading, run, cue, span)]
    if len(guests) > 1 and _apart(text, start, guests, cue):
        for guest in guests:
            _reception(reading, cue, span, run.people[0], [guest])
        return
    behind = any(guest.span.start >= cue.end for guest in guests)
    hosts = [m for m in ahead[1:] if m.lead not in WITH and _hosts_too(text, m, guests_behind=behind)]
    others = [*ahead[1:], *(guests or _visitors(reading, run.people[0], cue))]
    told = _told_before(reading, run.people[0], others)
    if told:
        date_again(reading, told, cue, span)
    elif others or not pattern("receive.calls").match(text, cue.start):  # 拜会主要领导: on whom is not told
        _reception(reading, cue, span, run.people[0], others, hosts=hosts, behind=run.end)


def _hosts_too(text: str, mention: Mention, *, guests_behind: bool) -> bool:
    """Whether one of a list before the verb receives with the first: named with a post, or 甲、|乙|会见了丙."""
    if mention.posts and mention.start != mention.span.start:
        return True
    return guests_behind and text.endswith("、", 0, mention.span.start)


def _hosts_party(reading: Reading, cue: Hit, span: Span) -> bool:
    """Whether those who came are received, 接待考察团一行; not 接待游客, nor those of the visit told before.

    某考察团来考察，县长某某接待: who receives them was there.
    """
    visit = reading.last("inspection")
    told = visit and pattern("visit.visitors").match(reading.text, cue.end)
    here = visit and visit.sentence == reading.number and pattern("receive.visitors").match(reading.text, cue.end)
    if visit and (here or _receives_leader(reading, visit, cue, span)):
        hosts = actor(reading, cue, span)
        visit.add_all(hosts.people if hosts else (), "attends", "attends.goes-along")
    return not told and bool(pattern("receive.party").match(reading.text, cue.end))


def _receives_leader(reading: Reading, visit: Draft, cue: Hit, span: Span) -> bool:
    """Whether whom the sentence receives has come on the visit told just before: 热情接待了|某某部长一行."""
    guests = next(iter(reading.scene.runs_in(cue.end, span.end)), None)
    if guests is None or reading.since(visit.sentence) > 1 or guests.start > cue.end + len("了"):
        return False
    return guests.people[0].name in visit.presiders()


def _welcomed(reading: Reading, cue: Hit, span: Span) -> bool:
    """某人到访某地，受到甲、乙等热情|接待: the hosts stand behind 受到, the guest is who acts before it."""
    text, scene = reading.text, reading.scene
    at = text.rfind("受到", span.start, cue.start)
    hosts = scene.runs_in(at, cue.start) if at >= 0 else []
    guests = [run for run in scene.runs_in(span.start, at) if run.acts] if hosts else []
    if len(hosts) != 1 or not guests or hosts[0].start > at + len("受到了"):
        return False
    if not pattern("receive.by-hosts").fullmatch(text, hosts[0].end, cue.start) or not reading.took_place(cue, span):
        return False
    created = reading.create("reception", cue, span, "event.received")
    if created:
        created.add_leaders(hosts[0].people, "presides.receives")
        created.add_all(guests[0].people, "attends", "attends.received")
    return True


def _visitors(reading: Reading, host: Mention, cue: Hit) -> list[Mention]:
    """Who came, told before: 一行来考察，市长会见; 会见|来访客人. What was told as a visit is the reception."""
    visit = reading.last()
    if visit is None or visit.kind != "inspection" or reading.since(visit.sentence) > 1 or host.name in visit.people:
        return []
    if not pattern("receive.visitors").match(reading.text, cue.end):
        return []
    reading.drafts.remove(visit)
    return [mention for mention, _, _, _ in visit.people.values()]


def sit_down(reading: Reading, cue: Hit, span: Span) -> None:
    """甲与乙一行座谈: talks, where both are named and no meeting is told; else who sits down speaks."""
    start = reading.scene.clause_start(cue.start, span.start)
    both = cue._replace(kind="receive")
    runs = reading.scene.runs_in(span.start, cue.start, behind=start)
    named = any(guest_from(reading, run, start) is not None or len(_ahead(run)) < len(run.people) for run in runs)
    if named and not reading.meeting_here() and not pattern("receive.seat").match(reading.text, cue.end):
        receive(reading, both, span)
    else:
        speak(reading, cue, span)


def _ahead(run: Run) -> tuple[Mention, ...]:
    """The people of a run before 同 or 与: 市长甲、副市长乙|同客商丙、丁."""
    behind = (number for number, mention in enumerate(run.people) if number and mention.lead in ("同", "与"))
    return run.people[: next(behind, len(run.people))]


def _referred_to(reading: Reading, cue: Hit, start: int) -> bool:
    """Whether the word is no reception told here: 接受宴请, …第五次会晤, 就某人会见某人发表声明."""
    text = reading.text
    if pattern("receive.reference").match(text, cue.end):
        return True
    if text.startswith("宴请", cue.start) and pattern("receive.improper").search(text, start, cue.start):
        return True
    if pattern("receive.series").search(text, start, cue.start):
        return True
    about = pattern("receive.about").search(text, start, cue.start)
    if about is None or reading.scene.runs_in(start, about.start()):
        return False
    return bool(pattern("receive.comment").match(text, cue.end))


def _host_behind(reading: Reading, cue: Hit, span: Span, start: int) -> Run | None:
    """在会见某人时，某人表示: the host begins the next clause."""
    comma = reading.text.find("，", cue.end, span.end)
    if comma < 0 or not reading.text.startswith("在", start) or not reading.text.endswith("时", start, comma):
        return None
    return reading.scene.run_at(comma + 1, span.end) if reading.scene.runs_in(start, comma) else None


def _guests(reading: Reading, run: Run, cue: Hit, span: Span) -> list[Mention]:
    """The people behind 同, 与, 和 before the verb, and those behind it in its clause."""
    text, scene = reading.text, reading.scene
    start = scene.clause_start(cue.start, span.start)
    if run.end <= cue.start:  # else the host stands behind the guests
        start = max(start, run.end)
    ahead = scene.runs_in(min(start, run.end), cue.start, behind=start)  # 与副省长，|管委会主任某某举行会谈
    before = (other for other in ahead if other is not run and guest_from(reading, other, start) is not None)
    guests = [m for other in before for m in other.people]
    stop = next((at for at in range(cue.end, span.end) if text[at] in "，。；"), span.end)
    for other in scene.runs_in(cue.end, span.end):
        if other.start >= stop:
            break
        # 会见甲，乙一行: both are guests; of 会见甲，乙参加会见 only the first.
        party = pattern("receive.all-guests").match(text, other.end)
        guests += [m for m in other.people if party or other.end <= stop + 1 or m.end <= stop]
        if party:
            guests += _party(reading, other.people[-1])
    return guests


def _party(reading: Reading, leader: Mention) -> list[Mention]:
    """Those who have come with somebody, where a visit by all of them has been told: 会见|某某一行."""
    visits = (draft for draft in reading.drafts if draft.kind == "inspection")
    come = next((list(visit.people.values()) for visit in visits if visit.presiders()[:1] == [leader.name]), [])
    with_leader = (m for m, role, _, rule in come if role == "presides" or rule == "attends.goes-too")
    return [mention for mention in with_leader if mention.name != leader.name]


def _told_before(reading: Reading, host: Mention, others: list[Mention]) -> Draft | None:
    """The reception by the same host with one of these guests, or with no guest named, that is told already."""
    known = {mention.name for mention in others}
    same = (
        draft
        for draft in reading.drafts
        if draft.kind == "reception"
        and not any(name.text.endswith("仪式") for name in draft.names)  # talks after a welcome are another event
        and host.name in draft.people
        and (not known or known & set(draft.people))
    )
    return next(same, None)


def _reception(
    reading: Reading, cue: Hit, span: Span, host: Mention, guests: list[Mention], *,
    hosts: Sequence[Mention] = (), behind: int | None = None,
) -> None:  # fmt: skip
    """A new reception; `behind`: where the host ends, if the verb's clause may print the event's name."""
    created = reading.create("reception", cue, span, "event.received", anew=host.start > cue.start)
    if created is None:
        return
    created.add_leaders((host, *hosts), "presides.receives")
    summit = pattern("receive.summit").search(reading.text, behind, cue.end) if behind is not None else None
    if summit:
        created.names.append(Name(summit[1], "", None, Span(*summit.span(1)), "name.printed"))
    created.add_all(guests, "attends", "attends.received")


def _apart(text: str, start: int, guests: Sequence[Mention], cue: Hit) -> bool:
    """Whether guests were met one by one: 分别会见, 先后会见; 双边会见 with people of several countries."""
    clause = text[start : cue.end + 3]
    if any(word in clause for word in listed("one_by_one")):
        return True
    lands = [_land(guest) for guest in guests] if "双边" in clause else [""]
    return all(lands) and len(set(lands)) == len(lands)


def _land(guest: Mention) -> str:
    """The country that the guest's first post begins with, or ""."""
    post = guest.posts[0].text if guest.posts else ""
    return next((post[:length] for length in range(_LONGEST_LAND, 0, -1) if post[:length] in foreign()), "")


def welcome_host(reading: Reading, draft: Draft, cue: Hit, span: Span) -> None:
    """出席了某人为他举行的欢迎仪式: who gives the welcome presides."""
    for run in reading.scene.runs_in(cue.end, span.end):
        if pattern("receive.gives").match(reading.text, run.end):
            draft.add(run.people[0], "presides", "presides.receives")


def guest_speaks(reading: Reading, span: Span) -> None:
    """An official with a post who begins a later sentence spoke at the reception: 客人、某议长某某表示."""
    draft = reading.last()
    if draft is None or draft.kind != "reception" or draft.sentence == reading.number:
        return
    if any(rule == "attends.received" and guest.posts for guest, _, _, rule in draft.people.values()):
        return  # the guests are named already; who else speaks does so elsewhere
    if _headline_between(reading.text, draft.span.end, span.start):
        return
    for run in reading.scene.runs_in(span.start, span.end):
        if run.stays_away(reading.text):
            continue
        if pattern("receive.not-guest").match(reading.text, run.end) or reading.text.startswith("在", span.start):
            continue
        if run.posted and run.start - span.start <= _SHORT_LEAD:
            beside = [other for other in reading.drafts if other.span == draft.span and other is not draft]
            new = [m for m in run.people if not any(m.name in other.people for other in beside)]
            draft.add_all(new, "attends", "attends.visited")


def _headline_between(text: str, start: int, end: int) -> bool:
    """Whether a line without a stop stands between: the headline of the next report of a digest."""
    lines = text[start:end].split("\n")[1:-1]
    return any(line and line[-1] not in _STOPS for line in lines)
