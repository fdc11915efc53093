"""RDF terms as N-Quads text: the only place that writes quotes and angle brackets.

A term is a string ready to stand in a line. IRIs come from kg.iris, which leaves nothing in them that needs escaping.
"""

from __future__ import annotations

import re
from datetime import datetime

from kg import iris
from kg.text import SHANGHAI

__all__ = ["chinese", "day", "decimal", "integer", "iri", "kg", "literal", "moment", "nif", "schema", "skos", "tagged"]

# What a line may not hold, and what some tools take for the end of one (NEL, line and paragraph separators).
_ESCAPE = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]')
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"  # half a character: no UTF-8 can hold it
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


def iri(text: str) -> str:
    """An IRI made by kg.iris."""
    return f"<{text}>"


def kg(name: str) -> str:
    """A term of our own vocabulary."""
    return f"<{iris.KG}{name}>"


def nif(name: str) -> str:
    """A term of the NLP Interchange Format."""
    return f"<{iris.NIF}{name}>"


def schema(name: str) -> str:
    """A term of schema.org."""
    return f"<{iris.SCHEMA}{name}>"


def skos(name: str) -> str:
    """A term of SKOS."""
    return f"<{iris.SKOS}{name}>"


def literal(text: str) -> str:
    """A plain string."""
    return f'"{_ESCAPE.sub(_escape, text)}"'


def tagged(text: str, language: str) -> str:
    """A string in a language (BCP 47 tag)."""
    return f'"{_ESCAPE.sub(_escape, text)}"@{language}'


def chinese(text: str) -> str:
    """A string in simplified Chinese."""
    return f'"{_ESCAPE.sub(_escape, text)}"@zh-Hans'


def integer(number: int) -> str:
    """An xsd:integer in canonical form."""
    return f'"{number}"^^<{iris.XSD}integer>'


def decimal(number: float) -> str:
    """An xsd:decimal in canonical form, to two places."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return f'"{text}"^^<{iris.XSD}decimal>'


def day(text: str) -> str:
    """An xsd:date, from YYYY-MM-DD."""
    return f'"{text}"^^<{iris.XSD}date>'


def moment(when: datetime) -> str:
    """An xsd:dateTime with its zone, as the store keeps it: Z for UTC, no zeros behind a fraction."""
    offset = when.utcoffset()
    if offset is None:
        when = when.replace(tzinfo=SHANGHAI)
    elif offset.seconds % 60 or offset.microseconds:  # local mean time: XSD zones have no seconds
        when = when.astimezone(SHANGHAI)
    text = when.replace(microsecond=0).isoformat()
    zone = "Z" if text.endswith("+00:00") else text[-6:]
    fraction = f".{when.microsecond:06d}".rstrip("0").rstrip(".")
    return f'"{text[:-6]}{fraction}{zone}"^^<{iris.XSD}dateTime>'
