from __future__ import annotations

from datetime import datetime

import pytest

from kg.read.credits import Credits, Line, credit, take_credits
from kg.resources import read_data
from kg.text import SHANGHAI, normalise
from kg.vocab import rows
from tests.read.helpers import BODY, MORE

LINES = rows(Line, "ontology", "page_lines.tsv")


@pytest.mark.parametrize("row", LINES, ids=lambda row: row.cue)
def test_every_cue_by_its_example_and_counter_example(row: Line) -> None:
    found = credit(normalise(row.example))
    assert found is not None
    assert credit(normalise(row.counter)) is None
    assert {field for field, _ in found} == (set() if row.field == "aside" else {row.field})
    assert row.form in ("names", "medium", "moment", "line")
    assert row.mark in ("colon", "space")


def test_the_vocabulary_is_sorted() -> None:
    assert [(row.field, row.cue) for row in LINES] == sorted({(row.field, row.cue) for row in LINES})
    assert read_data("ontology", "page_lines.tsv").endswith("\n")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("来源：云溪发布微信公众号 | 记者 林知远 周若谷", ["云溪发布微信公众号", "林知远", "周若谷"]),
        ("来源 云溪发布微信公众号", ["云溪发布微信公众号"]),
        ("来源丨云溪发布", ["云溪发布"]),
        ("来源：云溪日报·识政", ["云溪日报·识政"]),
        ("来 源：云溪日报 作 者：林知远", ["云溪日报", "林知远"]),
        ("2025年07月03日08:30 | 来源：云溪网 小字号", ["2025年07月03日08:30", "云溪网"]),
        ("2025-07-03 08:30:00 来源：云溪网", ["2025-07-03 08:30:00", "云溪网"]),
        ("□ 本报记者 张 三 李四", ["张三", "李四"]),
        ("云溪日报记者 林知远 摄", ["林知远"]),
        ("（记者 林知远 通讯员 周若谷）", ["林知远", "周若谷"]),
        ("责任编辑：林知远（实习） SF001", ["林知远"]),
        ("编辑：林知远 校对：周若谷", ["林知远"]),
        ("记者 阿依古丽·买买提", ["阿依古丽·买买提"]),
        ("来源： 作者：林知远 编辑：", ["林知远"]),
    ],
)
def test_lines_of_credits(line: str, expected: list[str]) -> None:
    assert [value for _, value in credit(line) or []] == expected


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        MORE,
        "记者：请问今年的目标是什么？",
        "记者从会上了解到，全市汛情平稳",
        "本报讯（记者 林知远）7月3日，云溪市召开会议。",
        "来源：一是境外输入。二是本地传播。",
        "编辑：要把好关，守好门",
        "记者 林知远 周若谷 在云溪市采访时看到",
        "市委书记：林知远",
        "",
    ],
)
def test_lines_of_text(line: str) -> None:
    assert credit(line) is None


def test_credits_leave_the_text_and_fill_the_fields() -> None:
    head = ["2025-07-03 08:30", "撰文 | 林知远 周若谷"]
    tail = ["来源：云溪日报", "责任编辑：何青川 SF001", "原标题：会议召开"]
    lines, found = take_credits([*head, BODY, MORE, *tail])
    assert lines == [BODY, MORE]
    assert found == Credits("云溪日报", ("林知远", "周若谷"), "何青川", datetime(2025, 7, 3, 8, 30, tzinfo=SHANGHAI))


def test_a_line_that_is_only_a_link_leaves_the_text() -> None:
    link = "[查看原文](https://example.org/2025/07/04/1.shtml)"
    assert take_credits([BODY, link])[0] == [BODY]
    assert credit(f"详见{link}") is None
    assert credit("[1](见附件)") is None


def test_credits_stand_at_the_ends_only() -> None:
    lines = [BODY] * 8 + ["来源：云溪日报"] + [MORE] * 15
    assert take_credits(lines) == (lines, Credits())


def test_a_date_at_the_end_is_a_signature() -> None:
    lines = [BODY, MORE, "云溪市防汛指挥部", "2025年7月3日"]
    assert take_credits(lines)[0] == lines


def test_hostile_lines_take_linear_time() -> None:
    for line in ("记者 " * 100, "来" + " " * 297, "来源：" * 90, "（" * 300, "张 " * 150, "一" * 290 + "记者"):
        credit(line)
