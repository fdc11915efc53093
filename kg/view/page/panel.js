// The side panel: what is known of the node, line, community or path that is chosen.

let panelTurn = 0;
let goToPanel = false;

/** Shows the panel of the state; facts are unpacked first if they are not yet. */
async function showPanel() {
  const turn = ++panelTurn;
  const wanted = S.panel || (S.edge ? "edge" : S.node >= 0 ? "node" : S.group >= 0 ? "group" : "");
  document.body.classList.toggle("with-panel", wanted !== "");
  $("panel").hidden = wanted === "";
  if (!wanted) return fill($("panel-body"));
  if (!F && wanted !== "help") {
    fill($("panel-body"), h("p", { class: "quiet", role: "status" }, t("loading")));
    await facts();
    if (turn !== panelTurn) return; // something else was chosen meanwhile
  }
  const content = {
    node: () => nodePanel(S.node),
    edge: () => edgePanel(...S.edge),
    group: () => groupPanel(S.group),
    path: pathPanel,
    help: helpPanel,
  }[wanted]();
  fill($("panel-body"), content);
  $("panel-body").scrollTop = 0;
  if (!goToPanel) return;
  goToPanel = false; // who searched by keys reads on in the panel
  $("panel-title").focus({ preventScroll: true });
}

function nodePanel(node) {
  const body = { official: officialPanel, district: districtPanel, measure: measurePanel }[kindOf(node)] || eventPanel;
  return [panelHead(node), actions(node), body(node)];
}

/** Sign, kind and name; other names under it. */
function panelHead(node) {
  const others = P.also[node].filter((text) => text !== P.label[node]);
  return h(
    "header",
    { class: "head" },
    h("p", { class: "kind" }, mark_(node), hint(node)),
    h("h2", { lang: "zh-Hans", id: "panel-title", tabindex: "-1" }, P.label[node]),
    others.length > 0 && h("p", { class: "quiet", lang: "zh-Hans" }, others.join(" · ")),
  );
}

/** What can be done with a node in the picture. */
function actions(node) {
  const around = neighbours(node);
  const hidden = around.filter((near) => !scene.place.has(near)).length;
  const open = S.open.includes(node);
  const closed = S.closed.includes(node);
  return h(
    "p",
    { class: "actions" },
    !S.open.length && button(t("focus"), () => focusOn(node)),
    (hidden > 0 || closed) && button(t("expand", hidden), () => expand(node), { "aria-keyshortcuts": "e" }),
    (open || (!closed && around.length > 0)) &&
      button(t("collapse"), () => collapse(node), { "aria-keyshortcuts": "c" }),
    isOfficial(node) && button(t("path-from"), () => change({ panel: "path", path: [], ...pathEnds(node) })),
    button(t("center"), () => scene.place.has(node) && fit([scene.place.get(node)])),
  );
}

/** A heading and what stands under it; nothing where there is nothing. */
function section(title, ...content) {
  const children = content.flat(9).filter((child) => child !== null && child !== undefined && child !== false);
  return children.length ? h("section", {}, h("h3", {}, title), children) : null;
}

/** A long list: the first ones, then more on request. */
function list(rows, render, first = 8) {
  if (!rows.length) return null;
  const items = h("ol", { class: "rows" }, rows.slice(0, first).map(render));
  if (rows.length <= first) return items;
  let shown = first;
  const more = button(
    "",
    () => {
      const next = rows.slice(shown, shown + 50);
      add(items, next.map(render));
      shown += next.length;
      if (shown < rows.length) label();
      else more.remove();
    },
    { class: "more" },
  );
  const label = () => fill(more, t("more", Math.min(50, rows.length - shown), rows.length - shown));
  label();
  return h("div", {}, items, more);
}

/** A node's name as a button that opens it. */
const nodeButton = (node) =>
  h("button", { type: "button", class: "node", onclick: () => select(node) }, mark_(node), zh(P.label[node]));

const badge = (text, kind) => h("span", { class: "badge " + (kind || "") }, text);
const dayOf = (node) =>
  h(
    "time",
    { datetime: P.day[node] === NEVER ? undefined : dayText(P.day[node]) },
    P.day[node] === NEVER ? t("no-day") : dayText(P.day[node]),
  );

/** Numbers at a glance. */
const figures = (...pairs) =>
  h(
    "dl",
    { class: "figures" },
    pairs
      .filter((pair) => pair && pair[1] !== "")
      .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );

/** Rows of one fact from several articles put together: the key tells the same fact. */
function merged(rows, key) {
  const found = new Map();
  for (const row of rows) {
    const name = key(row);
    if (found.has(name)) found.get(name).quotes.push(row.quote);
    else found.set(name, { ...row, quotes: [row.quote] });
  }
  return [...found.values()];
}

/** Role, way of being there, printed place and posts of one participation. */
function roleLine(row) {
  return h(
    "p",
    { class: "role" },
    badge(t(row.role), row.role),
    row.presence !== "person" && badge(t("presence-" + row.presence)),
    row.position > 0 && h("span", { class: "quiet" }, t("position", row.position)),
    row.posts.length > 0 && zh(row.posts.join("、"), { class: "posts" }),
  );
}

/** A directive: its verb, what it is about, for whom, until when; the sentence under it. */
function directiveRow(row, withEvent) {
  return h(
    "li",
    {},
    withEvent && row.event >= 0 && h("p", { class: "when" }, dayOf(row.event), nodeButton(row.event)),
    withEvent && row.event < 0 && row.official >= 0 && h("p", {}, nodeButton(row.official)),
    h(
      "p",
      { class: "role" },
      row.verb && badge(zh(row.verb)),
      row.change && badge(t("change-" + row.change), "change"),
      row.measures.map(nodeButton),
      row.districts.map(nodeButton),
    ),
    (row.deadline || row.targets.length > 0) &&
      h(
        "p",
        { class: "quiet" },
        row.deadline && [t("deadline"), " ", zh(row.deadline), " "],
        row.targets.length > 0 && [t("targets"), " ", zh(row.targets.join("、"))],
      ),
    evidences(row.quotes),
  );
}

const directives = (rows) =>
  merged(rows, (row) => [row.event, row.official, row.verb, row.text, row.measures, row.deadline].join("|"));

function mentionsSection(node) {
  const rows = merged(F.mentionsOf.get(node), (row) => row.quote);
  return section(
    t("mentions", rows.length),
    list(
      rows,
      (row) =>
        h(
          "li",
          {},
          row.posts.length > 0 && h("p", { class: "role" }, zh(row.posts.join("、"), { class: "posts" })),
          evidences(row.quotes),
        ),
      3,
    ),
  );
}
