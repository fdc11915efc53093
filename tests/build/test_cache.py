import json
from datetime import datetime, timezone
from pathlib import Path

import pytest

from kg.build.cache import Cache, Row, code_digest, dump, fingerprint, load
from kg.codec import pack
from kg.errors import RunError
from kg.resolve import claims, resolve
from kg.text import SHANGHAI
from tests.samples import sample_article, sample_facts


def row(key: str, source: str = "file:1") -> Row:

    facts = sample_facts(key)
    return Row(
        key, source, fingerprint(facts.article), json.dumps(claims(facts)).encode(), pack(facts), b'{"source":""}'
    )


def test_what_is_put_in_comes_out_in_the_order_of_ids(tmp_path: Path) -> None:
    path = tmp_path / "cache"
    with Cache.open(path, new=True) as cache:
        for key in ("b", "a", '"c\ud800'):
            cache.put(row(key, f"{key}:1"))
        cache.put_note("made by", "me")
    with Cache.open(path) as cache:
        assert len(cache) == 3
        assert cache.note("made by") == "me"
        assert cache.note("other") == ""
        assert [found.article for found in cache.claims()] == ['"c\ud800', "a", "b"]
        assert list(cache.lines())[1] == b'{"source":"a:1"}'
        assert list(cache.assigned()) == [b"", b"", b""]
        cache.drop(["a", "nobody"])
        assert set(cache.prints()) == {"b", '"c\ud800'}
        assert [article.source for article in cache.articles()] == ['"c\ud800:1', "b:1"]


def test_an_assignment_survives(tmp_path: Path) -> None:
    found = claims(sample_facts())
    assignment = resolve(lambda: [found]).assign(found)
    assert load(dump(assignment)) == assignment
    with Cache.open(tmp_path / "cache", new=True) as cache:
        cache.put(row("sample-1"))
        cache.assign("sample-1", dump(assignment))
        assert [(facts.article.id, known) for facts, known in cache.facts()] == [("sample-1", assignment)]
        assert [known for _, known in cache.facts_of(["sample-1", "nobody"])] == [assignment]
        assert list(cache.telling_of({assignment.events[0].key})) == ["sample-1"]
        assert list(cache.telling_of({assignment.events[0].key + 1})) == []


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + bytes(100)])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "cache").write_bytes(content)
    with pytest.raises(RunError, match="delete the file and build again"), Cache.open(tmp_path / "cache"):
        pass


def test_a_fingerprint_is_of_everything_but_the_source() -> None:
    article = sample_article()
    mark = fingerprint(article)
    assert fingerprint(article._replace(source="elsewhere")) == mark
    same = datetime.fromisoformat(article.published.isoformat()) if article.published else None
    assert fingerprint(article._replace(published=same)) == mark
    changes = {
        "id": "x", "title": "x", "text": "x", "body": 0, "published": datetime(2025, 7, 4, 0, 30, tzinfo=timezone.utc),
        "publisher": "x", "authors": ("x",), "editor": "x", "url": "x",
    }  # fmt: skip
    marks = {fingerprint(article._replace(**{name: value})) for name, value in changes.items()}  # type: ignore[arg-type]
    assert len(marks | {mark}) == len(changes) + 1
    assert fingerprint(article._replace(published=datetime(2025, 7, 4, 8, 31, tzinfo=SHANGHAI))) != mark


def test_the_digest_is_of_this_code() -> None:
    assert len(code_digest()) == 64
