// Panels of an event, a district, a measure, a community, and of one relation.

function eventPanel(node) {
  const said = merged(F.eventFacts.get(node), (row) =>
    [row.name, row.series, row.ordinal, row.body, row.mode].join("|"),
  );
  const bodies = [...new Set(said.map((row) => row.body).filter(Boolean))];
  const people = seats(node).map((official) => ({ official, rows: participation(official, node) }));
  const first = (person) => Math.min(...person.rows.map((row) => row.position || 999), 999);
  people.sort((a, b) => first(a) - first(b) || a.official - b.official);
  const orders = directives(F.ordersOf.get(node));
  const documents = merged(F.documentsOf.get(node), (row) => [row.title, row.action].join("|"));
  const places = neighbours(node, "held");
  const named = said.filter((row) => row.name);
  const dated = said.filter((row) => row.day).flatMap((row) => row.quotes);
  return [
    figures(
      [t("day"), P.day[node] === NEVER ? t("no-day") : dayText(P.day[node])],
      [t("people"), number(people.length)],
      [t("body"), bodies.length ? zh(bodies.join("、")) : ""],
      [t("mode"), said.some((row) => row.mode === "video") ? t("presence-video") : ""],
    ),
    places.length > 0 && h("p", { class: "role" }, t("held"), " ", places.map(nodeButton)),
    section(
      t("protocol", people.length),
      list(
        people,
        ({ official, rows }) =>
          h(
            "li",
            {},
            nodeButton(official),
            rows.map((row) => [roleLine(row), evidences(row.quotes)]),
          ),
        12,
      ),
    ),
    section(
      t("measures-deadlines", orders.length),
      list(orders, (row) => directiveRow(row, false)),
    ),
    section(
      t("documents", documents.length),
      list(documents, (row) =>
        h(
          "li",
          {},
          h("p", { class: "role" }, row.action && badge(zh(row.action)), zh("《" + row.title + "》")),
          evidences(row.quotes),
        ),
      ),
    ),
    section(t("day-evidence"), dated.length > 0 && evidences(dated)),
    section(
      t("names-series"),
      list(
        named,
        (row) =>
          h(
            "li",
            {},
            h(
              "p",
              { class: "role" },
              zh(row.name),
              row.series && badge(zh(row.series)),
              row.ordinal > 0 && badge(t("ordinal", row.ordinal)),
            ),
            evidences(row.quotes),
          ),
        4,
      ),
      sameSeries(node, said),
    ),
  ];
}

/** Other events of the series, by number. */
function sameSeries(node, said) {
  const series = new Set(said.map((row) => row.series).filter(Boolean));
  if (!series.size) return null;
  const rows = [...series].flatMap((name) => F.bySeries.get(name)).filter((row) => row.event !== node && row.ordinal > 0);
  const unique = merged(rows, (row) => row.series + row.event).sort(
    (a, b) => a.ordinal - b.ordinal || a.event - b.event,
  );
  return (
    unique.length > 0 &&
    h(
      "details",
      {},
      h("summary", {}, t("same-series", unique.length)),
      list(
        unique,
        (row) =>
          h(
            "li",
            {},
            h("p", { class: "when" }, badge(t("ordinal", row.ordinal)), dayOf(row.event), nodeButton(row.event)),
          ),
        20,
      ),
    )
  );
}

/** Months as bars: how often something happened. */
function months(days, label) {
  const counts = new Map();
  for (const day of days)
    if (day !== NEVER) counts.set(dayText(day).slice(0, 7), (counts.get(dayText(day).slice(0, 7)) || 0) + 1);
  if (counts.size < 2) return null;
  const keys = [...counts.keys()].sort();
  const all = [];
  for (let [year, month] = keys[0].split("-").map(Number); all.length < 600; month++) {
    if (month > 12) [year, month] = [year + 1, 1];
    all.push(`${year}-${String(month).padStart(2, "0")}`);
    if (all[all.length - 1] >= keys[keys.length - 1]) break;
  }
  const most = Math.max(...counts.values());
  const bars = all.map((key) => {
    const bar = h("i", { title: `${key}: ${counts.get(key) || 0}` });
    bar.style.height = (100 * (counts.get(key) || 0)) / most + "%";
    return bar;
  });
  return h(
    "figure",
    {
      class: "months",
      role: "img",
      "aria-label": `${label}: ${keys.map((key) => key + " " + counts.get(key)).join(", ")}`,
    },
    h("div", {}, bars),
    h("figcaption", {}, h("span", {}, all[0]), h("span", {}, all[all.length - 1])),
  );
}

