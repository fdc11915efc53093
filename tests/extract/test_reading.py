"""The parts of extraction one by one: names, posts, days, meetings' names, and the layout of a text."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from kg.extract.dates import find_days
from kg.extract.followers import follower
from kg.extract.lexicon import Hit
from kg.extract.meetings import names_of, ordinal_of, read_name
from kg.extract.names import chinese_name
from kg.extract.organiser import organiser
from kg.extract.people import find_people
from kg.extract.posts import Titles
from kg.extract.scene import Scene
from kg.model import Article, Span
from kg.text import SHANGHAI

PUBLISHED = date(2024, 1, 3)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("林启明主持会议", "林启明"),
        ("林远在检查时说", "林远"),
        ("欧阳远志出席会议", "欧阳远志"),
        ("赵远、周明", "赵远"),
        ("的林启明", ""),
        ("林", ""),
        ("", ""),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    found = chinese_name(text, 0, anchored=True, sure=True)
    assert (text[: found.end] if found else "") == name


def test_a_surname_alone_is_no_name_without_a_post() -> None:
    assert chinese_name("高度重视", 0, anchored=False) is None


@pytest.mark.parametrize(
    ("text", "kind"), [("，", "stop"), ("", "stop"), ("3日", "stop"), ("主持会议", "verb"), ("龘", "")]
)
def test_what_can_follow_a_name(text: str, kind: str) -> None:
    assert follower(text, 0) == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县长林启明出席会议。", {"林启明"}),
        ("副县长林启明、赵文远、周立川参加会议。", {"林启明", "赵文远", "周立川"}),
        ("县领导：\n王  旭 李元吉\n", {"王旭", "李元吉"}),
        ("自治区主席艾力·图尔迪出席会议。", {"艾力·图尔迪"}),
        ("会议选举林启明为县长。", {"林启明"}),
        ("林启明、赵文远陪同调研。", {"林启明", "赵文远"}),
        ("记者林启明报道", set()),
        ("县长要求各乡镇抓好落实。", set()),
        ("", set()),
    ],
)
def test_who_is_found(text: str, names: set[str]) -> None:
    assert {mention.name for mention in find_people(text)} == names


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("县委副书记、县长林启明", ["县委副书记", "县长"]),
        ("县委常委、副县长兼公安局局长林启明", ["县委常委", "副县长兼公安局局长"]),
        ("省发展和改革委员会主任林启明", ["省发展和改革委员会主任"]),
        ("5月6日县长林启明", ["县长"]),
    ],
)
def test_chains_of_posts(text: str, posts: list[str]) -> None:
    titles = Titles(text)
    head = next(hit for hit in reversed(titles.heads) if hit.end == text.index("林"))
    assert [post.text for post in titles.chain(head, 0).posts] == posts


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2023年12月31日", [date(2023, 12, 31)]),
        ("12月31日", [date(2023, 12, 31)]),
        ("31日", [date(2023, 12, 31)]),
        ("二〇二三年五月六日", [date(2023, 5, 6)]),
        ("1日至3日", [date(2024, 1, 1)]),
        ("2日-3日", [date(2024, 1, 2)]),
        ("昨晚", [date(2024, 1, 2)]),
        ("2023-05-06", [date(2023, 5, 6)]),
        ("2023-05-06 08:30", []),
        ("截至5月20日", []),
        ("5月20日以来", []),
        ("3日内", []),
        ("2023年2月30日", []),
        ("123日", []),
    ],
)
def test_days(text: str, days: list[date]) -> None:
    found = find_days(text, PUBLISHED)
    assert [day.date for day in found] == days
    assert all(0 <= day.span.start < day.span.end <= len(text) for day in found)


def test_without_a_day_of_publication_only_full_dates_are_days() -> None:
    assert [day.date for day in find_days("2023年5月6日、6月7日、8日、昨日", None)] == [date(2023, 5, 6)]


@pytest.mark.parametrize(
    ("name", "number", "series"),
    [
        ("县政府第一百八十九次常务会议", 189, "县政府常务会议"),
        ("县政府第12次常务会议", 12, "县政府常务会议"),
        ("第七届茶叶博览会", 7, "茶叶博览会"),
        ("第七届县委常委会第三次会议", 3, "第七届县委常委会会议"),
        ("八届四中全会", 4, "八届"),
        ("春耕工作会议", None, ""),
    ],
)
def test_the_number_of_a_meeting(name: str, number: int | None, series: str) -> None:
    assert ordinal_of(name) == (number, series)


@pytest.mark.parametrize(
    ("text", "name", "bare"),
    [
        ("林启明主持召开全县春耕工作会议", "全县春耕工作会议", False),
        ("昨日上午召开“春耕行动”工作会议", "“春耕行动”工作会议", False),
        ("林启明出席会议", "会议", True),
        ("县里召开三场座谈会", "三场座谈会", True),
    ],
)
def test_where_a_meetings_name_begins(text: str, name: str, *, bare: bool) -> None:
    found = read_name(text, len(text), 0)
    assert (text[slice(*found.span)], found.bare) == (name, bare)


def test_a_joint_meeting_has_two_names() -> None:
    text = "县委农村工作会议暨第三次春耕工作会议"
    assert [(name.text, name.ordinal) for name in names_of(text, Span(0, len(text)))] == [
        ("县委农村工作会议", None),
        ("第三次春耕工作会议", 3),
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("昨日上午，县防汛抗旱指挥部在县城", "县防汛抗旱指挥部"),
        ("县政府5月6日上午", "县政府"),
        ("县委连夜", "县委"),
        ("大家昨日", ""),
    ],
)
def test_the_body_that_meets(text: str, body: str) -> None:
    assert organiser(text, 0, len(text)) == body


def scene(text: str) -> Scene:
    return Scene(Article("a", "", text, 0, datetime(2024, 1, 3, tzinfo=SHANGHAI)), find_people(text))


def test_people_side_by_side_are_one_run() -> None:
    runs = scene("县长林启明、副县长赵文远会见了商会会长周立川。").runs
    assert [[mention.name for mention in run.people] for run in runs] == [["林启明", "赵文远"], ["周立川"]]
    assert [run.acts for run in runs] == [True, False]


def test_clauses_end_at_commas_outside_quotes() -> None:
    text = "会上，学习“好，很好”的经验，讨论"
    laid_out = scene(text)
    assert laid_out.clause_start(len(text), 0) == text.index("讨论")
    assert laid_out.clause_start(text.index("的经验"), 0) == text.index("学习")


def test_an_open_quote_ends_with_its_sentence() -> None:
    text = "他说“好。会上，讨论"
    assert scene(text).clause_start(len(text), 0) == text.index("讨论")


def test_a_meetings_name_swallows_the_cues_within() -> None:
    text = "林启明主持春耕动员会议。"
    assert [cue for cue in scene(text).cues if cue.kind == "meeting"] == [Hit(5, 11, "meeting")]
