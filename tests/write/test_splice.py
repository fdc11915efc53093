from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import iris
from kg.write.sort import sort_quads
from kg.write.splice import splice_quads, splice_turtle
from kg.write.terms import chinese, iri
from kg.write.turtle import write_turtle

NAMES = st.text(st.sampled_from("ab./#会图\U00020000 "), max_size=3)
SUBJECTS = st.one_of(
    NAMES.map(lambda name: iris.named("official", "110000", name)),
    NAMES.map(iris.measure),
    NAMES.map(lambda name: iris.span(iris.article(name), 1, 2)),
)
LINES = st.builds(
    lambda s, p, o: f"{iri(s)} <{iris.KG}{p}> {o} {iri(iris.DERIVED)} .\n",
    SUBJECTS,
    st.sampled_from(["text", "verb"]),
    st.sampled_from(["", "a", "\n\n", "会"]).map(chinese),
)


@settings(deadline=None)  # other work on the machine is no fault
@given(before=st.sets(LINES, min_size=1, max_size=12), after=st.sets(LINES, min_size=1, max_size=12))
def test_a_spliced_file_is_the_one_written_anew(tmp_path_factory: object, before: set[str], after: set[str]) -> None:
    folder = Path(tmp_path_factory.mktemp("splice"))  # type: ignore[attr-defined]
    for name, lines in (("before", before), ("after", after)):
        sort_quads(lines, folder / f"{name}.nq")
        write_turtle(folder / f"{name}.nq", folder / f"{name}.ttl")
    removed, added = ([line.encode() for line in lines] for lines in (before - after, after - before))
    splice_quads(folder / "before.nq", folder / "spliced.nq", removed, added)
    assert (folder / "spliced.nq").read_bytes() == (folder / "after.nq").read_bytes()
    subjects = {line.split(b" ", 1)[0] for line in removed + added}
    splice_turtle(folder / "before.ttl", folder / "spliced.ttl", folder / "spliced.nq", subjects)
    assert (folder / "spliced.ttl").read_bytes() == (folder / "after.ttl").read_bytes()
