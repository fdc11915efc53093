// The shortest way from one official to another over events at which both of a step were.

let pathFrom = -1;
let pathTo = -1;

function pathEnds(node) {
  if (pathFrom < 0 || pathFrom === node || pathTo >= 0) [pathFrom, pathTo] = [node, -1];
  else pathTo = node;
  return {};
}

/** Officials and events in turn, from one end to the other; empty where there is no way. Filters hold. */
function shortest(from, to, pass) {
  const before = new Map([[from, -1]]);
  let reached = [from];
  while (reached.length && !before.has(to)) {
    const next = [];
    for (const node of reached) {
      const seated = edgesOf(node, "presides", "attends")
        .filter((edge) => pass.edge[edge])
        .map((edge) => other(edge, node));
      // Of two equally short ways, the one over the later event.
      for (const near of seated.sort((a, b) => byDay(b, a))) {
        if (before.has(near)) continue;
        before.set(near, node);
        next.push(near);
      }
    }
    reached = next;
  }
  if (!before.has(to)) return [];
  const way = [];
  for (let node = to; node >= 0; node = before.get(node)) way.push(node);
  return way.reverse();
}

function pathNodes(pass) {
  const way = shortest(S.path[0], S.path[1], pass);
  return way.length ? way : S.path;
}

/** Two inputs, and the way between the officials chosen there. */
function pathPanel() {
  if (S.path.length) [pathFrom, pathTo] = S.path;
  const go = () => {
    if (pathFrom >= 0 && pathTo >= 0 && pathFrom !== pathTo)
      change({ path: [pathFrom, pathTo], open: [], group: -1, view: "network" });
  };
  const field = (key, node, choose) => {
    const input = h("input", {
      type: "text",
      role: "combobox",
      id: "path-" + key,
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "path-list-" + key,
      lang: "zh-Hans",
    });
    input.value = node >= 0 ? P.label[node] : "";
    const options = h("ul", {
      role: "listbox",
      id: "path-list-" + key,
      class: "suggestions",
      "aria-label": t("path-" + key),
    });
    options.hidden = true;
    combobox(input, options, choose, isOfficial);
    return h("div", { class: "field" }, h("label", { for: "path-" + key }, t("path-" + key)), input, options);
  };
  const head = h(
    "header",
    { class: "head" },
    h("h2", { id: "panel-title", tabindex: "-1" }, t("path")),
    h("p", { class: "quiet" }, t("path-note")),
  );
  const fields = [
    field("start", pathFrom, (node) => go((pathFrom = node))),
    field("end", pathTo, (node) => go((pathTo = node))),
  ];
  return [head, fields, S.path.length > 0 && pathSteps(shortest(S.path[0], S.path[1], passing()))];
}

function pathSteps(way) {
  if (!way.length) return h("p", { class: "none", role: "status" }, t("no-path"));
  const steps = [];
  for (let i = 0; i + 2 < way.length; i += 2) {
    const [a, event, b] = way.slice(i, i + 3);
    const alsoAt = seats(a).filter((node) => node !== event && seats(b).includes(node)).length;
    steps.push(
      h(
        "li",
        {},
        h("p", { class: "when" }, nodeButton(a), " → ", nodeButton(b)),
        h("p", { class: "when" }, dayOf(event), nodeButton(event)),
        [a, b].map((person) => [
          h("p", { class: "who" }, zh(P.label[person])),
          participation(person, event).map((row) => [roleLine(row), evidences(row.quotes)]),
        ]),
        alsoAt > 0 &&
          button(t("also-together", alsoAt), () => change({ edge: [a, b], node: -1, panel: "" }), { class: "more" }),
      ),
    );
  }
  return section(t("steps", steps.length), h("ol", { class: "rows" }, steps));
}
