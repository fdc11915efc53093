import json

import pytest

from kg.model import District, Post, Span
from kg.resolve.claims import claims, from_json
from tests.samples import sample_facts


def test_the_sample_claims_its_people_and_its_meeting() -> None:
    found = claims(sample_facts())
    assert [s.name for s in found.sightings] == ["林知远", "周若谷", "何青川"]
    assert {s.told.place for s in found.sightings} == {"110000"}
    assert found.home == ("110000",)
    (event,) = found.occurrences
    assert event.presiders == ("林知远",)
    assert event.label == "云溪市防汛指挥部第十二次会议"
    assert [s and (s.name, s.ordinal) for s in event.series] == [("云溪市防汛指挥部会议", 12)]


def test_claims_survive_json() -> None:
    found = claims(sample_facts())
    assert from_json(json.loads(json.dumps(found))) == found


def test_a_post_in_another_sentence_has_its_own_span() -> None:
    facts = sample_facts()
    here = facts.article.text.index("《云溪市防汛应急预案》")
    official = facts.officials[0]
    far = Post("市人大代表", Span(here, here + 3), "x")
    found = claims(facts._replace(officials=(official._replace(posts=(*official.posts, far)),)))
    spans = {post: (start, end) for post, start, end in found.sightings[0].posts}
    assert spans["市委书记"] == tuple(official.span)
    assert spans["市人大代表"] == tuple(far.span)


def test_the_day_is_that_of_publication_or_else_of_the_first_event() -> None:
    facts = sample_facts()
    assert claims(facts).day == "2025-07-04"
    assert claims(facts._replace(article=facts.article._replace(published=None))).day == "2025-07-03"
    assert claims(facts._replace(article=facts.article._replace(published=None), events=())).day == ""


@pytest.mark.parametrize(
    ("kind", "names", "presides", "districts", "label"),
    [
        ("meeting", False, True, (), "林知远主持会议（2025-07-03）"),
        ("inspection", False, True, ("北京市/朝阳区",), "林知远在朝阳区调研（2025-07-03）"),
        ("reception", False, False, (), "云溪市防汛指挥部会见（2025-07-03）"),
    ],
)
def test_an_event_without_a_name_has_a_label(
    kind: str, names: bool, presides: bool, districts: tuple[str, ...], label: str
) -> None:
    facts = sample_facts()
    event = facts.events[0]._replace(kind=kind, districts=districts)  # type: ignore[arg-type]
    event = event._replace(names=event.names if names else (), people=event.people if presides else ())
    assert claims(facts._replace(events=(event,))).occurrences[0].label == label


def test_a_joint_meeting_is_called_by_both_names() -> None:
    facts = sample_facts()
    event = facts.events[0]
    second = event.names[0]._replace(text="云溪市抗旱指挥部第三次会议", series="云溪市抗旱指挥部会议", ordinal=3)
    found = claims(facts._replace(events=(event._replace(names=(*event.names, second)),)))
    assert found.occurrences[0].label == "云溪市防汛指挥部第十二次会议暨云溪市抗旱指挥部第三次会议"


def test_without_a_known_home_a_local_post_tells_nothing() -> None:
    facts = sample_facts()._replace(home="", districts=(District("北京市", "110000", Span(0, 3), "x"),))
    assert {s.told.place for s in claims(facts).sightings} == {""}


@pytest.mark.parametrize(
    ("series", "body", "known"),
    [
        ("全体会议", "", None),
        ("会议", "", None),
        ("会议", "云溪市政协", "云溪市政协会议"),
        ("云溪市防汛指挥部会议", "云溪市", "云溪市防汛指挥部会议"),
        ("委员长会议", "", "委员长会议"),
    ],
)
def test_a_name_that_every_bodys_meetings_have_is_no_series(series: str, body: str, known: str | None) -> None:
    facts = sample_facts()
    event = facts.events[0]
    event = event._replace(body=body, names=(event.names[0]._replace(series=series),))
    (found,) = claims(facts._replace(events=(event,))).occurrences[0].series
    assert (found and found.name) == known
