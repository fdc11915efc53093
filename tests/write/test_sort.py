from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.write.sort import sort_lines

LINES = st.lists(st.text(st.sampled_from("ab<> 会图\U00020000\uffee"), max_size=4).map(lambda text: text + "\n"))


@given(lines=LINES, run=st.integers(1, 5))
def test_lines_come_out_sorted_by_code_point_and_once(tmp_path_factory: object, lines: list[str], run: int) -> None:
    target = Path(tmp_path_factory.mktemp("sort")) / "sorted"  # type: ignore[attr-defined]
    assert sort_lines(lines, target, run=run) == len(set(lines))
    assert target.read_text(encoding="utf-8") == "".join(sorted(set(lines)))
    assert [path.name for path in target.parent.iterdir()] == ["sorted"]
