"""What was extracted, article by article, kept beside the graph: SQLite, so that it may be larger than memory.

It is no second truth: with another version of the code or its data nothing of it is used.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kg.codec import unpack
from kg.errors import RunError
from kg.model import Article, Facts
from kg.resolve import Assignment, Claims, Placed
from kg.resolve.claims import from_json
from kg.resolve.people import Person
from kg.resources import data_folder

__all__ = ["Cache", "Row", "cache_file", "code_digest", "dump", "fingerprint", "load"]

_SCHEMA = """
CREATE TABLE article (
    id TEXT PRIMARY KEY,        -- the article's id, escaped as JSON: any string fits
    print BLOB NOT NULL,        -- of all that extraction looks at
    claims BLOB NOT NULL,       -- JSON of kg.resolve.Claims
    facts BLOB NOT NULL,        -- kg.codec
    line BLOB NOT NULL          -- of facts.jsonl, with an empty source
);
CREATE TABLE source (           -- apart from the facts: an article may move to another file or line unchanged
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL        -- escaped as JSON
);
CREATE TABLE assigned (         -- what the graph was written with: JSON of kg.resolve.Assignment
    id TEXT PRIMARY KEY,
    assigned BLOB NOT NULL
);
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


_BOTH = "FROM article LEFT JOIN assigned USING (id)"


class Row(NamedTuple):
    """One article's entry: bytes as in the table."""

    id: str
    source: str
    print: bytes
    claims: bytes
    facts: bytes
    line: bytes


def cache_file(folder: Path) -> Path:
    """Where a build's output folder keeps the cache."""
    return folder / "store" / "articles.sqlite"


def fingerprint(article: Article) -> bytes:
    """Sixteen bytes that change with anything that an article's facts depend on: all of it but its source."""
    published = article.published.isoformat() if article.published else ""
    texts = (article.id, article.title, article.publisher, article.editor, article.url, *article.authors)
    parts = "\x1f".join((article.sha256, published, str(article.body), *texts))
    return sha256(parts.encode("utf-8", "surrogatepass")).digest()[:16]


@cache
def code_digest() -> str:
    """A hash of the package's files, the page's among them, and of the vocabularies that ship with it."""
    digest = sha256()
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    for item in sorted(data_folder("ontology").iterdir(), key=lambda item: item.name):
        if item.is_file():
            digest.update(item.name.encode() + b"\0" + item.read_bytes())
    return digest.hexdigest()


class Cache:
    """The articles of one build, by id. `Cache.open` is a block; what was put in stays if it ends without an error."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @staticmethod
    @contextmanager
    def open(path: Path, *, new: bool = False) -> Iterator[Cache]:
        """Open the cache at `path`; with `new`, a fresh one. Raises RunError where the file is damaged."""
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            # The file is moved into place only once it is complete: nothing has to survive a crash in between.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;")
            if new:
                connection.executescript(_SCHEMA)
            connection.execute(
                "SELECT id, print, source, assigned FROM article JOIN source USING (id) JOIN assigned USING (id)"
            )
            connection.execute("BEGIN")
            yield Cache(connection)
            connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise RunError(f"{path}: {error}; delete the file and build again") from error
        finally:
            connection.close()

    def note(self, name: str) -> str:
        """A remark on the whole build, "" where there is none."""
        row = self._db.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def put_note(self, name: str, value: str) -> None:
        """Keep a remark on the whole build."""
        self._db.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, value))

    def prints(self) -> dict[str, bytes]:
        """Fingerprint by article id."""
        return {json.loads(key): value for key, value in self._db.execute("SELECT id, print FROM article")}

    def put(self, row: Row) -> None:
        """Add or replace an article."""
        self.put_source(row.id, row.source)
        self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?)", (_key(row.id), *row[2:]))

    def put_source(self, key: str, source: str) -> None:
        """Keep where an article was read from."""
        self._db.execute("INSERT OR REPLACE INTO source VALUES (?, ?)", (_key(key), _key(source)))

    def drop(self, ids: Iterable[str]) -> None:
        """Take articles out."""
        keys = [(_key(key),) for key in ids]
        for table in ("article", "source", "assigned"):
            self._db.executemany(f"DELETE FROM {table} WHERE id = ?", keys)  # noqa: S608 - our own words

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM article").fetchone()[0])

    def claims(self) -> Iterator[Claims]:
        """The claims of every article, in the order of ids."""
        for (found,) in self._db.execute("SELECT claims FROM article ORDER BY id"):
            yield from_json(json.loads(found.decode("utf-8", "surrogatepass")))

    def articles(self) -> Iterator[Article]:
        """Every article as it was read, in the order of ids."""
        for packed, source in self._db.execute("SELECT facts, source FROM article JOIN source USING (id) ORDER BY id"):
            yield unpack(packed).article._replace(source=json.loads(source))

    def lines(self) -> Iterator[bytes]:
        """The lines of facts.jsonl, in the order of ids."""
        for line, source in self._db.execute("SELECT line, source FROM article JOIN source USING (id) ORDER BY id"):
            # no text in the line holds these bytes: its quotes are escaped
            yield line.replace(b'"source":""', b'"source":' + source.encode(), 1)

    def assigned(self) -> Iterator[bytes]:
        """What every article was assigned, dumped (b"" if it is new), in the order of ids; `assign` may be called."""
        query = f"SELECT id, assigned {_BOTH} WHERE id > ? ORDER BY id LIMIT 1000"
        last = ""
        while rows := self._db.execute(query, (last,)).fetchall():
            for _, dumped in rows:
                yield dumped or b""
            last = rows[-1][0]

    def assign(self, key: str, dumped: bytes) -> None:
        """Keep what an article's graph is written with."""
        self._db.execute("INSERT OR REPLACE INTO assigned VALUES (?, ?)", (_key(key), dumped))

    def facts(self) -> Iterator[tuple[Facts, Assignment]]:
        """The facts of every article and what they are written with, in the order of ids."""
        for packed, dumped in self._db.execute(f"SELECT facts, assigned {_BOTH} ORDER BY id"):
            yield unpack(packed), load(dumped)

    def facts_of(self, keys: Iterable[str]) -> Iterator[tuple[Facts, Assignment]]:
        """The same of some articles, without those that are not there."""
        query = f"SELECT facts, assigned {_BOTH} WHERE id = ?"
        for key in keys:
            for packed, dumped in self._db.execute(query, (_key(key),)):
                yield unpack(packed), load(dumped)

    def telling_of(self, events: set[int]) -> Iterator[str]:
        """The ids of the articles that tell of any of these events (kg.resolve.Placed.key)."""
        marks = [str(event).encode() for event in events]
        for key, dumped in self._db.execute("SELECT id, assigned FROM assigned ORDER BY id"):
            if any(mark in dumped for mark in marks):
                yield json.loads(key)


def _key(text: str) -> str:
    return json.dumps(text)


def dump(found: Assignment) -> bytes:
    """An assignment as JSON."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def load(dumped: bytes) -> Assignment:
    """The assignment that was dumped."""
    people, events, districts = json.loads(dumped)
    return Assignment(
        {name: Person(*person) for name, person in people.items()},
        tuple(Placed(key, body, tuple(s and tuple(s) for s in series)) for key, body, series in events),
        districts,
    )
