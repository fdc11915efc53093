"""Who is who and which is which, over claims made by hand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve import Assignment, Claims, resolve
from kg.resolve.claims import Observation, Occurrence, Series, Sighting
from kg.resolve.jurisdiction import Told
from kg.resolve.links import Link
from kg.resolve.people import Person

BEIJING, NINGBO = ("110000",), ("330000", "330200")


def sighting(name: str, place: str = "", post: str = "市委书记", *, unsure: bool = False) -> Sighting:
    return Sighting(name, Told(place, unsure=unsure), (Observation(post, 0, len(name)),) if post else ())


def meeting(
    day: str, *presiders: str, series: str = "", ordinal: int | None = None, body: str = "", place: str = "110000"
) -> Occurrence:
    names = (Series(series, place, ordinal),) if series else ()
    return Occurrence("meeting", day, names, body, place if body else "", presiders, "会议")


def everybody(people: tuple[Sighting, ...], events: tuple[Occurrence, ...]) -> tuple[Sighting, ...]:
    """As kg.resolve.claims does: whoever presides is seen."""
    known = {person.name for person in people}
    return people + tuple(sighting(n) for n in sorted({n for e in events for n in e.presiders} - known))


def article(key: str, *people: Sighting, home: tuple[str, ...] = (), events: tuple[Occurrence, ...] = ()) -> Claims:
    return Claims(key, "2025-07-04", home, everybody(people, events), events)


def assign(*articles: Claims, links: tuple[Link, ...] = ()) -> list[Assignment]:
    resolution = resolve(lambda: articles, links)
    return [resolution.assign(claims) for claims in articles]


def events(*articles: Claims) -> list[list[int]]:
    return [[placed.key for placed in assignment.events] for assignment in assign(*articles)]


def test_one_name_in_two_places_is_two_people() -> None:
    one, two = assign(article("a", sighting("李伟", "110000")), article("b", sighting("李伟", "330200")))
    assert one.people["李伟"] == Person("110000", "李伟")
    assert two.people["李伟"] == Person("330200", "李伟")


def test_a_name_without_telling_posts_joins_its_only_holder() -> None:
    known = article("a", sighting("李伟", "110000"))
    bare = sighting("李伟", post="校长")
    assert assign(known, article("b", bare))[1].people["李伟"].place == "110000"
    assert assign(known, article("b", bare, home=("central",)))[1].people["李伟"].place == "110000"
    assert assign(known, article("b", bare, home=("110000", "110105")))[1].people["李伟"].place == "110000"
    assert assign(known, article("b", bare, home=NINGBO))[1].people["李伟"].place == "unplaced"
    assert assign(article("b", bare, home=BEIJING))[0].people["李伟"].place == "unplaced"


def test_of_two_holders_the_one_of_the_articles_own_place_is_meant() -> None:
    known = article("a", sighting("李伟", "110000")), article("b", sighting("李伟", "330200"))
    assert assign(*known, article("c", sighting("李伟")))[2].people["李伟"].place == "unplaced"
    assert assign(*known, article("c", sighting("李伟"), home=NINGBO))[2].people["李伟"].place == "330200"
    assert assign(*known, article("c", sighting("李伟"), home=("central",)))[2].people["李伟"].place == "unplaced"


def test_a_post_that_other_countries_have_too_gives_way_to_what_is_known() -> None:
    bare = article("c", sighting("阮文", "central", "总书记", unsure=True))
    assert assign(bare)[0].people["阮文"].place == "central"
    assert assign(article("a", sighting("阮文", "foreign")), bare)[1].people["阮文"].place == "foreign"
    both = article("a", sighting("阮文", "foreign")), article("b", sighting("阮文", "central"))
    assert assign(*both, bare)[2].people["阮文"].place == "central"


def test_a_name_known_by_unsure_posts_only_is_known_by_them() -> None:
    articles = article("a", sighting("周若谷", "central", "委员长", unsure=True)), article("b", sighting("周若谷"))
    assert [a.people["周若谷"].place for a in assign(*articles)] == ["central", "central"]


def test_a_name_that_is_told_of_one_place_all_the_time_means_the_one_there() -> None:
    often = [article(str(number), sighting("林知远", "central")) for number in range(21)]
    once, bare = article("x", sighting("林知远", "330200")), article("y", sighting("林知远"))
    assert assign(*often, once, bare)[-1].people["林知远"].place == "central"
    assert assign(*often[1:], once, bare)[-1].people["林知远"].place == "unplaced"
    local = article("z", sighting("林知远"), home=NINGBO)
    assert assign(*often, once, local)[-1].people["林知远"].place == "330200"


def test_the_users_links_join_and_part() -> None:
    both = article("a", sighting("林知远", "110000")), article("b", sighting("林知远", "330200"))
    same = (Link("110000/林知远", "https://w3id.org/huitu/id/official/330200/林知远", "same", ""),)
    assert [a.people["林知远"] for a in assign(*both, links=same)] == [Person("110000", "林知远")] * 2


def test_two_reports_of_a_numbered_meeting_are_one_event() -> None:
    first = article("a", events=(meeting("2025-07-03", series="防汛会议", ordinal=12),))
    second = article("b", events=(meeting("2025-07-03", series="防汛会议", ordinal=12),))
    assert events(first, second)[0] == events(first, second)[1]


def test_numbers_days_and_places_keep_meetings_apart() -> None:
    reports = [
        article("a", events=(meeting("2025-07-03", series="防汛会议", ordinal=23),)),
        article("b", events=(meeting("2025-07-03", series="防汛会议", ordinal=24),)),
        article("c", events=(meeting("2025-08-03", series="防汛会议", ordinal=23),)),
        article("d", events=(meeting("2025-07-03", series="防汛会议", ordinal=23, place="330200"),)),
        article("e", events=(meeting("", series="防汛会议", ordinal=23),)),
        article("f", events=(meeting("", series="防汛会议", ordinal=23),)),
    ]
    keys = [key for (key,) in events(*reports)]
    assert len(set(keys)) == len(keys)


def test_same_day_body_and_presider_are_one_event() -> None:
    person = sighting("林知远", "110000")
    reports = [article(key, person, events=(meeting("2025-07-03", "林知远", body="市政府"),)) for key in "ab"]
    first, second = events(*reports)
    assert first == second
    other = article("c", sighting("周若谷", "110000"), events=(meeting("2025-07-03", "周若谷", body="市政府"),))
    unknown = article("d", sighting("何青川"), events=(meeting("2025-07-03", "何青川", body="市政府"),))
    again = article("e", sighting("何青川"), events=(meeting("2025-07-03", "何青川", body="市政府"),))
    keys = [key for (key,) in events(reports[0], other, unknown, again)]
    assert len(set(keys)) == 4


def test_one_presider_may_hold_two_numbered_meetings_of_one_body_in_a_day() -> None:
    person = sighting("林知远", "110000")
    said = {"series": "防汛会议", "body": "防汛指挥部"}
    reports = [
        article("a", person, events=(meeting("2025-07-03", "林知远", ordinal=23, **said),)),
        article("b", person, events=(meeting("2025-07-03", "林知远", ordinal=24, **said),)),
        article("c", person, events=(meeting("2025-07-03", "林知远", body="防汛指挥部"),)),
    ]
    keys = [key for (key,) in events(*reports)]
    assert len(set(keys)) == 3
    assert len({key for (key,) in events(reports[0], reports[2])}) == 1


def test_two_meetings_of_other_names_stay_apart() -> None:
    person = sighting("林知远", "110000")
    reports = [
        article("a", person, events=(meeting("2025-07-03", "林知远", series="常委会会议", body="市委"),)),
        article("b", person, events=(meeting("2025-07-03", "林知远", series="中心组学习会", body="市委"),)),
    ]
    assert events(*reports)[0] != events(*reports)[1]


def test_an_article_that_tells_of_two_events_tells_of_two() -> None:
    person = sighting("林知远", "110000")
    two = (meeting("2025-07-03", "林知远", body="市政府"), meeting("2025-07-03", "林知远", body="市政府"))
    first, second = events(article("a", person, events=two))[0]
    assert first != second


def test_tenures_run_from_the_first_to_the_last_day() -> None:
    articles = [Claims(key, day, (), (sighting("林知远", "110000"),), ()) for key, day in
                (("b", "2025-02-01"), ("a", "2025-01-01"), ("c", "2025-03-01"), ("d", ""))]  # fmt: skip
    (tenure,) = resolve(lambda: articles).tenures
    assert (tenure.first.day, tenure.last.day, tenure.articles) == ("2025-01-01", "2025-03-01", 3)
    assert (tenure.first.article, tenure.last.article) == ("a", "c")


NAMES = st.sampled_from(["李伟", "林知远", "周若谷"])
PLACES = st.sampled_from(["", "110000", "110105", "330200", "central", "foreign"])
SIGHTINGS = st.builds(lambda name, place, unsure: sighting(name, place, unsure=unsure), NAMES, PLACES, st.booleans())
EVENTS = st.builds(
    lambda day, presiders, series, ordinal, body, place: meeting(
        day, *presiders, series=series, ordinal=ordinal, body=body, place=place
    ),
    st.sampled_from(["", "2025-07-03", "2025-07-04"]),
    st.lists(NAMES, max_size=2, unique=True),
    st.sampled_from(["", "防汛会议", "常务会议"]),
    st.sampled_from([None, 1, 2]),
    st.sampled_from(["", "市政府", "市委"]),
    PLACES,
)
ARTICLES = st.lists(
    st.builds(
        lambda day, home, people, told: Claims("", day, home, everybody(tuple(people), tuple(told)), tuple(told)),
        st.sampled_from(["", "2025-07-04", "2025-08-04"]),
        st.sampled_from([(), BEIJING, NINGBO, ("central",)]),
        st.lists(
            st.builds(lambda n, p, u: sighting(n, p, unsure=u), NAMES, PLACES, st.booleans()),
            max_size=3,
            unique_by=lambda s: s.name,
        ),
        st.lists(EVENTS, max_size=2),
    ),
    max_size=8,
)


@settings(deadline=None)  # other work on the machine is no fault
@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_articles_makes_no_difference(articles: list[Claims], shuffle: object) -> None:
    named = [claims._replace(article=str(number)) for number, claims in enumerate(articles)]
    other = named.copy()
    shuffle.shuffle(other)  # type: ignore[attr-defined]
    one, two = resolve(lambda: named), resolve(lambda: other)
    assert [one.assign(claims) for claims in named] == [two.assign(claims) for claims in named]
    assert list(one.tenures) == list(two.tenures)
    assert one.proposals == two.proposals


@settings(deadline=None)  # other work on the machine is no fault
@given(ARTICLES)
def test_no_event_ever_has_two_numbers_of_one_series(articles: list[Claims]) -> None:
    named = [claims._replace(article=str(number)) for number, claims in enumerate(articles)]
    resolution = resolve(lambda: named)
    numbers: dict[tuple[int, str, str], set[tuple[str, int]]] = {}
    for claims in named:
        for occurrence, placed in zip(claims.occurrences, resolution.assign(claims).events, strict=True):
            for series, found in zip(occurrence.series, placed.series, strict=True):
                if series and found and series.ordinal is not None:
                    key = (placed.key, *found)
                    numbers.setdefault(key, set()).add((occurrence.day, series.ordinal))
    assert all(len(known) == 1 for known in numbers.values())
