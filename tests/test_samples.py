from kg.facts import to_json
from tests.samples import sample_facts


def test_every_quote_stands_where_its_span_says() -> None:
    record = to_json(sample_facts(), with_text=True)
    assert record["evidence"]
    assert all(record["text"][e["start"] : e["end"]] == e["quote"] for e in record["evidence"])
