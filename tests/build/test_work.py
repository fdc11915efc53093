import pytest

from kg.build.work import extract_all
from kg.errors import ItemError
from kg.model import Article
from kg.parallel import CHUNK, cores
from tests.samples import sample_article


def articles(*names: str, count: int = 0) -> list[Article]:
    keys = [*names, *(f"{number:04}" for number in range(count))]
    return [sample_article(key)._replace(source=f"file:{key}") for key in keys]


@pytest.mark.parametrize("jobs", [1, 2])
def test_entries_come_in_the_order_of_articles(jobs: int) -> None:
    todo = articles(count=3 * CHUNK + 1)
    skipped: list[ItemError] = []
    assert [row.id for row in extract_all(todo, jobs, skipped.append)] == [article.id for article in todo]
    assert not skipped


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_fails_is_skipped(jobs: int) -> None:
    skipped: list[ItemError] = []
    rows = list(extract_all(articles("fails", count=2 * CHUNK), jobs, skipped.append))
    assert len(rows) == 2 * CHUNK
    assert [error.source for error in skipped] == ["file:fails"]


def test_a_process_that_dies_costs_one_article() -> None:
    skipped: list[ItemError] = []
    todo = articles("kills", count=2 * CHUNK)
    rows = [row.id for row in extract_all(todo, 2, skipped.append)]
    assert rows == [article.id for article in todo[1:]]
    assert [(error.source, "died" in error.reason) for error in skipped] == [("file:kills", True)]


def test_no_article_is_no_entry() -> None:
    assert list(extract_all([], 2, lambda error: None)) == []
    assert cores() >= 1
