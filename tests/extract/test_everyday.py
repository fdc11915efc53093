"""The short look-up must say what jieba with its whole dictionary says."""

from __future__ import annotations

import random
from functools import cache

import jieba
import pytest

from kg.extract.everyday import everyday

COMMON = 190


@cache
def whole() -> jieba.Tokenizer:
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    return segmenter


def test_the_weight_of_a_word_is_that_of_the_dictionary() -> None:
    from kg.extract import everyday as module

    assert whole().total == module._TOTAL


def test_stretches_are_cut_as_with_the_whole_dictionary() -> None:
    words = [word for word in whole().FREQ if 1 < len(word) < 5]
    chosen = random.Random(20)  # noqa: S311 - the same sample at every run
    stretches = ["".join(chosen.sample(words, 2))[:5] for _ in range(2000)]
    for stretch in stretches:
        pieces = whole().cut(stretch, HMM=False)
        expected = any(1 < len(piece) < 4 and (whole().FREQ.get(piece) or 0) >= COMMON for piece in pieces)
        assert everyday(stretch) == expected, stretch


@pytest.mark.parametrize(("stretch", "expected"), [("一道努力", True), ("普京", False), ("㐀㐁", False)])
def test_everyday_words(stretch: str, expected: bool) -> None:
    assert everyday(stretch) is expected
