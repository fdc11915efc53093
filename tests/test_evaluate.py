"""Scores against counts made by hand, and against the reference scorer where the real folder has it."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import RunError
from kg.evaluate import Score, as_json, as_table, evaluate
from kg.evaluate.align import mates
from kg.facts import to_json
from tests.samples import sample_facts

GOLD: list[dict[str, Any]] = [
    {
        "id": "a",
        "events": [
            {
                "kind": "meeting",
                "names": ["云溪市防汛指挥部第十二次会议"],
                "ordinals": [12],
                "date": "2025-07-03",
                "presiders": ["林知远"],
                "attendees": ["周若谷", "何青川"],
            },
            {"kind": "inspection", "names": [], "ordinals": [], "date": None, "presiders": ["林知远"], "attendees": []},
        ],
        "officials": {"林知远": ["市委书记"], "周若谷": ["市委副书记", "市长"], "何青川": []},
        "districts": ["浙江省", "浙江省/衢州市"],
        "measures": ["值班值守", "风险排查"],
    },
    {"id": "b", "events": [], "officials": {"沈南乔": ["县长"]}, "districts": [], "measures": []},
]


def written(path: Path, articles: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
    return path


def changed() -> list[dict[str, Any]]:
    """The gold with one presider and one post too many, an attendee missed, a day wrong and an event nobody has."""
    articles = deepcopy(GOLD)
    meeting = articles[0]["events"][0]
    meeting["presiders"] = ["林知远", "何青川"]
    meeting["attendees"] = ["周若谷"]
    meeting["date"] = "2025-07-04"
    articles[0]["events"].append({"kind": "reception", "names": [], "presiders": ["何青川"], "attendees": []})
    articles[0]["officials"]["何青川"] = ["副市长"]
    articles[0]["measures"] = ["值班值守"]
    articles[1]["measures"] = ["信息发布"]
    return articles


def test_gold_against_itself_is_perfect(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", GOLD)
    result = evaluate(gold, gold)
    assert all(score.f1 == 1.0 for score in result.scores.values())
    assert result.wrong == ()
    assert result.missing == ()


def test_counts_are_those_made_by_hand(tmp_path: Path) -> None:
    result = evaluate(written(tmp_path / "g", GOLD), written(tmp_path / "f", changed()))
    assert dict(result.scores) == {
        "events": Score(2, 2, 3),
        "presides": Score(2, 2, 4),
        "attends": Score(1, 2, 1),
        "dates": Score(0, 1, 1),
        "names": Score(1, 1, 1),
        "ordinals": Score(1, 1, 1),
        "officials": Score(4, 4, 4),
        "posts": Score(4, 4, 5),
        "districts": Score(2, 2, 2),
        # article b has no gold for measures, so what was found there is not counted
        "measures": Score(1, 2, 1),
    }
    assert result.scores["presides"].precision == 0.5
    assert result.scores["presides"].recall == 1.0


def test_every_wrong_fact_is_named(tmp_path: Path) -> None:
    result = evaluate(written(tmp_path / "g", GOLD), written(tmp_path / "f", changed()))
    name = "云溪市防汛指挥部第十二次会议"
    assert set(result.wrong) == {
        ("false", "a", "events", ("reception 何青川",)),
        ("false", "a", "presides", ("reception 何青川", "何青川")),
        ("false", "a", "presides", (name, "何青川")),
        ("missed", "a", "attends", (name, "何青川")),
        ("missed", "a", "dates", (name, "2025-07-03")),
        ("false", "a", "dates", (name, "2025-07-04")),
        ("false", "a", "posts", ("何青川", "副市长")),
        ("missed", "a", "measures", ("风险排查",)),
    }


def test_missing_article_counts_as_missed(tmp_path: Path) -> None:
    result = evaluate(written(tmp_path / "g", GOLD), written(tmp_path / "f", GOLD[:1]))
    assert result.missing == ("b",)
    assert result.scores["officials"] == Score(3, 4, 3)
    assert "1 of 2 articles have no facts: b" in as_table(result)


def test_article_beside_the_gold_is_ignored(tmp_path: Path) -> None:
    more = [*GOLD, {"id": "c", "officials": {"某某": []}}]
    assert evaluate(written(tmp_path / "g", GOLD), written(tmp_path / "f", more)).scores["officials"].f1 == 1.0


def test_changes_name_gains_and_losses(tmp_path: Path) -> None:
    gold, before = written(tmp_path / "g", GOLD), written(tmp_path / "before", changed())
    after = changed()
    after[0]["events"][0]["attendees"] = ["周若谷", "何青川"]
    after[0]["officials"]["何青川"] = []
    after[0]["districts"] = ["浙江省"]
    result = evaluate(gold, written(tmp_path / "after", after), before)
    assert result.changes is not None
    assert [(change.sign, change.fact.sign, change.fact.kind, change.fact.fact[-1]) for change in result.changes] == [
        ("gain", "missed", "attends", "何青川"),
        ("loss", "missed", "districts", "浙江省/衢州市"),
        ("gain", "false", "posts", "副市长"),
    ]
    table = as_table(result)
    assert "2 gains, 1 losses" in table
    assert "gain, now found:  a  attends  云溪市防汛指挥部第十二次会议  何青川" in table
    assert "loss, now missed:  a  districts  浙江省/衢州市" in table


def test_no_change_is_said(tmp_path: Path) -> None:
    gold = written(tmp_path / "g", GOLD)
    assert evaluate(gold, gold, gold).changes == ()
    assert "0 gains, 0 losses" in as_table(evaluate(gold, gold, gold))


def test_json_holds_all(tmp_path: Path) -> None:
    gold, facts = written(tmp_path / "g", GOLD), written(tmp_path / "f", changed())
    record = json.loads(json.dumps(as_json(evaluate(gold, facts, gold))))
    assert record["scores"]["presides"] == {
        "hit": 2,
        "gold": 2,
        "found": 4,
        "precision": 0.5,
        "recall": 1.0,
        "f1": 2 / 3,
    }
    assert {change["change"] for change in record["changes"]} == {"loss"}
    assert len(record["wrong"]) == 8


def test_own_facts_score_as_gold(tmp_path: Path) -> None:
    """What `kg extract` writes can be evaluated as it is."""
    facts = written(tmp_path / "f", [to_json(sample_facts())])
    assert evaluate(facts, facts).scores["posts"] == Score(5, 5, 5)


def event(kind: str, *people: str, day: str | None = None, names: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "kind": kind,
        "presiders": list(people[:1]),
        "attendees": list(people[1:]),
        "date": day,
        "names": list(names),
    }


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        pytest.param([event("meeting", "甲")], [event("reception", "甲")], {}, id="another kind never pairs"),
        pytest.param([event("meeting", "甲")], [event("meeting", "乙", day="2025-01-01")], {}, id="nothing shared"),
        pytest.param(
            [event("meeting", "甲", day="1")], [event("meeting", "乙", day="1")], {}, id="a day is not enough"
        ),
        pytest.param([event("meeting", day="1")], [event("meeting", "乙", day="1")], {0: 0}, id="but where nobody is"),
        pytest.param(
            [event("meeting", "甲", "乙"), event("meeting", "甲")],
            [event("meeting", "甲"), event("meeting", "甲", "乙")],
            {0: 1, 1: 0},
            id="the likest first",
        ),
        pytest.param(
            [event("meeting", "甲")], [event("meeting", "甲"), event("meeting", "甲")], {0: 0}, id="one to one"
        ),
        pytest.param(
            [event("meeting", names=("“平安云溪”会议",))],
            [event("meeting", "甲", names=("平安云溪 会议",))],
            {0: 0},
            id="names without quotation marks and spaces",
        ),
    ],
)
def test_mates(gold: list[dict[str, Any]], found: list[dict[str, Any]], expected: dict[int, int]) -> None:
    assert mates(gold, found) == expected


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ("[]", "not an article"),
        ('{"id": 3}', "not an article"),
        ('{"id": "a", "events": {}}', '"events" must be a list'),
        ('{"id": "a", "events": [{}]}', 'lacks its "kind"'),
        ('{"id": "a", "events": [{"kind": "meeting", "presiders": "甲"}]}', '"presiders" must be a list of strings'),
        ('{"id": "a", "events": [{"kind": "meeting", "ordinals": ["1"]}]}', '"ordinals" must be a list of integers'),
        ('{"id": "a", "events": [{"kind": "meeting", "date": 1}]}', '"date" must be'),
        ('{"id": "a", "officials": ["甲"]}', '"officials" must be'),
        ('{"id": "a", "districts": "北京市"}', '"districts" must be'),
    ],
)
def test_bad_line_is_named(tmp_path: Path, line: str, words: str) -> None:
    gold = written(tmp_path / "g", GOLD)
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "z"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(RunError) as caught:
        evaluate(gold, bad)
    assert str(caught.value).startswith(f"{bad}:2: ")
    assert words in str(caught.value)


def test_unreadable_files(tmp_path: Path) -> None:
    gold = written(tmp_path / "g", GOLD)
    with pytest.raises(RunError, match="No such file"):
        evaluate(gold, tmp_path / "nowhere.jsonl")
    (tmp_path / "latin").write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(RunError, match="not UTF-8"):
        evaluate(gold, tmp_path / "latin")
    (tmp_path / "empty").write_text("\n")
    with pytest.raises(RunError, match="holds no article"):
        evaluate(tmp_path / "empty", gold)


PEOPLE = st.lists(st.sampled_from(["甲", "乙", "丙", "丁"]), max_size=3, unique=True)
EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["meeting", "inspection"]),
            "names": st.lists(st.sampled_from(["一会", "“一”会", "二 会"]), max_size=2, unique=True),
            "ordinals": st.lists(st.integers(1, 3), max_size=2),
            "date": st.sampled_from([None, "2025-01-01", "2025-01-02"]),
            "presiders": PEOPLE,
            "attendees": PEOPLE,
        }
    ),
    max_size=4,
)
ARTICLE = st.fixed_dictionaries(
    {
        "events": EVENTS,
        "officials": st.dictionaries(
            st.sampled_from("甲乙丙"), st.lists(st.sampled_from(["市长", "书 记"]), max_size=2)
        ),
        "districts": PEOPLE,
        "measures": PEOPLE,
    }
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gold=st.lists(ARTICLE, min_size=3, max_size=3), facts=st.lists(ARTICLE, min_size=3, max_size=3))
def test_same_numbers_as_the_reference_scorer(
    real: Path, tmp_path: Path, gold: list[dict[str, Any]], facts: list[dict[str, Any]]
) -> None:
    paths = [
        written(tmp_path / name, [{"id": str(i), **article} for i, article in enumerate(articles)])
        for name, articles in (("gold", gold), ("facts", facts))
    ]
    scorer = real / "eval" / "score.py"
    if not scorer.is_file():
        pytest.skip(f"{scorer} is not there")
    printed = subprocess.run([sys.executable, scorer, *paths], capture_output=True, text=True, check=True).stdout
    ours = as_table(evaluate(paths[0], paths[1]))
    assert ours + "\n" == printed