function districtPanel(node) {
  const inside = within(new Set([P.place[node]]));
  inside.add(node);
  const events = new Set([...inside].flatMap((district) => neighbours(district, "held")));
  const ordered = [...events].sort(byDay);
  const rows = directives([
    ...new Set([
      ...ordered.flatMap((event) => F.ordersOf.get(event)),
      ...[...inside].flatMap((district) => F.forDistrict.get(district)),
    ]),
  ]);
  const byMeasure = new Map();
  for (const row of rows)
    for (const measure of row.measures) byMeasure.set(measure, [...(byMeasure.get(measure) || []), row]);
  const measures = [...byMeasure].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  return [
    figures(
      [t("code"), P.code[node]],
      [t("events"), number(ordered.length)],
      [t("measures"), number(measures.length)],
      [t("parts"), inside.size > 1 ? number(inside.size - 1) : ""],
    ),
    section(
      t("meetings-by-month"),
      months(
        ordered.map((event) => P.day[event]),
        t("events"),
      ),
    ),
    section(
      t("measures-over-time"),
      list(
        measures,
        ([measure, found]) =>
          h(
            "li",
            {},
            h("p", { class: "when" }, nodeButton(measure), badge(t("times", found.length))),
            months(found.map(dayOfDirective), P.label[measure]),
            h(
              "details",
              {},
              h("summary", {}, t("directives", found.length)),
              list(
                [...found].sort((a, b) => dayOfDirective(a) - dayOfDirective(b)),
                (row) => directiveRow(row, true),
                5,
              ),
            ),
          ),
        6,
      ),
    ),
    section(
      t("events-in-order", ordered.length),
      list(ordered, (event) =>
        h("li", {}, h("p", { class: "when" }, dayOf(event), nodeButton(event)), heldEvidence(event, inside)),
      ),
    ),
    mentionsSection(node),
  ];
}

/** Why an event is said to be held in a district: where its articles name the district, else where the event stands. */
function heldFacts(event, districts) {
  const articles = new Set(F.eventFacts.get(event).map((row) => articleOf(row.quote)));
  const named = neighbours(event, "held")
    .filter((district) => districts.has(district))
    .flatMap((district) => F.mentionsOf.get(district))
    .filter((row) => articles.has(articleOf(row.quote)));
  return named.length ? named : F.eventFacts.get(event);
}

const heldEvidence = (event, districts) => evidences(heldFacts(event, districts).map((row) => row.quote));

/** What articles say of one relation. */
function edgeFacts(edge) {
  const [from, to] = [P.from[edge], P.to[edge]];
  const relation = relationOf(edge);
  if (relation === "held") return heldFacts(from, new Set([to]));
  if (relation === "orders") return F.ordersOf.get(from).filter((row) => row.measures.includes(to));
  if (relation === "says") return F.saidBy.get(from).filter((row) => row.measures.includes(to));
  return F.byEvent.get(to).filter((row) => row.official === from);
}

function measurePanel(node) {
  const rows = directives([...narrower(new Set([P.label[node]]))].flatMap((measure) => F.about.get(measure)));
  const events = [...new Set(rows.map((row) => row.event).filter((event) => event >= 0))];
  const broader = P.parent[node] && P.label.findIndex((label, n) => P.kind[n] === 5 && label === P.parent[node]);
  return [
    broader !== "" && broader >= 0 && h("p", { class: "role" }, t("broader"), " ", nodeButton(broader)),
    broader === -1 && h("p", { class: "role quiet" }, t("broader"), " ", zh(P.parent[node])),
    figures([t("directives-count"), number(rows.length)], [t("events"), number(events.length)]),
    section(t("by-month"), months(rows.map(dayOfDirective), t("directives-count"))),
    section(
      t("directives", rows.length),
      list(
        rows.sort((a, b) => dayOfDirective(a) - dayOfDirective(b)),
        (row) => directiveRow(row, true),
      ),
    ),
    mentionsSection(node),
  ];
}

/** One relation with its evidence. */
function edgePanel(a, b) {
  if (isOfficial(a) && isOfficial(b)) return pairPanel(a, b);
  const found = edgesOf(a).filter((edge) => other(edge, a) === b);
  const [from, to] = found.length ? [P.from[found[0]], P.to[found[0]]] : [a, b];
  const event = isEvent(from) ? from : to;
  const else_ = event === from ? to : from;
  let content = null;
  if (isEvent(event) && isOfficial(else_))
    content = participation(else_, event).map((row) => [roleLine(row), evidences(row.quotes)]);
  else if (P.kind[else_] === 4) content = heldEvidence(event, new Set([else_]));
  else
    content = list(
      directives(
        (isEvent(event) ? F.ordersOf.get(event) : F.saidBy.get(from)).filter((row) => row.measures.includes(else_)),
      ),
      (row) => directiveRow(row, false),
    );
  return [
    h(
      "header",
      { class: "head" },
      h("p", { class: "kind" }, [...new Set(found.map((edge) => t("relation-" + relationOf(edge))))].join(" · ")),
      h("h2", { lang: "zh-Hans", id: "panel-title", tabindex: "-1" }, P.label[from], " · ", P.label[to]),
    ),
    h("p", { class: "actions" }, nodeButton(from), nodeButton(to)),
    section(t("evidence"), content),
  ];
}

/** A community: its size, its kinds, its best-connected nodes. */
function groupPanel(group) {
  const inside = members(group).sort((a, b) => P.rank[b] - P.rank[a] || a - b);
  const kinds = P.kinds
    .map((kind, i) => [t("kind-" + kind), inside.filter((n) => P.kind[n] === i).length])
    .filter((pair) => pair[1]);
  return [
    h(
      "header",
      { class: "head" },
      h("p", { class: "kind" }, t("community")),
      h("h2", { lang: "zh-Hans", id: "panel-title", tabindex: "-1" }, groupName(inside)),
    ),
    figures(...kinds.map(([name, count]) => [name, number(count)])),
    section(
      t("best-connected"),
      list(inside, (node) => h("li", {}, nodeButton(node), " ", h("span", { class: "quiet" }, hint(node))), 25),
    ),
  ];
}
