// The filters: the legend is a filter too. Everything says how many it stands for.

/** Builds the whole column; called when the words or the state change. */
function drawSidebar() {
  const kept = $("filters").scrollTop;
  fill(
    $("filters"),
    h(
      "div",
      { class: "side-head" },
      h("h2", {}, t("filters")),
      anyFilter() && button(t("reset"), resetFilters, { class: "more", id: "reset" }),
    ),
    part("kinds", kindList()),
    part("relations", relationList()),
    part("colors", colorList()),
    S.view === "people" && part("ties", leastInput()),
    part("districts", tree(once("districts", districtTree), S.districts, "districts")),
    part("measures", tree(once("measures", measureTree), S.measures, "measures")),
  );
  $("filters").scrollTop = kept;
}

const anyFilter = () => filtered() || S.kindsOff.size > 0;

const resetFilters = () =>
  change({
    kindsOff: new Set(),
    relationsOff: new Set(),
    from: null,
    to: null,
    districts: new Set(),
    measures: new Set(),
    least: 0,
  });

const part = (key, content) => content && h("fieldset", { "data-part": key }, h("legend", {}, t(key)), content);

/** A box that takes `value` in or out of a set of the state. */
function check(checked, onchange, ...content) {
  const input = h("input", { type: "checkbox", onchange: (event) => onchange(event.target.checked) });
  input.checked = checked;
  return h("label", { class: "check" }, input, content);
}

function without(set, value, inside) {
  const next = new Set(set);
  if (inside) next.add(value);
  else next.delete(value);
  return next;
}

function kindList() {
  const totals = new Array(P.kinds.length).fill(0);
  for (let n = 0; n < P.size; n++) totals[P.kind[n]]++;
  return P.kinds.map(
    (kind, i) =>
      totals[i] > 0 &&
      check(
        !S.kindsOff.has(kind),
        (on) => change({ kindsOff: without(S.kindsOff, kind, !on) }),
        h("i", { class: "sign kind-" + kind, "aria-hidden": "true" }),
        t("kind-" + kind),
        count(totals[i]),
      ),
  );
}

function relationList() {
  const totals = new Array(P.relations.length).fill(0);
  for (const relation of P.relation) totals[relation]++;
  return P.relations.map(
    (relation, i) =>
      totals[i] > 0 &&
      check(
        !S.relationsOff.has(relation),
        (on) => change({ relationsOff: without(S.relationsOff, relation, !on) }),
        t("relation-" + relation),
        count(totals[i]),
      ),
  );
}

const count = (value) => h("span", { class: "count" }, number(value));

/** What colour says, and what each colour stands for. */
function colorList() {
  const choices = ["kind", "community", "degree"].map((choice) => {
    const input = h("input", {
      type: "radio",
      name: "color",
      value: choice,
      onchange: () => change({ color: choice }),
    });
    input.checked = S.color === choice;
    return h("label", { class: "check" }, input, t("color-" + choice));
  });
  return [choices, S.color === "community" && communityLegend(), S.color === "degree" && degreeLegend()];
}

function communityLegend() {
  const sizes = new Map();
  for (let n = 0; n < P.size; n++) if (P.group[n] < 12) sizes.set(P.group[n], (sizes.get(P.group[n]) || 0) + 1);
  const rows = [...sizes]
    .filter((pair) => pair[1] > 1)
    .sort((a, b) => a[0] - b[0])
    .map(([group, size]) => {
      const sign = h("i", { class: "sign", "aria-hidden": "true" });
      sign.style.background = `var(--group-${group})`;
      return h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: "node", onclick: () => openGroup(group) },
          sign,
          zh(groupName(members(group))),
        ),
        count(size),
      );
    });
  return h("ul", { class: "legend" }, rows);
}

function degreeLegend() {
  const steps = [0, 1, 2, 3, 4, 5].map((i) => {
    const sign = h("i", { "aria-hidden": "true" });
    sign.style.background = `var(--degree-${i})`;
    return sign;
  });
  return h("p", { class: "ramp" }, h("span", {}, t("few")), steps, h("span", {}, t("many")));
}

