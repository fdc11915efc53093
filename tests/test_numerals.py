from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.numerals import numeral


@given(st.integers(1, 9999))
def test_numerals_are_read_as_the_library_does(number: int) -> None:
    assert numeral(str(number)) == number
    assert numeral(cn2an.an2cn(number)) == number


@given(st.text(alphabet="〇零一二两三九十百千0123个", max_size=8))
def test_any_text_is_survived(text: str) -> None:
    found = numeral(text)
    assert found is None or 0 <= found < 10**8


@pytest.mark.parametrize(("text", "number"), [("十", 10), ("二十", 20), ("一〇二", 102), ("两", 2), ("一百零三", 103)])
def test_short_forms(text: str, number: int) -> None:
    assert numeral(text) == number


@pytest.mark.parametrize("text", ["", "百", "三百百", "十百", "个", "三四十", "1二"])
def test_what_is_no_number(text: str) -> None:
    assert numeral(text) is None
