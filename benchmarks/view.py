"""How soon a page can be used and how smoothly it moves: ours, pyvis' own, and force-graph, on one graph at a time.

    python -m benchmarks.view [--sizes 1000 5000 20000] [--force-graph force-graph.min.js] [--out FILE]

All pages hold the same nodes and edges at the same stored places; pyvis runs without physics and with straight edges
(its default settings need minutes), force-graph without forces. Ours is timed until a search was answered and the panel
of the node that was found is filled; the others until they are drawn and a click on a node was answered. Chromium runs
headless without a GPU and without a network. force-graph.min.js comes from `npm pack force-graph` (MIT); without it its
row is left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from kg.view import page, to_pyvis, view_of
from kg.view.network import to_networkx
from kg.view.previous import earlier
from tests.view.browser import chromium
from tests.view.synthetic import synthetic

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from kg.view.model import View

MEETINGS = {1_000: 650, 5_000: 3_480, 20_000: 14_120}
"""Events of the made-up corpus that give about so many nodes."""

DRAG = 6.0
"""Seconds of dragging at most: a page that draws one frame in two seconds need not be dragged for minutes."""

FORCE_GRAPH = """<!doctype html><meta charset=utf-8><style>body{margin:0}</style><div id=g></div><script>%s</script>
<script>const data=%s;
window.g=ForceGraph()(document.getElementById("g")).width(1280).height(850).cooldownTicks(0).nodeLabel("label")
 .onNodeClick(()=>{window.clicked??=performance.now()}).onRenderFramePost(()=>{window.drawn=true})
 .graphData(data);setTimeout(()=>g.zoomToFit(0),0)</script>"""

OURS = """async () => {
  while (!document.body.dataset.ready) await new Promise(requestAnimationFrame);
  const input = document.getElementById("search");
  input.value = "林";
  input.dispatchEvent(new Event("input"));
  while (!document.querySelector("#suggestions li[id]")) await new Promise(requestAnimationFrame);
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  while (!document.querySelector("#panel-body h2")) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now();
}"""
PYVIS = """async () => {
  while (typeof network === "undefined") await new Promise(requestAnimationFrame);
  await new Promise((done) => { network.once("afterDrawing", done); network.redraw(); });
  network.once("selectNode", () => { window.clicked ??= performance.now(); });
  const box = document.querySelector("#mynetwork canvas").getBoundingClientRect();
  const at = network.canvasToDOM(network.getPosition(%d));
  return [at.x + box.left, at.y + box.top];
}"""
FORCE = """async () => {
  while (!window.drawn) await new Promise(requestAnimationFrame);
  await new Promise((done) => setTimeout(done, 0));
  const at = g.graph2ScreenCoords(data.nodes[%d].x, data.nodes[%d].y);
  return [at.x, at.y];
}"""


def pages(view: View, folder: Path, force_graph: Path | None) -> dict[str, tuple[Path, str, str]]:
    """Name of the row: file, fragment, script that answers with the moment of use."""
    ours = folder / "ours.html"
    ours.write_text(page(view), encoding="utf-8", newline="\n")
    places, _ = earlier(ours)
    graph = to_networkx(view)
    for number, (x, y) in enumerate(places.values()):
        graph.nodes[number].update(x=x, y=y)
    network = to_pyvis(graph)
    network.set_edge_smooth("continuous")
    network.options.edges.smooth.enabled = False
    (folder / "pyvis.html").write_text(network.generate_html(), encoding="utf-8")
    outmost = _free(places)
    found = {
        "huitu": (ours, "lang=zh", OURS),
        "huitu, everything drawn": (ours, "lang=zh&whole=1", OURS),
        "pyvis, same places": (folder / "pyvis.html", "", PYVIS % outmost),
    }
    if force_graph:
        nodes = [
            {"id": n, "label": node.label, "x": x, "y": y, "fx": x, "fy": y}
            for (n, node), (x, y) in zip(enumerate(view.nodes), places.values(), strict=True)
        ]
        data = {"nodes": nodes, "links": [{"source": e.source, "target": e.target} for e in view.edges]}
        text = FORCE_GRAPH % (force_graph.read_text(encoding="utf-8"), json.dumps(data, ensure_ascii=False))
        (folder / "force.html").write_text(text, encoding="utf-8")
        found["force-graph, same places"] = (folder / "force.html", "", FORCE % (outmost, outmost))
    return found


def _free(places: dict[str, tuple[float, float]]) -> int:
    """The node furthest to the right: nothing lies over it."""
    rows = list(places.values())
    return max(range(len(rows)), key=lambda n: rows[n][0])


def measure(browser: Browser, file: Path, fragment: str, script: str) -> dict[str, float]:
    """Milliseconds until use, and of the frames while the picture is dragged about for some seconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 850})
    tab = context.new_page()
    tab.set_default_timeout(180_000)
    tab.goto(file.as_uri() + (f"#{fragment}" if fragment else ""), wait_until="commit")
    answer = tab.evaluate(script)
    usable = answer if isinstance(answer, float | int) else clicked(tab, *answer)
    tab.wait_for_timeout(800)
    tab.evaluate("window.f=[];(function l(t){f.push(t);requestAnimationFrame(l)})(performance.now())")
    tab.mouse.move(600, 400)
    tab.mouse.down()
    until = perf_counter() + DRAG
    for step in range(150):
        if perf_counter() > until:
            break
        tab.mouse.move(600 + 5 * (step % 60 - 30), 400 + 4 * (step % 40 - 20))
        tab.wait_for_timeout(12)
    tab.mouse.up()
    frames = sorted(tab.evaluate("f.slice(1).map((t,i)=>t-f[i])"))
    context.close()
    return {
        "usable_ms": usable,
        "frame_ms_median": frames[len(frames) // 2],
        "frame_ms_95": frames[int(len(frames) * 0.95)],
        "file_mb": file.stat().st_size / 1e6,
    }


def clicked(tab: Page, x: float, y: float) -> float:
    """The moment at which a click there was answered; clicks until then."""
    tab.mouse.move(x - 1, y)
    while True:
        tab.mouse.move(x, y)
        tab.mouse.click(x, y)
        found = tab.evaluate("() => new Promise((d) => requestAnimationFrame(() => d(window.clicked ?? 0)))")
        if found:
            return float(found)


def built(view: View) -> dict[str, float]:
    """Seconds of wall and processor time that a page takes to make."""
    wall, cpu = perf_counter(), process_time()
    text = page(view)
    return {
        "wall_s": perf_counter() - wall,
        "cpu_s": process_time() - cpu,
        "kb_a_node": len(text) / 1e3 / len(view.nodes),
    }


def run(size: int, force_graph: Path | None, times: int) -> dict[str, Any]:
    view = view_of(synthetic(MEETINGS.get(size, int(size * 0.7))).store())
    result: dict[str, Any] = {"nodes": len(view.nodes), "edges": len(view.edges), "build": built(view), "pages": {}}
    with tempfile.TemporaryDirectory() as folder:
        rows = pages(view, Path(folder), force_graph)
        for _ in range(times):  # in turn, so that what else the machine does falls on all
            for name, row in rows.items():
                with chromium() as browser:
                    found = measure(browser, *row)
                best = result["pages"].setdefault(name, found)
                result["pages"][name] = {key: min(best[key], found[key]) for key in found}
    return result


def show(result: dict[str, Any]) -> None:
    ours = result["pages"]["huitu"]["usable_ms"]
    print(f"\n{result['nodes']:,} nodes, {result['edges']:,} edges; page made in {result['build']['wall_s']:.1f} s")
    print(f"{'':28}{'usable s':>10}{'ratio':>8}{'frame ms':>10}{'95 % ms':>9}{'MB':>7}")
    for name, row in result["pages"].items():
        ratio = row["usable_ms"] / ours
        print(
            f"{name:28}{row['usable_ms'] / 1000:10.2f}{ratio:8.1f}{row['frame_ms_median']:10.0f}"
            f"{row['frame_ms_95']:9.0f}{row['file_mb']:7.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(MEETINGS))
    parser.add_argument("--force-graph", type=Path)
    parser.add_argument("--times", type=int, default=3, help="runs of each page; the best of each figure is kept")
    parser.add_argument("--out", type=Path, help="where to write the figures as JSON")
    given = parser.parse_args()
    results = []
    for size in given.sizes:
        results.append(run(size, given.force_graph, given.times))
        show(results[-1])
        sys.stdout.flush()
    if given.out:
        given.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