/** People: how many meetings together make a line. */
function leastInput() {
  const input = h("input", {
    type: "number",
    min: 1,
    max: 99,
    id: "least",
    onchange: (event) => change({ least: Math.max(0, Number.parseInt(event.target.value, 10) || 0) }),
  });
  input.value = String(S.least || (scene && scene.least) || 1);
  return h("label", { class: "least" }, t("least"), input);
}

// ---- trees of districts and measures

const trees = {};

/** The graph does not change while it is looked at: each tree is made once. */
const once = (key, make) => (trees[key] ??= make());

/** Nested {value, label, count, parts}; a district counts the events held in it and below. */
function districtTree() {
  const root = new Map();
  const at = (path) => {
    let level = root;
    let item = null;
    const steps = path.split("/");
    steps.forEach((name, i) => {
      const value = steps.slice(0, i + 1).join("/");
      if (!level.has(value)) level.set(value, { value, label: name, events: new Set(), parts: new Map() });
      item = level.get(value);
      level = item.parts;
    });
    return item;
  };
  for (let n = 0; n < P.size; n++)
    if (P.kind[n] === 4 && P.place[n]) for (const event of neighbours(n, "held")) at(P.place[n]).events.add(event);
  const sum = (item) => {
    for (const inside of item.parts.values()) for (const event of sum(inside)) item.events.add(event);
    return item.events;
  };
  for (const item of root.values()) sum(item);
  return root;
}

function measureTree() {
  const items = new Map();
  for (let n = 0; n < P.size; n++) {
    if (P.kind[n] !== 5) continue;
    items.set(P.label[n], {
      value: P.label[n],
      label: P.label[n],
      parent: P.parent[n],
      events: new Set(neighbours(n, "orders")),
      parts: new Map(),
    });
  }
  for (const item of [...items.values()]) {
    if (item.parent && !items.has(item.parent))
      items.set(item.parent, {
        value: item.parent,
        label: item.parent,
        parent: "",
        events: new Set(),
        parts: new Map(),
      });
  }
  const root = new Map();
  for (const item of items.values())
    (item.parent && item.parent !== item.value ? items.get(item.parent).parts : root).set(item.value, item);
  const sum = (item, seen) => {
    if (seen.has(item)) return item.events;
    seen.add(item);
    for (const inside of item.parts.values()) for (const event of sum(inside, seen)) item.events.add(event);
    return item.events;
  };
  for (const item of root.values()) sum(item, new Set());
  return root;
}

const unfolded = new Set(); // which branches are open

function tree(items, chosen, key) {
  const rows = [...items.values()].filter((item) => item.events.size > 0 || chosen.has(item.value));
  if (!rows.length) return null;
  rows.sort((a, b) => b.events.size - a.events.size || (a.label < b.label ? -1 : 1));
  return h(
    "ul",
    { class: "tree" },
    rows.map((item) => branch(item, chosen, key)),
  );
}

function branch(item, chosen, key) {
  const box = check(
    chosen.has(item.value),
    (on) => change({ [key]: without(chosen, item.value, on) }),
    zh(item.label),
    count(item.events.size),
  );
  const name = key + " " + item.value;
  const inside = [...item.parts.values()].some((part_) => part_.events.size > 0);
  if (!inside) return h("li", {}, h("span", { class: "twig" }), box);
  // What lies within is made when the branch is opened: a tree of thousands of districts stays light.
  const place_ = h("div", {});
  const open = unfolded.has(name);
  const fold_ = button(
    "",
    () => {
      if (unfolded.has(name)) unfolded.delete(name);
      else unfolded.add(name);
      show();
    },
    { class: "twig", "aria-label": t("unfold", item.label) },
  );
  const show = () => {
    const now = unfolded.has(name);
    fold_.setAttribute("aria-expanded", String(now));
    fill(fold_, now ? "▾" : "▸");
    fill(place_, now && tree(item.parts, chosen, key));
  };
  if (!open && [...chosen].some((value) => value !== item.value && has(item, value))) unfolded.add(name);
  show();
  return h("li", {}, fold_, box, place_);
}

const has = (item, value) => item.parts.has(value) || [...item.parts.values()].some((inside) => has(inside, value));
