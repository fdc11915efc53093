"""A built graph in the formats of other tools."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg import iris
from kg.errors import RunError
from kg.network import Projection, network
from kg.participations import Row, participations
from kg.store import graph_file, open_store

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FORMATS", "export"]

# Characters that XML 1.0 can't hold in any form.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# networkx writes the day of writing into GEXF: the same graph would give other bytes tomorrow.
_WRITTEN = re.compile(r' lastmodifieddate="[^"]*"')


def export(folder: Path, format: str, out: BinaryIO, *, projection: Projection = "participation") -> None:  # noqa: A002
    """Write the graph in a build's folder to the binary stream `out`.

    turtle and nt are the union of the graphs, nq, trig and jsonld keep the graph of each article; graphml and gexf are
    the network of officials and events, or of officials who met with `projection` "co-attendance" (kg.network); csv
    (UTF-8 with a byte order mark, so that spreadsheets read the Chinese) and parquet are the table of
    kg.participations. The same graph gives the same bytes. Raises RunError where there is no graph or no such format,
    or parquet is asked for without pyarrow.
    """
    if format in _WRITERS:
        _WRITERS[format](folder, out)
    elif format in _NETWORKS:
        _network(folder, format, out, projection)
    else:
        raise RunError(f"{format}: no such format; take one of {', '.join(FORMATS)}")


def _turtle(folder: Path, out: BinaryIO) -> None:
    open_store(folder)
    with (folder / "graph.ttl").open("rb") as file:
        shutil.copyfileobj(file, out)


def _nq(folder: Path, out: BinaryIO) -> None:
    open_store(folder)
    with graph_file(folder).open("rb") as file:
        shutil.copyfileobj(file, out)


def _nt(folder: Path, out: BinaryIO) -> None:
    open_store(folder)
    with graph_file(folder).open("rb") as file:
        out.writelines(line.rpartition(b" <")[0] + b" .\n" for line in file)


def _trig(folder: Path, out: BinaryIO) -> None:
    import pyoxigraph as ox

    open_store(folder).dump(out, ox.RdfFormat.TRIG, prefixes=iris.PREFIXES)


def _jsonld(folder: Path, out: BinaryIO) -> None:
    import pyoxigraph as ox

    open_store(folder).dump(out, ox.RdfFormat.JSON_LD, prefixes=iris.PREFIXES)


def _csv(folder: Path, out: BinaryIO) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    try:
        table = csv.writer(text)
        table.writerow(Row._fields)
        table.writerows(participations(open_store(folder)))
        text.flush()
    finally:
        text.detach()  # the stream is the caller's to close


def _parquet(folder: Path, out: BinaryIO) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise RunError("parquet needs pyarrow: pip install 'huitu[parquet]'") from error
    kinds: dict[str, Any] = dict.fromkeys(Row._fields, pa.string()) | {"position": pa.int64()}
    schema = pa.schema(list(kinds.items()))
    rows = [row._asdict() for row in participations(open_store(folder))]
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), out)


def _network(folder: Path, kind: str, out: BinaryIO, projection: Projection) -> None:
    import networkx as nx

    graph = _for_xml(network(folder, projection))
    write = nx.generate_graphml if kind == "graphml" else nx.generate_gexf
    text = "\n".join(write(graph))
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n' + _WRITTEN.sub("", text, count=1).encode() + b"\n")


def _for_xml(graph: nx.Graph[str]) -> nx.Graph[str]:
    for _, attributes in graph.nodes(data=True):
        for name, value in attributes.items():
            if isinstance(value, str):
                attributes[name] = _NO_XML.sub("", value)
    return graph


_WRITERS: dict[str, Callable[[Path, BinaryIO], None]] = {
    "turtle": _turtle,
    "nt": _nt,
    "nq": _nq,
    "trig": _trig,
    "jsonld": _jsonld,
    "csv": _csv,
    "parquet": _parquet,
}
_NETWORKS = ("graphml", "gexf")
FORMATS = (*_WRITERS, *_NETWORKS)
"""Every format that `export` writes."""
