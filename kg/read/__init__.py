"""Files, folders, pages and JSON Lines in, articles out."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NamedTuple

from kg.errors import ItemError
from kg.model import Article
from kg.read import jsonl, page, plain, post
from kg.read.sources import Source, check, find

__all__ = ["READERS", "Reader", "read"]


class Reader(NamedTuple):
    """One shape of source: whether a file has it, and the file's articles, each or the reason why it is none.

    `articles` may also raise an ItemError: then the file is given up.
    """

    name: str
    accepts: Callable[[Source], bool]
    articles: Callable[[Source], Iterator[Article | ItemError]]


READERS = (
    Reader("jsonl", jsonl.accepts, jsonl.articles),
    Reader("post", post.accepts, post.articles),
    Reader("page", page.accepts, page.articles),
    Reader("plain", plain.accepts, plain.articles),
)
"""Every shape that is read; a file goes to the first that accepts it."""


def read(
    sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    skipped: Callable[[ItemError], None] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article]:
    """The articles of a source or several: files, folders (in sorted order), "-" (JSON Lines on `stdin`, by default
    the process's own).

    docs/input.md says what is read. Articles come one by one; what can't be used, and a second article of the same
    id, is given to `skipped` and left out, or raised where `skipped` is None. Raises RunError at once, before
    anything is read, for a source that does not exist, may not be read, or is a folder without any article file.
    """
    several = [sources] if isinstance(sources, (str, os.PathLike)) else sources
    return _new_articles(_items(check(several), stdin), skipped)


def _items(sources: Iterable[str], stdin: BinaryIO | None) -> Iterator[Article | ItemError]:
    for source in find(sources, stdin):
        if isinstance(source, ItemError):
            yield source
            continue
        try:
            reader = next(reader for reader in READERS if reader.accepts(source))
            yield from reader.articles(source)
        except ItemError as error:
            yield error
        except EOFError:
            yield ItemError(source.name, "the compressed file is cut off")
        except (OSError, zlib.error) as error:
            yield ItemError(source.name, f"can't be read ({getattr(error, 'strerror', None) or error})")
        finally:
            source.close()


def _new_articles(
    items: Iterable[Article | ItemError], skipped: Callable[[ItemError], None] | None
) -> Iterator[Article]:
    """The articles whose id has not been seen in this run. Two numbers an article are kept, no text."""
    texts: dict[int, int] = {}
    for item in items:
        error = _seen_before(item, texts) if isinstance(item, Article) else item
        if isinstance(item, Article) and error is None:
            yield item
        elif error is not None and skipped is not None:
            skipped(error)
        elif error is not None:
            raise error


def _seen_before(article: Article, texts: dict[int, int]) -> ItemError | None:
    key, text = hash(article.id), hash(article.text) & 0xFFFFFFF
    if key not in texts:
        texts[key] = text
        return None
    difference = "the same" if texts[key] == text else "another"
    return ItemError(article.source, f"an article with the id {article.id} and {difference} text was read before")
