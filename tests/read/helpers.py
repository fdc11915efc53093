"""What the tests of the readers share."""

from __future__ import annotations

from pathlib import Path

from kg.errors import ItemError
from kg.model import Article
from kg.read import read

BODY = "7月3日下午，云溪市防汛指挥部召开会议。市委书记林知远主持会议，副市长何青川出席。"
MORE = "会议强调，要严格落实二十四小时值班值守，月底前完成隐患排查。"
TITLE = "云溪市部署防汛工作"


def read_all(*sources: str | Path) -> tuple[list[Article], list[str]]:
    """The articles, and each skipped item's line."""
    skipped: list[ItemError] = []
    articles = list(read(sources, skipped=skipped.append))
    return articles, [str(error) for error in skipped]


def read_bytes(folder: Path, name: str, data: bytes) -> tuple[list[Article], list[str]]:
    """What comes of one file of this name and content; paths in messages are left away."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    articles, errors = read_all(path)
    return articles, [error.replace(f"{folder}/", "") for error in errors]


def read_one(folder: Path, name: str, data: bytes | str) -> Article:
    """The one article of a file that has nothing wrong with it."""
    articles, errors = read_bytes(folder, name, data.encode() if isinstance(data, str) else data)
    assert errors == []
    assert len(articles) == 1
    return articles[0]
