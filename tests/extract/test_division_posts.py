"""The posts of every division of today's China are read whole: 魏都区委书记, 赵县副县长, not 区委书记."""

from __future__ import annotations

import pytest

from kg.extract.people import find_people
from kg.resources import read_data

ENDS = "县区市旗州盟"
"""What the names of divisions with a Party committee end in."""


def names() -> list[str]:
    rows = [line.split("\t") for line in read_data("ontology", "divisions.tsv").split("\n") if line[:1].isdigit()]
    return sorted({row[1] for row in rows if row[1][-1] in ENDS and not row[6]})


@pytest.mark.parametrize("form", ["{0}委书记", "{0}人民政府副{1}长", "{0}副{1}长"])
def test_a_post_is_read_whole(form: str) -> None:
    wrong = []
    for name in names():
        post = form.format(name, name[-1])
        found = find_people(f"6月8日，{post}林小海出席会议。")
        if [p.text for mention in found for p in mention.posts] != [post]:
            wrong.append(post)
    assert not wrong


def test_there_are_divisions_to_ask_for() -> None:
    assert len(names()) > 3000
