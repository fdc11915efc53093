"""Measures, directives and documents: what was ordered, by whom, for where, by when."""

from __future__ import annotations

from kg.measures.directives import directives
from kg.measures.scheme import Scheme, load_scheme

__all__ = ["Scheme", "directives", "load_scheme"]
