import pytest

from kg.vocab import rows
from kg.write.pinyin import Reading, pinyin

READINGS = rows(Reading, "ontology", "surname_pinyin.tsv")


@pytest.mark.parametrize("row", READINGS, ids=lambda row: row.surname)
def test_a_surname_is_read_as_one_only_in_front(row: Reading) -> None:
    assert pinyin(row.example).split()[0] == row.pinyin
    assert pinyin(row.counter_example).split()[1:] != [row.pinyin]
    assert row.example.startswith(row.surname)
    assert row.surname in row.counter_example[1:]


def test_the_file_is_sorted() -> None:
    assert list(READINGS) == sorted(set(READINGS))


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("林知远", "lin zhi yuan"),
        ("欧阳云溪", "ou yang yun xi"),
        ("约翰·史密斯", "yue han · shi mi si"),
        ("Smith", "smith"),
    ],
)
def test_names(name: str, label: str) -> None:
    assert pinyin(name) == label
