import json

from kg.facts import to_json, to_line
from tests.samples import sample_facts


def test_every_quote_stands_where_its_span_says() -> None:
    record = to_json(sample_facts(), with_text=True)
    assert record["evidence"]
    assert all(record["text"][e["start"] : e["end"]] == e["quote"] for e in record["evidence"])


def test_a_line_is_what_json_makes_of_the_record() -> None:
    for with_text in (False, True):
        record = to_json(sample_facts(), with_text=with_text)
        assert to_line(sample_facts(), with_text=with_text) == json.dumps(record, ensure_ascii=False)
