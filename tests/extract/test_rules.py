"""ontology/rules.tsv: every rule makes a fact of its example and none of its counter-example, and none is missing."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from kg.extract import extract
from kg.extract.rulebook import Rule, rulebook
from kg.facts import evidence
from kg.model import Article
from kg.text import SHANGHAI

PUBLISHED = datetime(2024, 5, 7, tzinfo=SHANGHAI)
CODE = Path(__file__).resolve().parents[2] / "kg" / "extract"
# A rule's id in the code; the ids of patterns look the same, but stand in a call.
RULE = re.compile(r'(?<!pattern\()"((?:attends|event|name|post|presides)\.[a-z-]+)"')


RULES = list(rulebook().values())
BY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule)


def rules_of(text: str) -> set[str]:
    """The rules of all facts found in a text of one line or more without a title."""
    return {rule for _, _, rule in evidence(extract(Article("a", "", text.replace("\\n", "\n"), 0, PUBLISHED)))}


@BY_RULE
def test_the_example_holds_a_fact_of_the_rule(rule: Rule) -> None:
    assert rule.rule in rules_of(rule.example)


@BY_RULE
def test_the_counter_example_holds_none(rule: Rule) -> None:
    assert rule.rule not in rules_of(rule.counter_example)


@BY_RULE
def test_the_rule_is_described(rule: Rule) -> None:
    assert rule.zh
    assert rule.en
    assert rule.en.isascii() or "主持" in rule.en or "召开" in rule.en


def test_no_rule_is_missing_and_none_is_idle() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(CODE.glob("*.py")))
    assert {rule.rule for rule in RULES} == {*RULE.findall(code), "date"}  # the date's rule is named by kg.facts
