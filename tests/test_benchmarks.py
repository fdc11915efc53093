"""The quality gate can fail: on a worse result, on another gold, on a lowered floor, on a set without floors."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import gate, table
from benchmarks.xwlb import items
from kg.evaluate import Score

GOLD = {
    "id": "a",
    "events": [{"kind": "meeting", "names": ["云溪市防汛会议"], "presiders": ["林知远"], "attendees": ["周若谷"]}],
    "officials": {"林知远": ["市长"]},
    "districts": ["北京市"],
}


class Yard:
    """A folder with one gold set, facts that are as good as it, and pins."""

    def __init__(self, folder: Path) -> None:
        self.real, self.facts, self.floors = folder / "real", folder / "facts", folder / "floors.json"
        (self.real / "gold").mkdir(parents=True)
        self.facts.mkdir()
        self.write_gold(GOLD)
        self.write_facts(GOLD)
        pinned = {"gold": "gold/one.jsonl", "source": "articles", "sha256": gate.digest(self.gold), "measured": {}}
        self.floors.write_text(json.dumps({"about": "test", "sets": {"one": {**pinned, "floors": {}}}}))

    @property
    def gold(self) -> Path:
        return self.real / "gold" / "one.jsonl"

    @property
    def pinned(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.floors.read_text())["sets"]["one"]
        return found

    def write_gold(self, article: dict[str, Any]) -> None:
        self.gold.write_text(json.dumps(article))

    def write_facts(self, article: dict[str, Any]) -> None:
        (self.facts / "one.jsonl").write_text(json.dumps(article))

    def worsen(self) -> None:
        worse = deepcopy(GOLD)
        worse["districts"] = ["北京市", "天津市"]
        self.write_facts(worse)

    def run(self, *options: str) -> int:
        return gate.main([str(self.real), "--floors", str(self.floors), "--facts", str(self.facts), *options])


@pytest.fixture
def yard(tmp_path: Path) -> Yard:
    return Yard(tmp_path)


def test_no_floors_is_a_failure(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    assert yard.run() == 1
    assert "no floors are pinned" in capsys.readouterr().err


def test_update_pins_and_then_holds(yard: Yard) -> None:
    assert yard.run("--update") == 0
    assert yard.pinned["floors"]["presides"] == 1.0
    assert "measures" not in yard.pinned["floors"]
    assert yard.run() == 0


def test_worse_facts_fail(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    yard.run("--update")
    yard.worsen()
    assert yard.run() == 1
    assert "one: districts 0.6667 < 1.0" in capsys.readouterr().err


def test_lowering_a_floor_needs_its_flag(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    yard.run("--update")
    yard.worsen()
    before = yard.floors.read_bytes()
    assert yard.run("--update") == 1
    assert "would lower the floor of districts" in capsys.readouterr().err
    assert yard.floors.read_bytes() == before
    assert yard.run("--update", "--new-gold") == 1
    assert yard.run("--update", "--allow-regression") == 0
    assert yard.pinned["floors"]["districts"] == 0.666
    assert yard.run() == 0


def test_another_gold_fails_until_it_is_taken(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    yard.run("--update")
    changed = deepcopy(GOLD)
    changed["officials"] = {"林知远": []}
    yard.write_gold(changed)
    yard.write_facts(changed)
    assert yard.run() == 1
    assert "is not the pinned gold" in capsys.readouterr().err
    assert yard.run("--update") == 1
    assert yard.run("--update", "--allow-regression") == 1
    assert yard.run("--update", "--new-gold") == 0
    assert yard.run() == 0


def test_missing_files_are_named(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    (yard.facts / "one.jsonl").unlink()
    assert yard.run() == 2
    assert "one.jsonl" in capsys.readouterr().err
    yard.gold.unlink()
    assert yard.run() == 2
    assert f"{yard.gold} is not there" in capsys.readouterr().err


def test_flags_that_need_update(yard: Yard) -> None:
    with pytest.raises(SystemExit):
        yard.run("--allow-regression")


def test_extraction_that_fails_fails_the_gate(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main([str(yard.real), "--floors", str(yard.floors)]) == 2
    assert "articles is not there" in capsys.readouterr().err


def test_floor_is_rounded_down() -> None:
    assert gate.pins({"events": Score(2, 3, 3)})["floors"] == {"events": 0.666}
    assert list(gate.shortfalls({"events": 0.666, "posts": 0.1}, {"events": Score(2, 3, 3)})) == ["posts 0.0000 < 0.1"]


def test_shipped_floors_name_their_gold() -> None:
    sets = json.loads(gate.FLOORS.read_text(encoding="utf-8"))["sets"]
    assert set(sets) == {"seeds", "xwlb-dev"}
    for pinned in sets.values():
        assert len(pinned["sha256"]) == 64
        assert set(pinned["floors"]) == set(pinned["measured"])
        assert all(pinned["measured"][kind]["f1"] >= floor - 0.001 for kind, floor in pinned["floors"].items())


def test_pinned_gold_is_the_gold_here(real: Path) -> None:
    for pinned in json.loads(gate.FLOORS.read_text(encoding="utf-8"))["sets"].values():
        assert gate.digest(real / pinned["gold"]) == pinned["sha256"]


def test_table_fills_its_block() -> None:
    sets = {"seeds": {"measured": gate.pins({"events": Score(2, 3, 3)})["measured"]}, "xwlb-dev": {"measured": {}}}
    text = "above\n<!-- quality: written by benchmarks/quality/table.py -->\nold\n<!-- quality end -->\nbelow\n"
    once = table.filled(text, "README.zh.md", sets)
    assert "| 活动 | **0.667** (0.667 / 0.667, 3) |" in once
    assert "old" not in once
    assert once.startswith("above\n")
    assert once.endswith("below\n")
    assert table.filled(once, "README.zh.md", sets) == once
    with pytest.raises(ValueError, match="0 quality blocks"):
        table.filled("none", "README.md", sets)


def test_readmes_show_what_was_measured(root: Path) -> None:
    sets = json.loads(gate.FLOORS.read_text(encoding="utf-8"))["sets"]
    for name in table.WORDS:
        text = (root / name).read_text(encoding="utf-8")
        assert table.filled(text, name, sets) == text, f"{name}: run python -m benchmarks.quality.table"


def test_digest_items(tmp_path: Path) -> None:
    (tmp_path / "20250703.md").write_text(
        "# 目录\n### 不是新闻\n## 详细新闻\n\n### 甲县开会\n<p>甲</p>\n\n### 乙县开会\n<p>乙</p>\n", encoding="utf-8"
    )
    (tmp_path / "README.md").write_text("## 详细新闻\n### 无\n", encoding="utf-8")
    assert list(items(tmp_path)) == [
        {"id": "xwlb-20250703-00", "title": "甲县开会", "published": "2025-07-03", "html": "<p>甲</p>"},
        {"id": "xwlb-20250703-01", "title": "乙县开会", "published": "2025-07-03", "html": "<p>乙</p>"},
    ]
