"""会图: Chinese official news in, a knowledge graph of meetings, officials, districts and measures out.

    import kg

    kg.build(["articles/"], "output")
    graph = kg.open("output")
    rows = graph.query("meetings-of-official", official="蔡奇")

Each verb is loaded when it is first called, so that importing costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspect import Signature

    from kg.build import build
    from kg.errors import KgError
    from kg.extract import extract
    from kg.graph import open_graph as open  # noqa: A004  # the verb of the package, as in gzip.open
    from kg.model import Article, Facts
    from kg.network import network
    from kg.query import query
    from kg.read import read
    from kg.timeline import write_timeline as timeline
    from kg.view import write_view as view

__all__ = ["Article", "Facts", "KgError", "build", "extract", "network", "open", "query", "read", "timeline", "view"]

_HOME = {
    "Article": "kg.model",
    "Facts": "kg.model",
    "KgError": "kg.errors",
    "open": "kg.graph",
}
_VERBS = {
    "build": "build",
    "extract": "extract",
    "network": "network",
    "query": "query",
    "read": "read",
    "timeline": "write_timeline",
    "view": "write_view",
}
"""Verbs that have the name of their module, and the function that the module is called for."""


class _Verb(ModuleType):
    """A stage's module, which can be called: `kg.read(…)` is `kg.read.read(…)`.

    The import system binds a module's name in its package whenever the module is loaded, by whomever: a function of
    that name would be there or not, as it happens.
    """

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._verb(*args, **kwargs)

    @property
    def _verb(self) -> Any:
        return getattr(self, _VERBS[self.__name__.rpartition(".")[2]])

    @property
    def __signature__(self) -> Signature:
        from inspect import signature  # heavier than all the rest of this module

        return signature(self._verb)


class _Package(ModuleType):
    """This package: makes the modules of its verbs callable as they are bound."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in _VERBS and isinstance(value, ModuleType):
            value.__class__ = _Verb
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name in _VERBS:
        return import_module(f"kg.{name}")
    if name in _HOME:
        found = getattr(import_module(_HOME[name]), "open_graph" if name == "open" else name)
        globals()[name] = found
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
