from datetime import datetime, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.codec import pack, unpack
from kg.model import Article, Facts
from tests.samples import sample_facts


def test_facts_come_back_as_they_were() -> None:
    facts = sample_facts()
    back = unpack(pack(facts))
    assert back == facts
    assert [type(e) for e in back.events] == [type(e) for e in facts.events]
    assert back.events[0].date_span is not None
    assert back.events[0].date_span.end == facts.events[0].date_span.end  # type: ignore[union-attr]


def test_what_is_not_known_stays_unknown() -> None:
    facts = sample_facts()
    event = facts.events[0]._replace(date=None, date_span=None, mode="video")
    directive = facts.directives[0]._replace(event=None, deadline_hours=None, speaker="林知远")
    changed = facts._replace(events=(event,), directives=(directive,))
    assert unpack(pack(changed)) == changed


@settings(deadline=None)  # other work on the machine is no fault
@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
def test_any_text_survives(title: str, text: str) -> None:
    moment = datetime(2025, 1, 2, 3, 4, tzinfo=timezone.utc)
    facts = Facts(Article("x", title, text, 0, published=moment, authors=(title, text)))
    assert unpack(pack(facts)) == facts
