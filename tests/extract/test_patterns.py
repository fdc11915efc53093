"""ontology/patterns.tsv: every pattern both ways, none that can take long, and all of extraction on hostile text."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kg.extract import extract
from kg.extract.adverbials import only_adverbials
from kg.model import Article
from kg.patterns import PatternRow, beginnings, expanded, pattern, pattern_rows
from kg.vocab import rows
from kg.words import Listed

if sys.version_info >= (3, 11):
    from re import _parser as parser
else:
    import sre_parse as parser

LENGTH = 20_000
ROWS = list(pattern_rows().values())
BY_PATTERN = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
CODE = Path(__file__).resolve().parents[2] / "kg"
REPEATS = (parser.MAX_REPEAT, parser.MIN_REPEAT)
ALL = frozenset(map(chr, range(0x20, 0x10000)))


def found(key: str, example: str) -> bool:
    """Whether the pattern is found: anywhere, or at the first bar and, with a second one, up to there."""
    before, *rest = example.split("|")
    text = before + "".join(rest)
    if not rest:
        return pattern(key).search(text) is not None
    if len(rest) == 1:
        return bool(matched(key, text, len(before)))
    return pattern(key).fullmatch(text, len(before), len(before) + len(rest[0])) is not None


def matched(key: str, text: str, at: int) -> str:
    """What the pattern takes at a place; nothing where it takes nothing."""
    match = pattern(key).match(text, at)
    return match[0] if match else ""


@BY_PATTERN
def test_the_example_is_found(row: PatternRow) -> None:
    assert found(row.id, row.example)


@BY_PATTERN
def test_the_counter_example_is_not(row: PatternRow) -> None:
    assert not found(row.id, row.counter_example)


def test_every_pattern_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(CODE.rglob("*.py")))
    assert not [row.id for row in ROWS if f'"{row.id}"' not in code]


def test_every_list_of_words_is_used() -> None:
    """In code, or by a pattern as {kind}."""
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(CODE.rglob("*.py")))
    kinds = {row.kind for row in rows(Listed, "ontology", "extraction_words.tsv")}
    assert not [
        kind
        for kind in sorted(kinds)
        if f'"{kind}"' not in code and not any(f"{{{kind}}}" in row.pattern for row in ROWS)
    ]


def test_where_a_pattern_can_begin() -> None:
    assert beginnings("clause.soft") >= set("并同还也")
    with pytest.raises(ValueError, match="may begin with anything"):
        beginnings("verb.demanded")


# ---------------------------------------------------------------------- what makes a pattern slow


def characters(parsed: Any) -> frozenset[str]:
    """Every character that a parsed pattern can take, at any place of it."""
    taken: set[str] = set()
    for operator, argument in parsed:
        if operator is parser.LITERAL:
            taken.add(chr(argument))
        elif operator is parser.NOT_LITERAL or operator is parser.ANY:
            taken |= ALL - {chr(argument)} if operator is parser.NOT_LITERAL else ALL
        elif operator is parser.IN:
            taken |= members(argument)
        elif operator in REPEATS:
            taken |= characters(argument[2])
        elif operator is parser.SUBPATTERN:
            taken |= characters(argument[3])
        elif operator is parser.BRANCH:
            taken |= frozenset().union(*map(characters, argument[1]))
    return frozenset(taken)


def members(items: Any) -> frozenset[str]:
    taken: set[str] = set()
    negated = False
    for kind, value in items:
        if kind is parser.NEGATE:
            negated = True
        elif kind is parser.LITERAL:
            taken.add(chr(value))
        elif kind is parser.RANGE:
            taken |= set(map(chr, range(value[0], value[1] + 1)))
        else:  # a category such as white space
            taken |= {" ", "\n", "\t"}
    return ALL - taken if negated else frozenset(taken)


def unbounded(item: tuple[Any, Any]) -> bool:
    return item[0] in REPEATS and item[1][1] is parser.MAXREPEAT


def faults(parsed: Any, *, inside: bool = False) -> list[str]:
    """Unbounded repeats within another, or right behind one that can take the same character."""
    wrong: list[str] = []
    items = list(parsed)
    for item in items:
        operator, argument = item
        if unbounded(item) and inside:
            wrong.append("nested")
        for part in parts(operator, argument):
            wrong += faults(part, inside=inside or unbounded(item))
    wrong += [
        "adjacent"
        for left, right in pairwise(items)
        if unbounded(left) and unbounded(right) and characters(left[1][2]) & characters(right[1][2])
    ]
    return wrong


def parts(operator: Any, argument: Any) -> list[Any]:
    """The patterns within one item of a pattern."""
    if operator in REPEATS:
        return [argument[2]]
    if operator is parser.SUBPATTERN:
        return [argument[3]]
    if operator is parser.BRANCH:
        return list(argument[1])
    if operator in (parser.ASSERT, parser.ASSERT_NOT):
        return [argument[1]]
    return []


@BY_PATTERN
def test_no_repeat_stands_in_or_beside_another(row: PatternRow) -> None:
    assert not faults(parser.parse(expanded(row.pattern)))


@pytest.mark.parametrize("source", ["(?:a+)+", "(?:a|b[^c]*)*", "a*[ab]*", "(?=(?:x+y?)*)"])
def test_a_slow_pattern_is_caught(source: str) -> None:
    assert faults(parser.parse(source))


@pytest.mark.parametrize("source", ["a+b+", "(?:a|b{1,3})*", "[^，]{0,9}(?:会|议)"])
def test_a_quick_pattern_is_let_through(source: str) -> None:
    assert not faults(parser.parse(source))


# ---------------------------------------------------------------------- hostile text

CJK = re.compile("[\u3400-\u9fff]{2,}")
PIECES = [
    *(
        "市长",
        "县委书记、",
        "、",
        "，",
        "。",
        " ",
        "\n",
        "（",
        "）",
        "“",
        "《",
        "1",
        "8日",
        "5月6日",
        "第",
        "第一百次",
        "会议",
    ),
    *(
        "林启明、",
        "林 启明 ",
        "甲·",
        "主持",
        "出席会议",
        "在",
        "就",
        "主持召开会议，",
        "县长林启明到林溪镇调研，",
        "暨",
    ),
    *("林启明总书记", "选举林启明为", "等", "和", "会", "强调", "由", "日", "2024-05-06 ", "会见", "法国总统", "陪同"),
]


def hostile(piece: str) -> str:
    return (piece * (LENGTH // len(piece) + 1))[:LENGTH]


@BY_PATTERN
def test_a_pattern_ends_on_hostile_text(row: PatternRow) -> None:
    """Repeats of the pattern's own words, at every place; it simply must end."""
    for piece in [*CJK.findall(row.pattern)[:3], row.example.replace("|", ""), "，", "1", "（"]:
        assert sum(1 for _ in pattern(row.id).finditer(hostile(piece))) <= LENGTH + 1


@pytest.mark.parametrize("piece", PIECES)
def test_extraction_ends_on_hostile_text(piece: str) -> None:
    text = hostile(piece).strip(" \n") or "空"
    facts = extract(Article("a", "", text, 0))
    assert all(text[o.span.start : o.span.end].replace(" ", "") == o.name for o in facts.officials)


def test_adverbials_end_on_hostile_text() -> None:
    for piece in ("在", "就对以", "深入在", "当天在县城", "在。", "8日在"):
        text = hostile(piece)
        assert isinstance(only_adverbials(text, 0, len(text)), bool)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("当天上午在县城", True),
        ("8日专程到山村", True),
        ("在县城，又", False),
        ("大家在县城", False),
        ("在", False),
        ("深入", True),
    ],
)
def test_adverbials(text: str, *, expected: bool) -> None:
    assert only_adverbials(text, 0, len(text)) is expected
