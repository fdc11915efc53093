// The table: the same as the picture, for sorting, for screen readers, for saving.

const NODE_COLUMNS = ["kind", "name", "day", "place", "relations-count", "events-count", "centrality", "community"];
const EDGE_COLUMNS = ["from", "relation", "to", "day"];
const PEOPLE_COLUMNS = ["official-1", "official-2", "shared-events"];
const order = { nodes: ["centrality", -1], edges: ["day", 1], people: ["shared-events", -1] };
const PAGE = 100;

/** Which nodes the picture shows; in the overview those that its communities hold. */
function tableNodes() {
  if (scene.mode !== "overview") return Array.from(scene.key);
  const pass = passing();
  return Array.from({ length: P.size }, (_, n) => n).filter((n) => pass.node[n]);
}

function tableEdges() {
  if (scene.mode !== "overview") return scene.edge.filter((edge) => edge >= 0);
  const pass = passing();
  return Array.from({ length: P.from.length }, (_, e) => e).filter((e) => pass.edge[e]);
}

function nodeRow(node) {
  return {
    node,
    kind: t("kind-" + kindOf(node)),
    name: P.label[node],
    day: P.day[node] === NEVER ? "" : dayText(P.day[node]),
    place: isEvent(node)
      ? neighbours(node, "held")
          .map((district) => P.label[district])
          .join("、")
      : P.place[node]
        ? placeText(P.place[node])
        : "",
    "relations-count": degree(node),
    "events-count": isEvent(node) ? "" : neighbours(node).filter(isEvent).length,
    centrality: P.rank[node],
    community: P.group[node] + 1,
  };
}

function edgeRow(edge) {
  const [a, b] = [P.from[edge], P.to[edge]];
  const day = isEvent(a) ? P.day[a] : isEvent(b) ? P.day[b] : NEVER;
  return {
    edge,
    a,
    b,
    from: P.label[a],
    relation: t("relation-" + relationOf(edge)),
    to: P.label[b],
    day: day === NEVER ? "" : dayText(day),
  };
}

const peopleRow = (i) => ({
  a: scene.key[scene.a[i]],
  b: scene.key[scene.b[i]],
  "official-1": scene.label[scene.a[i]],
  "official-2": scene.label[scene.b[i]],
  "shared-events": sharedCount(scene.key[scene.a[i]], scene.key[scene.b[i]]),
});

function sharedCount(a, b) {
  return (scene.ties && scene.ties.get(Math.min(a, b) * P.size + Math.max(a, b))) || 0;
}

/** Rows and columns of the table that the state asks for. */
function tableContent(which) {
  if (which === "nodes") return { name: "nodes", columns: NODE_COLUMNS, rows: tableNodes().map(nodeRow) };
  if (scene.mode === "people")
    return { name: "people", columns: PEOPLE_COLUMNS, rows: scene.a.map((_, i) => peopleRow(i)) };
  return { name: "edges", columns: EDGE_COLUMNS, rows: tableEdges().map(edgeRow) };
}

const collator = new Intl.Collator("zh-Hans-u-co-pinyin", { numeric: true });

function sorted(content) {
  const [column, direction] = order[content.name];
  const compare = (a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
  const empty = (value) => value === "" || value === undefined;
  return content.rows.sort((a, b) =>
    empty(a[column]) ? (empty(b[column]) ? 0 : 1) : empty(b[column]) ? -1 : direction * compare(a[column], b[column]),
  );
}

function drawTable() {
  const box = $("table");
  box.hidden = !S.table;
  if (!S.table) return fill(box);
  const content = tableContent(S.table);
  const rows = sorted(content);
  const tab = (which, key) =>
    button(t(key), () => change({ table: which }), { "aria-pressed": String(S.table === which) });
  const body = h(
    "tbody",
    {},
    rows.slice(0, PAGE).map((row) => tableLine(row, content)),
  );
  let shown = Math.min(PAGE, rows.length);
  const more = h(
    "p",
    {},
    button(
      t("more", Math.min(PAGE, rows.length - shown), rows.length - shown),
      () => {
        add(
          body,
          rows.slice(shown, shown + PAGE).map((row) => tableLine(row, content)),
        );
        shown += PAGE;
        if (shown >= rows.length) more.remove();
        else fill(more.firstChild, t("more", Math.min(PAGE, rows.length - shown), rows.length - shown));
      },
      { class: "more" },
    ),
  );
  fill(
    box,
    h(
      "div",
      { class: "table-head" },
      h(
        "span",
        { class: "pair", role: "group", "aria-label": t("table") },
        tab("nodes", "nodes"),
        tab("edges", "relations"),
      ),
      button(t("save-csv"), () => saveTable(S.table), { class: "more" }),
      button("×", () => change({ table: "" }), { class: "close", "aria-label": t("close"), title: t("close") }),
    ),
    h(
      "div",
      { class: "table-scroll", tabindex: "0", role: "region", "aria-label": t("table") },
      h(
        "table",
        {},
        h("caption", {}, t("rows", number(rows.length))),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            content.columns.map((column) => headCell(column, content)),
          ),
        ),
        body,
      ),
      rows.length > shown && more,
    ),
  );
}

function headCell(column, content) {
  const [by, direction] = order[content.name];
  const state = by === column ? (direction > 0 ? "ascending" : "descending") : "none";
  const sortBy = () => {
    order[content.name] = [
      column,
      by === column ? -direction : typeof (content.rows[0] || {})[column] === "number" ? -1 : 1,
    ];
    drawTable();
    $("table").querySelector(`[data-column="${column}"] button`).focus();
  };
  const arrow = h("span", { "aria-hidden": "true" }, state === "none" ? "" : direction > 0 ? " ▲" : " ▼");
  return h(
    "th",
    { scope: "col", "aria-sort": state, "data-column": column },
    button([t("col-" + column), arrow], sortBy),
  );
}

function tableLine(row, content) {
  return h(
    "tr",
    {},
    content.columns.map((column) => {
      if (column === "name") return h("th", { scope: "row" }, nodeButton(row.node));
      if (column === "from" || column === "official-1") return h("th", { scope: "row" }, nodeButton(row.a));
      if (column === "to" || column === "official-2") return h("td", {}, nodeButton(row.b));
      if (column === "relation" || column === "shared-events") {
        const value = typeof row[column] === "number" ? number(row[column]) : row[column];
        return h(
          "td",
          {},
          button(value, () => change({ node: -1, edge: [row.a, row.b], panel: "" }), { class: "node" }),
        );
      }
      const value = row[column];
      return h(
        "td",
        { class: typeof value === "number" ? "number" : column, lang: column === "place" ? "zh-Hans" : undefined },
        typeof value === "number" ? number(value) : value,
      );
    }),
  );
}
