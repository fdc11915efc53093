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

__all__ = ["Cache", "Row", "code_digest", "dump", "fingerprint", "load"]

_SCHEMA = """
CREATE TABLE article (
    id TEXT PRIMARY KEY,        -- the article's id, escaped as JSON: any string fits
    print BLOB NOT NULL,        -- of all that extraction looks at
    claims BLOB NOT NULL,       -- JSON of kg.resolve.Claims
    facts BLOB NOT NULL,        -- kg.codec
    line BLOB NOT NULL          -- of facts.jsonl
);
CREATE TABLE assigned (         -- what the graph was written with: JSON of kg.resolve.Assignment
    id TEXT PRIMARY KEY,
    assigned BLOB NOT NULL
);
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class Row(NamedTuple):
    """One article's entry."""

    id: str
    print: bytes
    claims: bytes
    facts: bytes
    line: bytes


def fingerprint(article: Article) -> bytes:
    """Sixteen bytes that change with anything that an article's facts or its line in facts.jsonl depend on."""
    parts = (article.sha256, repr(article.published), *article.authors, *_texts(article))
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()[:16]


def _texts(article: Article) -> tuple[str, ...]:
    a = article
    return (a.id, a.title, str(a.body), a.publisher, a.editor, a.url, a.source)


@cache
def code_digest() -> str:
    """A hash of the package's code and of the vocabularies that ship with it."""
    digest = sha256()
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    for item in sorted(data_folder("ontology").iterdir(), key=lambda item: item.name):
        if item.is_file():
            digest.update(item.name.encode() + b"\0" + item.read_bytes())
    return digest.hexdigest()


class Cache:
    """The articles of one build, by id. Open one with `Cache.open`; `close` keeps what was put in."""

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
        self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?)", (_key(row.id), *row[1:]))

    def drop(self, ids: Iterable[str]) -> None:
        """Take articles out."""
        keys = [(_key(key),) for key in ids]
        self._db.executemany("DELETE FROM article WHERE id = ?", keys)
        self._db.executemany("DELETE FROM assigned WHERE id = ?", keys)

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM article").fetchone()[0])

    def claims(self) -> Iterator[Claims]:
        """The claims of every article, in the order of ids."""
        for (text,) in self._db.execute("SELECT claims FROM article ORDER BY id"):
            yield from_json(json.loads(text))

    def lines(self) -> Iterator[bytes]:
        """The lines of facts.jsonl, in the order of ids."""
        for (line,) in self._db.execute("SELECT line FROM article ORDER BY id"):
            yield line

    def facts(self) -> Iterator[tuple[Claims, Facts]]:
        """Claims and facts of every article, in the order of ids."""
        for text, packed in self._db.execute("SELECT claims, facts FROM article ORDER BY id"):
            yield from_json(json.loads(text)), unpack(packed)

    def one(self, key: str) -> tuple[Facts, Assignment] | None:
        """The facts of one article and what it was written with."""
        query = "SELECT facts, assigned FROM article JOIN assigned USING (id) WHERE id = ?"
        row = self._db.execute(query, (_key(key),)).fetchone()
        return (unpack(row[0]), load(row[1])) if row else None

    def assign(self, key: str, found: Assignment) -> None:
        """Keep what an article's graph is written with."""
        self._db.execute("INSERT OR REPLACE INTO assigned VALUES (?, ?)", (_key(key), dump(found)))

    def assigned(self) -> Iterator[tuple[str, bytes]]:
        """Article id and what its graph was written with, dumped."""
        for key, dumped in self._db.execute("SELECT id, assigned FROM assigned ORDER BY id"):
            yield json.loads(key), dumped


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
        tuple(Placed(key, body, tuple(series)) for key, body, series in events),
        districts,
    )
