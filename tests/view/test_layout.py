"""Places: the same for equal graphs, near the old ones when the graph grows, nothing on top of anything."""

from __future__ import annotations

from math import dist

from kg.view import view_of
from kg.view.layout import lay_out
from kg.view.network import communities, to_networkx
from tests.view.synthetic import synthetic


def graph(meetings: int) -> tuple[int, list[tuple[int, int]], list[int]]:
    view = view_of(synthetic(meetings).store())
    return len(view.nodes), [(e.source, e.target) for e in view.edges], communities(to_networkx(view))


def test_equal_graphs_get_equal_places() -> None:
    count, edges, groups = graph(120)
    assert lay_out(count, edges, groups) == lay_out(count, edges, groups)


def test_nothing_lies_on_anything() -> None:
    count, edges, groups = graph(120)
    places = lay_out(count, edges, groups)
    nearest = [min(dist(a, b) for j, b in enumerate(places) if j != i) for i, a in enumerate(places)]
    assert sorted(nearest)[count // 50] > 15


def test_communities_stay_together() -> None:
    count, edges, groups = graph(240)
    places = lay_out(count, edges, groups)
    same = 0
    for i, a in enumerate(places):
        near = sorted((dist(a, b), j) for j, b in enumerate(places) if j != i)[:10]
        same += sum(groups[j] == groups[i] for _, j in near)
    assert same / (10 * count) > 0.9


def test_known_graphs_stay_exactly_where_they_were() -> None:
    count, edges, groups = graph(60)
    places = lay_out(count, edges, groups)
    assert lay_out(count, edges, groups, start={n: (float(x), float(y)) for n, (x, y) in enumerate(places)}) == places


def test_old_nodes_stay_near_when_new_ones_come() -> None:
    count, edges, groups = graph(120)
    places = lay_out(count, edges, groups)
    old = {n: (float(x), float(y)) for n, (x, y) in enumerate(places) if n % 10}
    again = lay_out(count, edges, groups, start=old)
    size = max(max(abs(x), abs(y)) for x, y in places)
    moved = sorted(dist(places[n], again[n]) for n in old)
    assert moved[len(moved) * 9 // 10] < size / 8
    new = [n for n in range(count) if n not in old]
    back = sorted(dist(places[n], again[n]) for n in new)
    assert back[len(back) // 2] < size / 2


def test_small_and_odd_graphs() -> None:
    assert lay_out(0, []) == []
    assert len(lay_out(1, [])) == 1
    assert len(set(lay_out(2, [(0, 1)]))) == 2
    assert len(set(lay_out(3, [(0, 0), (1, 1)]))) == 3
    assert len(set(lay_out(300, [(n, n + 1) for n in range(0, 298, 2)]))) == 300
    assert len(set(lay_out(5, [(0, 1)], start={0: (5.0, 5.0), 1: (9.0, 9.0), 2: (1.0, 1.0)}))) == 5
