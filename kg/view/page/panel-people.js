// Panels of an official and of two officials.

function officialPanel(node) {
  const events = seats(node).sort(byDay);
  const presided = new Set(neighbours(node, "presides"));
  const days = events.map((event) => P.day[event]).filter((day) => day !== NEVER);
  return [
    figures(
      [t("meetings"), number(events.length)],
      [t("presided"), number(presided.size)],
      [t("period"), days.length ? `${dayText(Math.min(...days))} – ${dayText(Math.max(...days))}` : ""],
      [t("serves-in"), P.place[node] ? zh(placeText(P.place[node])) : ""],
      [t("rank"), rankText(node)],
    ),
    section(t("posts-over-time"), tenureChart(F.tenuresOf.get(node))),
    section(
      t("events-in-order", events.length),
      list(events, (event) => officialRow(node, event)),
    ),
    section(t("company"), company(node)),
    section(
      t("own-words"),
      list(directives(F.saidBy.get(node)), (row) => directiveRow(row, true), 4),
    ),
    section(
      t("perhaps-same"),
      list(F.linksOf(node), (row) =>
        h(
          "li",
          {},
          h(
            "p",
            { class: "when" },
            nodeButton(row.left === node ? row.right : row.left),
            h("span", { class: "quiet" }, hint(row.left === node ? row.right : row.left)),
          ),
          h("p", {}, language === "en" ? row.en : zh(row.zh), " ", badge(t("score", row.score))),
        ),
      ),
    ),
    mentionsSection(node),
  ];
}

/** The place among all nodes of the kind by PageRank. */
function rankText(node) {
  let better = 1;
  let all = 0;
  for (let n = 0; n < P.size; n++) {
    if (P.kind[n] !== P.kind[node]) continue;
    all++;
    if (P.rank[n] > P.rank[node]) better++;
  }
  return t("rank-of", number(better), number(all));
}

function officialRow(node, event) {
  const rows = participation(node, event);
  return h(
    "li",
    {},
    h("p", { class: "when" }, dayOf(event), nodeButton(event)),
    rows.map((row) => [roleLine(row), evidences(row.quotes)]),
  );
}

/** What articles say of one official at one event; the same line of two articles is one with two sources. */
function participation(official, event) {
  const rows = F.byEvent.get(event).filter((row) => row.official === official);
  return merged(rows, (row) => [row.role, row.presence, row.position, row.posts].join("|"));
}

/** Posts as bars over the time in which they were observed. */
function tenureChart(tenures) {
  const rows = tenures.filter((row) => row.first).sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  if (!rows.length) return null;
  const first = Math.min(...rows.map((row) => dayNumber(row.first)));
  const last = Math.max(...rows.map((row) => dayNumber(row.last || row.first)));
  const length = Math.max(1, last - first);
  return list(
    rows,
    (row) => {
      const from = dayNumber(row.first);
      const to = dayNumber(row.last || row.first);
      const bar = h("i", { class: "bar" });
      bar.style.left = (100 * (from - first)) / length + "%";
      bar.style.width = Math.max(1.5, (100 * (to - from)) / length) + "%";
      const period = row.first === row.last ? row.first : `${row.first} – ${row.last}`;
      return h(
        "li",
        {},
        h("p", { class: "when" }, zh(row.post, { class: "posts" }), h("time", {}, period)),
        h("div", { class: "track", "aria-hidden": "true" }, bar),
        h("details", {}, h("summary", {}, t("sentences", row.quotes.length)), evidences(row.quotes)),
      );
    },
    10,
  );
}

/** With whom an official was at events most often. */
function company(node) {
  const counts = new Map();
  for (const event of seats(node))
    for (const person of seats(event)) if (person !== node) counts.set(person, (counts.get(person) || 0) + 1);
  const rows = [...counts].sort((a, b) => b[1] - a[1] || P.rank[b[0]] - P.rank[a[0]] || a[0] - b[0]);
  const most = rows.length ? rows[0][1] : 1;
  return list(
    rows,
    ([person, count]) => {
      const bar = h("i", { class: "bar" });
      bar.style.width = (100 * count) / most + "%";
      const show = button(t("times", count), () => change({ node: -1, edge: [node, person], panel: "" }), {
        class: "times",
        "aria-label": t("shared-with", P.label[person], count),
      });
      return h(
        "li",
        { class: "company" },
        nodeButton(person),
        show,
        h("div", { class: "track", "aria-hidden": "true" }, bar),
      );
    },
    10,
  );
}

/** Two officials: the events at which both were, in order. */
function pairPanel(a, b) {
  const other_ = new Set(seats(b));
  const shared = seats(a)
    .filter((event) => other_.has(event))
    .sort(byDay);
  return [
    h(
      "header",
      { class: "head" },
      h("p", { class: "kind" }, t("together")),
      h("h2", { lang: "zh-Hans", id: "panel-title", tabindex: "-1" }, P.label[a], " · ", P.label[b]),
    ),
    h("p", { class: "actions" }, nodeButton(a), nodeButton(b)),
    figures([t("shared-events"), number(shared.length)]),
    section(
      t("events-in-order", shared.length),
      list(shared, (event) =>
        h(
          "li",
          {},
          h("p", { class: "when" }, dayOf(event), nodeButton(event)),
          [a, b].map((person) => [
            h("p", { class: "who" }, zh(P.label[person])),
            participation(person, event).map((row) => [roleLine(row), evidences(row.quotes)]),
          ]),
        ),
      ),
    ),
    !shared.length && h("p", { class: "quiet" }, t("no-shared")),
  ];
}
