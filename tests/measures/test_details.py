"""Targets, changes and deadlines: each row of the data is recognised in its example and not in its near miss."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.measures.details import ChangeCue, DeadlinePattern, Target, change, deadline, numeral, targets
from kg.vocab import rows

CHANGES = rows(ChangeCue, "ontology", "change_cues.tsv")
DEADLINES = rows(DeadlinePattern, "ontology", "deadlines.tsv")
TARGETS = rows(Target, "ontology", "targets.tsv")


@pytest.mark.parametrize("row", CHANGES, ids=lambda row: row.cue)
def test_each_change_is_told_from_its_near_miss(row: ChangeCue) -> None:
    assert change(row.example) == row.change
    assert change(row.counter_example) != row.change


@pytest.mark.parametrize("row", DEADLINES, ids=lambda row: row.pattern)
def test_each_deadline_is_found_in_its_example_only(row: DeadlinePattern) -> None:
    assert deadline(row.example) is not None
    assert deadline(row.counter_example) is None


@pytest.mark.parametrize("row", TARGETS, ids=lambda row: row.word)
def test_each_target_word_gives_its_group(row: Target) -> None:
    assert targets(f"对{row.word}做好工作") == (row.target,)


@pytest.mark.parametrize(
    ("clause", "text", "hours"),
    [
        ("查验48小时内核酸检测阴性证明", "48小时内", 48),
        ("三日内完成整改", "三日内", 72),
        ("二十四小时内办结", "二十四小时内", 24),
        ("两周内见效", "两周内", 336),
        ("密接者当天转运完毕", "当天", 24),
        ("确保12月底前完工", "12月底前", None),
        ("在6月30日前报送", "6月30日前", None),
    ],
)
def test_deadlines_are_parsed_where_they_are_a_quantity(clause: str, text: str, hours: int | None) -> None:
    assert deadline(clause) == (text, hours)


@pytest.mark.parametrize("clause", ["落实24小时值班制度", "当前形势严峻", "2022年以来", "两天以上"])
def test_no_deadline(clause: str) -> None:
    assert deadline(clause) is None


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("餐饮单位继续暂停堂食服务", "kept"),
        ("公共文化场所暂停开放", "new"),
        ("取消大型聚集性活动", "new"),
        ("取消通行限制", "ended"),
        ("有序恢复堂食", "eased"),
        ("进一步加强值班", "strengthened"),
        ("做好值班", ""),
        ("立即恢复战时状态", ""),
    ],
)
def test_changes_by_their_priority(clause: str, expected: str) -> None:
    assert change(clause) == expected


def test_targets_come_in_order_and_once() -> None:
    assert targets("对返乡人员、密接者和密切接触者分类管理") == ("返乡人员", "密接人员")


@given(st.integers(0, 999))
def test_numerals_in_digits(number: int) -> None:
    assert numeral(str(number)) == number


@pytest.mark.parametrize(("text", "value"), [("十", 10), ("十五", 15), ("二十", 20), ("一百零五", 105), ("两", 2)])
def test_chinese_numerals(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize("text", ["二二", "一二三"])
def test_digits_in_a_row_are_no_number_of_hours(text: str) -> None:
    assert numeral(text) is None


@given(st.text(alphabet="24小时内三十天日月底前年到“十四五”末当节汛春个半N", max_size=60))
def test_any_text_is_survived_and_quotes_are_exact(text: str) -> None:
    found = deadline(text)
    assert found is None or found.text in text


def test_patterns_are_linear() -> None:
    """No pattern repeats something that itself repeats without bound."""
    assert not any(re.search(r"[+*]\)?[+*]|[+*]", row.pattern) for row in DEADLINES)


@pytest.mark.parametrize(
    "clause",
    ["采取切实行动", "培育新增长点", "走可持续发展之路", "放开手脚干事", "完善破产退出机制", "不得单方开通业务"],
)
def test_words_inside_other_words_change_nothing(clause: str) -> None:
    assert change(clause) in ("", "strengthened")
