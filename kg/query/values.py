"""Reads the value of a parameter into RDF terms, and says in one line what is wrong with it.

| kind | a value | becomes |
|---|---|---|
| text | any letters | a plain string |
| integer, count | 12 | a whole number; a count is at least 1 |
| date | 2025-07-03 | xsd:date |
| iri | an IRI, kg:Presides, event/1a2b… | an IRI |
| official, district, measure, event | a label, or what `iri` takes | every thing of that kind so called |
| districts, measures | the same | these, with the divisions in them, the measures under them |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from kg import iris
from kg.errors import RunError
from kg.query.questions import ANY, Parameter

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

__all__ = ["Lookup", "plain_term", "term"]

Lookup = Callable[[str, str], list[str]]
"""Finds things in a graph: kind and label in, IRIs out. Raises RunError, naming what comes near, where none is."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_PREFIXED = re.compile(r"([a-z]+):([^/].*)")


def term(parameter: Parameter, value: object, lookup: Lookup) -> str:
    """The value in SPARQL's spelling: one term; for a kind of thing, IRIs parted by spaces as VALUES takes them.

    Raises RunError with one line where the value does not fit the parameter.
    """
    written = str(value)
    if parameter.kind in _THINGS:
        return "UNDEF" if value == parameter.default == ANY else _things(parameter, written, lookup)
    if value == parameter.default == ANY:
        return "UNDEF"
    return _PLAIN[parameter.kind](parameter.name, written)


def plain_term(name: str, value: object) -> str:
    """The term of a value whose parameter no head declares: by its Python type, else as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return _date(name, value.isoformat()[:10])
    return _text(name, str(value))


def _text(name: str, value: str) -> str:
    from pyoxigraph import Literal

    try:
        value.encode()
    except UnicodeEncodeError:
        raise RunError(f"{name}: the value holds half a character (a lone surrogate)") from None
    return str(Literal(value))


def _integer(name: str, value: str) -> str:
    if not _NUMBER.fullmatch(value):
        raise RunError(f"{name}={value}: a whole number is asked for, such as 12")
    return str(int(value))


def _count(name: str, value: str) -> str:
    if not _NUMBER.fullmatch(value) or int(value) < 1:
        raise RunError(f"{name}={value}: a whole number of at least 1 is asked for")
    return str(int(value))


def _date(name: str, value: str) -> str:
    try:
        day = date.fromisoformat(value) if _DATE.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None:
        raise RunError(f"{name}={value}: a day is asked for, written YYYY-MM-DD, such as 2025-07-03")
    return f'"{value}"^^<{iris.XSD}date>'


def _iri(name: str, value: str) -> str:
    return str(named_node(name, value))


def named_node(name: str, value: str) -> NamedNode:
    """The node of an IRI, of a prefixed name (kg:Presides) or of the end of one of our own (event/1a2b…)."""
    from pyoxigraph import NamedNode

    prefixed = _PREFIXED.fullmatch(value)
    if prefixed and prefixed[1] in iris.PREFIXES:
        iri = iris.PREFIXES[prefixed[1]] + prefixed[2]
    else:
        iri = value if "://" in value else iris.BASE + value
    try:
        return NamedNode(iri)
    except ValueError:
        raise RunError(f"{name}={value}: no IRI; IRIs hold no spaces, quotes or brackets") from None


def _things(parameter: Parameter, value: str, lookup: Lookup) -> str:
    if not value.strip():
        raise RunError(f"{parameter.name}: a name is asked for, such as {parameter.example}")
    try:
        found = lookup(parameter.kind, value.strip())
    except RunError as error:
        raise RunError(f"{parameter.name}={value}: {error}") from None
    return " ".join(_iri(parameter.name, one) for one in found)


_THINGS = ("official", "district", "districts", "measure", "measures", "event")
_PLAIN: Mapping[str, Callable[[str, str], str]] = {
    "text": _text,
    "integer": _integer,
    "count": _count,
    "date": _date,
    "iri": _iri,
}
