"""Packs a view into two blocks of text for the page: the picture, needed at once, and the facts, read when asked for.

A block is JSON by columns, compressed with gzip and written in base64, so that it holds no character with a meaning in
HTML. Equal views give equal blocks.
"""

from __future__ import annotations

import gzip
import json
import zlib
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.view.model import EDGE_KINDS, KINDS, Quote, View

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = ["block", "facts", "picture", "short", "unblock"]

_NAMESPACE = "https://w3id.org/huitu/"


def short(iri: str) -> str:
    """An IRI as the page writes it: official/110000/…, measure/…."""
    return iri.removeprefix(_NAMESPACE).removeprefix("id/")


def block(content: object) -> str:
    """The content as JSON, gzip and base64."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def unblock(text: str) -> Any:
    """What `block` packed; None where the text is no block."""
    try:
        return json.loads(gzip.decompress(b64decode(text, validate=True)))
    except (Base64Error, zlib.error, OSError, EOFError, ValueError):
        return None


def picture(view: View, network: Network, people: dict[int, tuple[int, int]], groups: Sequence[int],
            ranks: Sequence[float]) -> dict[str, Any]:  # fmt: skip
    """What is drawn and searched. Places and labels are those of the pyvis network."""
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    relations = {kind: number for number, kind in enumerate(EDGE_KINDS)}
    highest = max(ranks, default=1.0) or 1.0
    return {
        "scope": {name: getattr(view.scope, name) for name in view.scope.__slots__},
        "kinds": KINDS,
        "relations": EDGE_KINDS,
        "iri": [short(node.iri) for node in view.nodes],
        "kind": [kinds[node["group"]] for node in network.nodes],
        "label": [node["label"] for node in network.nodes],
        "x": [node["x"] for node in network.nodes],
        "y": [node["y"] for node in network.nodes],
        "also": [list(node.also) for node in view.nodes],
        "day": [_day(node.day) for node in view.nodes],
        "place": [node.place for node in view.nodes],
        "code": [node.code for node in view.nodes],
        "parent": [node.parent for node in view.nodes],
        "people": [sorted(people), *([people[n][axis] for n in sorted(people)] for axis in (0, 1))],
        "group": list(groups),
        "rank": [round(1000 * rank / highest) for rank in ranks],
        "from": [edge["from"] for edge in network.edges],
        "to": [edge["to"] for edge in network.edges],
        "relation": [relations[edge["label"]] for edge in network.edges],
    }


def facts(view: View) -> dict[str, Any]:
    """Everything that a panel says, with the quotes numbered once."""
    numbers: dict[Quote, int] = {}
    packed: dict[str, Any] = {
        "articles": _columns(view.articles, numbers),
        "sentences": _columns(view.sentences, numbers),
        "participations": _columns(view.participations, numbers),
        "events": _columns(view.events, numbers),
        "directives": _columns(view.directives, numbers),
        "documents": _columns(view.documents, numbers),
        "mentions": _columns(view.mentions, numbers),
        "tenures": _columns(view.tenures, numbers),
        "links": _columns(view.links, numbers),
    }
    packed["articles"]["iri"] = [short(article.iri) for article in view.articles]
    packed["quotes"] = _columns(list(numbers), {})
    return packed


def _columns(rows: Sequence[Any], numbers: dict[Quote, int]) -> dict[str, list[Any]]:
    """Rows of one NamedTuple type as a list a field; a quote becomes its number."""
    if not rows:
        return {}
    columns = zip(*rows, strict=True)
    return {name: [_plain(v, numbers) for v in column] for name, column in zip(rows[0]._fields, columns, strict=True)}


def _plain(value: Any, numbers: dict[Quote, int]) -> Any:
    if isinstance(value, Quote):
        return numbers.setdefault(value, len(numbers))
    if isinstance(value, tuple):
        return [_plain(item, numbers) for item in value]
    return value


def _day(text: str) -> int | None:
    """Days since 1970-01-01, which the page counts with; None where there is no day."""
    try:
        return date.fromisoformat(text).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        return None
