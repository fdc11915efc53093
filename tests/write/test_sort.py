from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.write.sort import sort_quads

TERMS = st.text(st.sampled_from("ab会图\U00020000\uffee"), min_size=1, max_size=3).map(lambda text: f"<{text}>")
VALUES = TERMS | st.text(st.sampled_from("a <>."), max_size=6).map(lambda text: f'"{text}"@zh-Hans')
LINES = st.lists(
    st.tuples(TERMS, VALUES, st.sampled_from(["<g>", "<h>"])).map(lambda t: f"{t[0]} <p> {t[1]} {t[2]} .\n")
)


@settings(deadline=None)  # other work on the machine is no fault
@given(lines=LINES, run=st.integers(1, 5))
def test_quads_come_out_sorted_by_code_point_and_no_triple_twice(
    tmp_path_factory: object, lines: list[str], run: int
) -> None:
    target = Path(tmp_path_factory.mktemp("sort")) / "sorted"  # type: ignore[attr-defined]
    first = {line[:-7]: line for line in sorted(set(lines), reverse=True)}
    assert sort_quads(lines, target, run=run) == len(first)
    assert target.read_text(encoding="utf-8") == "".join(sorted(first.values()))
    assert [path.name for path in target.parent.iterdir()] == ["sorted"]
