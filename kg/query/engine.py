"""Asks a graph: fills a question, runs it, and gives the answer as rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from kg import iris
from kg.errors import RunError
from kg.query.errors import one_line_errors
from kg.query.fill import Filled, fill, marks, syntax
from kg.query.lookup import lookup
from kg.query.questions import Parameter, Question
from kg.query.values import plain_term, term

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

__all__ = ["Answer", "ask", "python_value"]

_DATASET = re.compile(r"(?<![\w?$:.-])FROM(?![\w:.-])", re.IGNORECASE)
_REMOTE = re.compile("service", re.IGNORECASE | re.ASCII)


class Answer:
    """What came back: `form` says which kind of query it was. Rows are made as they are asked for, once."""

    def __init__(self, result: QuerySolutions | QueryBoolean | QueryTriples, filled: Filled, source: str) -> None:
        from pyoxigraph import QueryBoolean, QuerySolutions

        self.result = result
        self._filled, self._source = filled, source
        self.form: Literal["select", "ask", "graph"]
        self.columns: tuple[str, ...]
        if isinstance(result, QuerySolutions):
            self.form, self.columns = "select", tuple(variable.value for variable in result.variables)
        elif isinstance(result, QueryBoolean):
            self.form, self.columns = "ask", ("answer",)
        else:
            self.form, self.columns = "graph", ("subject", "predicate", "object")

    def terms(self) -> Iterator[tuple[Any, ...]]:
        """Each row as RDF terms (pyoxigraph) in the order of `columns`, None where a variable is unbound."""
        from pyoxigraph import Literal as RdfLiteral
        from pyoxigraph import QueryBoolean, QuerySolutions

        with self.errors():
            if isinstance(self.result, QueryBoolean):
                yield (RdfLiteral(bool(self.result)),)
            elif isinstance(self.result, QuerySolutions):
                for solution in self.result:
                    yield tuple(solution)
            else:
                for triple in self.result:
                    yield (triple.subject, triple.predicate, triple.object)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each row as Python values by column: str, int, float, Decimal, bool, date, datetime or None."""
        for terms in self.terms():
            yield dict(zip(self.columns, map(python_value, terms), strict=True))

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turns what the engine raises while it works into one clear line."""
        with one_line_errors(self._filled, self._source):
            yield


def ask(store: Store, question: Question, values: Mapping[str, object]) -> Answer:
    """Ask the union of the store's graphs a question, its parameters filled from `values` and from its defaults.

    Raises RunError with one line for an unknown, missing or unfit value, for a query that SPARQL can't read, and for
    one that would ask a remote endpoint.
    """
    if _REMOTE.search(question.text):
        raise RunError(
            f"{question.source}: refused: the text holds the letters SERVICE, the word that makes SPARQL ask a remote "
            "endpoint; a query here never leaves this machine (rename the variable, or write the query without it)"
        )
    filled = fill(question.text, _terms(store, question, values))
    union = not _DATASET.search(syntax(filled.text))  # a query that says FROM says itself what is asked
    with one_line_errors(filled, question.source):
        result = store.query(filled.text, base_iri=iris.BASE, prefixes=iris.PREFIXES, use_default_graph_as_union=union)
    return Answer(result, filled, question.source)


def _terms(store: Store, question: Question, values: Mapping[str, object]) -> dict[str, str]:
    """The term of every parameter: the user's value, or the default."""
    declared = {parameter.name: parameter for parameter in question.parameters}
    present = {mark.name for mark in marks(question.text)}
    unknown = [name for name in values if name not in declared and name not in present]
    if unknown:
        raise RunError(f"{question.source}: no parameter {unknown[0]}; {_listed(question.parameters)}")
    terms = {name: plain_term(name, value) for name, value in values.items() if name not in declared}
    find = lookup(store)
    for parameter in question.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is None:
            example = f"{parameter.name} is missing, such as {parameter.name}={parameter.example}"
            raise RunError(f"{question.source}: {example}; {_listed(question.parameters)}")
        terms[parameter.name] = term(parameter, value, find)
    return terms


def _listed(parameters: tuple[Parameter, ...]) -> str:
    """The parameters in one line, those that must be given first."""
    if not parameters:
        return "it takes none"
    ordered = sorted(parameters, key=lambda parameter: parameter.default is not None)
    return "parameters: " + ", ".join(
        f"{p.name} ({p.kind}{', required' if p.default is None else ''})" for p in ordered
    )


def python_value(node: Any) -> Any:
    """The Python value of an RDF term; an IRI, and a literal that Python has no type for, as its letters."""
    from pyoxigraph import Literal as RdfLiteral

    if node is None or not isinstance(node, RdfLiteral):
        return None if node is None else getattr(node, "value", str(node))
    convert = _PYTHON.get(node.datatype.value)
    if convert is None:
        return node.value
    try:
        return convert(node.value)
    except ValueError:  # a literal that breaks the rules of its type, or a year that Python has not
        return node.value


_PYTHON: dict[str, Callable[[str], Any]] = {
    iris.XSD + "integer": int,
    iris.XSD + "boolean": lambda text: text in ("true", "1"),
    iris.XSD + "decimal": Decimal,
    iris.XSD + "double": float,
    iris.XSD + "float": float,
    iris.XSD + "date": date.fromisoformat,
    iris.XSD + "dateTime": lambda text: datetime.fromisoformat(text.replace("Z", "+00:00")),
}
