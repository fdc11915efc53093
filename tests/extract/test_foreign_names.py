"""Names behind foreign posts that no list knows: jieba's dictionary has the last word on everyday words."""

from __future__ import annotations

import pytest

from kg.extract.foreign_names import foreign_name


@pytest.mark.parametrize("name", ["朔尔茨", "茂木敏充", "旺楚克"])
def test_an_unknown_name_is_read(name: str) -> None:
    candidate = foreign_name(f"{name}表示", 0)
    assert candidate is not None
    assert candidate.end == len(name)


@pytest.mark.parametrize("words", ["一道努力", "部当天", "境内局势", "执行任务"])
def test_everyday_words_are_no_name(words: str) -> None:
    assert foreign_name(f"{words}，表示", 0) is None
