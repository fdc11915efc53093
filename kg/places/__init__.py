"""Divisions of China in text: which are named where, and from which one an article speaks."""

from __future__ import annotations

from kg.places.home import CENTRAL, home
from kg.places.lexicon import names_place
from kg.places.resolve import Place, find_places
from kg.places.table import Division, by_path, lookup, parents

__all__ = ["CENTRAL", "Division", "Place", "by_path", "find_places", "home", "lookup", "names_place", "parents"]
