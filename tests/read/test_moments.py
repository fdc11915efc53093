from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.moments import moment
from kg.text import SHANGHAI, shanghai_day

UTC = timezone.utc


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-07-03", datetime(2025, 7, 3, tzinfo=SHANGHAI)),
        (" 2025/7/3 ", datetime(2025, 7, 3, tzinfo=SHANGHAI)),
        ("2025.07.03", datetime(2025, 7, 3, tzinfo=SHANGHAI)),
        ("20250703", datetime(2025, 7, 3, tzinfo=SHANGHAI)),
        ("2025年7月3日", datetime(2025, 7, 3, tzinfo=SHANGHAI)),
        ("2025年7月3日 08:30", datetime(2025, 7, 3, 8, 30, tzinfo=SHANGHAI)),
        ("2025年07月03日08:30", datetime(2025, 7, 3, 8, 30, tzinfo=SHANGHAI)),
        ("2025年7月3日8时05分", datetime(2025, 7, 3, 8, 5, tzinfo=SHANGHAI)),
        ("2025年7月3日 星期四 08:30", datetime(2025, 7, 3, 8, 30, tzinfo=SHANGHAI)),
        ("2025-07-03 08:30", datetime(2025, 7, 3, 8, 30, tzinfo=SHANGHAI)),
        ("2025-07-03 08:30:15", datetime(2025, 7, 3, 8, 30, 15, tzinfo=SHANGHAI)),
        ("2025-07-03T08:30:15", datetime(2025, 7, 3, 8, 30, 15, tzinfo=SHANGHAI)),
        ("2025-07-03T08:30:15+08:00", datetime(2025, 7, 3, 8, 30, 15, tzinfo=SHANGHAI)),
        ("2025-07-03T08:30:15.250Z", datetime(2025, 7, 3, 8, 30, 15, tzinfo=UTC)),
        ("2025-07-03T08:30:15-0430", datetime(2025, 7, 3, 8, 30, 15, tzinfo=timezone(-timedelta(hours=4, minutes=30)))),
        ("Thu, 03 Jul 2025 23:49:17 GMT", datetime(2025, 7, 3, 23, 49, 17, tzinfo=UTC)),
        ("Thu, 03 Jul 2025 23:49:17 +0800", datetime(2025, 7, 3, 23, 49, 17, tzinfo=SHANGHAI)),
        ("3 Jul 2025 23:49", datetime(2025, 7, 3, 23, 49, tzinfo=SHANGHAI)),
        (1751500800, datetime(2025, 7, 3, tzinfo=UTC)),
        (1751500800.7, datetime(2025, 7, 3, tzinfo=UTC)),
        (1751500800000, datetime(2025, 7, 3, tzinfo=UTC)),
        ("1751500800", datetime(2025, 7, 3, tzinfo=UTC)),
        (date(2025, 7, 3), datetime(2025, 7, 3, tzinfo=SHANGHAI)),
        (datetime(2025, 7, 3, 8), datetime(2025, 7, 3, 8, tzinfo=SHANGHAI)),
        (datetime(2025, 7, 3, 8, tzinfo=UTC), datetime(2025, 7, 3, 8, tzinfo=UTC)),
    ],
)
def test_forms(value: object, expected: datetime) -> None:
    found = moment(value)
    assert found == expected
    assert found is not None
    assert found.utcoffset() == expected.utcoffset()


def test_late_in_gmt_is_the_next_day_in_shanghai() -> None:
    assert shanghai_day(moment("Thu, 03 Jul 2025 23:49:17 GMT")) == date(2025, 7, 4)


@pytest.mark.parametrize(
    "value",
    [
        *(None, True, [], {}, "", "昨天", "7月3日", "２０２５", "03/07/2025", "1" * 5000),
        *("2025-02-30", "2025-13-01", "2025-07-03 25:00", "0000-01-01", "9999-12-31", "2025-07-03T08:30+99:00"),
        *("Thu, 03 Foo 2025 23:49:17 GMT", 10**30, float("inf"), float("nan"), -(10**15)),
    ],
)
def test_no_claim_where_none_is_safe(value: object) -> None:
    assert moment(value) is None


@given(st.text() | st.integers() | st.floats())
def test_never_an_error_and_always_a_zone(value: object) -> None:
    found = moment(value)
    assert found is None or (found.tzinfo is not None and shanghai_day(found) is not None)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 30), timezones=st.sampled_from([UTC, SHANGHAI])))
def test_iso_round_trip(value: datetime) -> None:
    assert moment(value.isoformat()) == value.replace(microsecond=0)
