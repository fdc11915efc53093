from pathlib import Path

import pytest

from kg.errors import RunError
from kg.resolve import resolve
from kg.resolve.claims import Claims, Sighting
from kg.resolve.features import FEATURES, Pair, score
from kg.resolve.jurisdiction import Told
from kg.resolve.links import HEADER, Link, read_links, verdicts
from kg.resolve.people import Holder, Person


def write(folder: Path, *rows: str) -> Path:
    path = folder / "links.tsv"
    path.write_text("# 说明\n" + HEADER + "".join(row + "\r\n" for row in rows), encoding="utf-8-sig")
    return path


def test_no_file_means_no_links(tmp_path: Path) -> None:
    assert read_links(tmp_path / "links.tsv") == ()


def test_rows_are_read_with_their_note(tmp_path: Path) -> None:
    path = write(tmp_path, "110000/李伟\t330200/李伟\tdifferent\t两位")
    assert read_links(path) == (Link("110000/李伟", "330200/李伟", "different", "两位"),)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("110000/李伟\t330200/李伟\tmaybe\t", "same or different"),
        ("110000/李伟\t330200/李伟\tsame", "links.tsv:3: 3 columns"),
        ("李伟\t330200/李伟\tsame\t", "李伟"),
        ("beijing/李伟\t330200/李伟\tsame\t", "beijing/李伟"),
    ],
)
def test_a_broken_row_says_where(tmp_path: Path, row: str, says: str) -> None:
    with pytest.raises(RunError, match=says):
        read_links(write(tmp_path, row))


def test_bytes_that_are_no_text_say_which_file(tmp_path: Path) -> None:
    (tmp_path / "links.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RunError, match=r"links\.tsv"):
        read_links(tmp_path / "links.tsv")


def test_joined_and_parted_contradict() -> None:
    rows = [Link("1/甲", "2/甲", "same", ""), Link("2/甲", "3/甲", "same", ""), Link("1/甲", "3/甲", "different", "")]
    with pytest.raises(RunError, match="1/甲 and 3/甲"):
        verdicts(rows, {"甲"})


def test_rows_about_nobody_are_counted() -> None:
    assert verdicts([Link("1/甲", "2/甲", "same", "")], {"乙"}).unused == 1


def seen(key: str, day: str, place: str, name: str = "林知远", *, former: bool = False) -> Claims:
    return Claims(key, day, (), (Sighting(name, Told(place, former=former), ()),), ())


def test_a_move_is_proposed_with_its_reasons_and_never_made() -> None:
    articles = [seen("a", "2024-01-01", "330200"), seen("b", "2025-01-01", "330000")]
    resolution = resolve(lambda: articles)
    (proposal,) = resolution.proposals
    assert (proposal.left.place, proposal.right.place) == ("330000", "330200")
    assert proposal.score == 0.65
    assert "2024-01-01" in proposal.zh
    assert "2024-01-01" in proposal.en
    assert resolution.assign(articles[0]).people != resolution.assign(articles[1]).people


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_what_the_user_decided_is_not_proposed_again(verdict: str) -> None:
    articles = [seen("a", "2024-01-01", "330200"), seen("b", "2025-01-01", "330000")]
    assert not resolve(lambda: articles, [Link("330200/林知远", "330000/林知远", verdict, "")]).proposals


def test_nothing_is_proposed_for_people_of_two_countries_or_over_the_same_days() -> None:
    assert not resolve(lambda: [seen("a", "2024-01-01", "foreign"), seen("b", "2025-01-01", "central")]).proposals
    days = [("a", "2024-01-01", "330200"), ("b", "2024-03-01", "330200"), ("c", "2024-02-01", "440000")]
    assert not resolve(lambda: [seen(*row) for row in days]).proposals


def test_former_posts_say_nothing_of_when_but_of_a_move() -> None:
    articles = [seen("a", "2025-01-01", "330200", former=True), seen("b", "2025-01-01", "330000")]
    (proposal,) = resolve(lambda: articles).proposals
    assert "former posts" in proposal.en
    assert proposal.score == 0.65


def test_a_common_name_is_not_proposed() -> None:
    places = [f"{code}0000" for code in (11, 12, 13, 14)]
    articles = [seen(place, f"202{n}-01-01", place, "李伟") for n, place in enumerate(places)]
    assert not resolve(lambda: articles).proposals


def test_every_feature_says_what_it_is() -> None:
    assert all(feature.__doc__ for feature in FEATURES)


def test_printed_together_speaks_for_one_person() -> None:
    one, other = Holder("2024", "2024", 1, True, {"central"}), Holder("", "", 1, True)
    pair = Pair(Person("110000", "李伟"), Person("central", "李伟"), one, other, 2)
    total, findings = score(pair)
    assert total == 0.6
    assert len(findings) == 2
