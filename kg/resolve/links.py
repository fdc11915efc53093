"""The user's own word on who is who: links.tsv, kept in the output folder from build to build."""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from kg import iris
from kg.errors import RunError
from kg.resolve.jurisdiction import CENTRAL, FOREIGN
from kg.resolve.people import UNPLACED, Person
from kg.vocab import parse_rows

__all__ = ["HEADER", "Link", "Verdicts", "read_links", "verdicts"]

HEADER = "left\tright\tverdict\tnote\n"
PLACES = (CENTRAL, FOREIGN, UNPLACED)
_OFFICIAL = iris.BASE + "official/"


class Link(NamedTuple):
    """One row of links.tsv: two officials (the IRI, or its end: 110000/李伟), `same` or `different`, and a note."""

    left: str
    right: str
    verdict: str
    note: str


class Verdicts(NamedTuple):
    """What the links say of the officials of a build; `unused` counts rows about somebody who is not in it."""

    same: dict[Person, Person]
    different: frozenset[frozenset[Person]]
    unused: int


def read_links(path: Path) -> tuple[Link, ...]:
    """The rows of links.tsv, none where there is no such file.

    Raises RunError, naming file and line, where the file is not UTF-8, or a row or a verdict can't be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise RunError(f"{path}: can't be read as UTF-8 text: {error}") from error
    links = parse_rows(Link, text.replace("\r\n", "\n"), str(path))
    for link in links:
        if link.verdict not in ("same", "different"):
            at = f"{path}: {link.left} {link.right}"
            raise RunError(f"{at}: the verdict must be same or different, not {link.verdict!r}")
        _person(link.left, path)
        _person(link.right, path)
    return links


def verdicts(links: Iterable[Link], names: Container[str]) -> Verdicts:
    """Join and hold apart as the links say; the smallest key stands for all that are one. `names`: those of the build.

    Raises RunError where two officials are said to be both one person and two.
    """
    parent: dict[Person, Person] = {}

    def root(person: Person) -> Person:
        while (up := parent.get(person, person)) != person:
            person = up
        return person

    apart: list[tuple[Person, Person]] = []
    unused = 0
    for link in links:
        left, right = _person(link.left), _person(link.right)
        unused += left.name not in names or right.name not in names
        if link.verdict == "same":
            low, high = sorted((root(left), root(right)))
            parent[high] = low
        else:
            apart.append((left, right))
    for left, right in apart:
        if root(left) == root(right):
            both = f"{'/'.join(left)} and {'/'.join(right)}"
            raise RunError(f"links.tsv: {both} are said to be different, and by other rows to be the same")
    return Verdicts(
        {person: root(person) for person in parent if root(person) != person},
        frozenset(frozenset((root(left), root(right))) for left, right in apart),
        unused,
    )


def _person(text: str, path: Path | str = "links.tsv") -> Person:
    """The key that an IRI, or its end, names."""
    place, slash, name = text.removeprefix(_OFFICIAL).partition("/")
    if not slash or not name or not (place.isdigit() or place in PLACES):
        raise RunError(
            f"{path}: {text!r} is no official: write the end of the IRI, such as 110000/李伟 or central/李伟"
        )
    return Person(place, unquote(name))
