// What the user has chosen. Everything here is in the address behind "#", so that a link restores it.

const S = {
  language: "",
  theme: "auto",
  view: "network", // or people: who meets whom
  color: "kind", // or community, degree
  node: -1, // what the panel shows: a node …
  edge: null, // … or a pair of nodes
  panel: "", // … or a tool: path, help
  kindsOff: new Set(),
  relationsOff: new Set(),
  from: null, // days, both included; null: open
  to: null,
  districts: new Set(), // paths
  measures: new Set(), // labels
  least: 0, // people: meetings together at least; 0: chosen by the number of ties
  loose: false, // also what is joined to nothing
  whole: false, // draw everything however much it is
  group: -1, // the community that is opened
  open: [], // nodes shown with their neighbours, and nothing else
  closed: [], // nodes whose other neighbours are folded away
  path: [], // two officials
  table: "", // nodes or edges
};

const FIRST = structuredClone({ ...S, kindsOff: null, relationsOff: null, districts: null, measures: null });
const listeners = [];
let writing = false;

/** Changes the state and has everything follow: `change({node: 3})`. */
function change(values) {
  Object.assign(S, values);
  writing = true;
  const hash = writeHash();
  // Same document, other fragment: allowed for files from disk too. An empty one must not scroll or reload.
  history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  writing = false;
  for (const listener of listeners) listener(Object.keys(values));
}

const onChange = (listener) => listeners.push(listener);

const names = (nodes) => nodes.map((node) => P.iri[node]);
const nodes = (text) =>
  text
    .split("|")
    .map((name) => P.byName.get(name))
    .filter((node) => node !== undefined);

function writeHash() {
  const out = new URLSearchParams();
  const put = (key, value) => value && out.set(key, value);
  put("lang", S.language);
  put("theme", S.theme !== "auto" && S.theme);
  put("view", S.view !== "network" && S.view);
  put("color", S.color !== "kind" && S.color);
  put("node", S.node >= 0 && P.iri[S.node]);
  put("edge", S.edge && names(S.edge).join("|"));
  put("panel", S.panel);
  put("kinds", [...S.kindsOff].join("|"));
  put("relations", [...S.relationsOff].join("|"));
  put("from", S.from !== null && dayText(S.from));
  put("to", S.to !== null && dayText(S.to));
  put("districts", [...S.districts].join("|"));
  put("measures", [...S.measures].join("|"));
  put("least", S.least);
  put("loose", S.loose && "1");
  put("whole", S.whole && "1");
  put("group", S.group >= 0 && P.iri[P.group.indexOf(S.group)]);
  put("open", names(S.open).join("|"));
  put("closed", names(S.closed).join("|"));
  put("path", names(S.path).join("|"));
  put("table", S.table);
  return out.toString();
}

/** Reads the state from the address; what is unknown or misspelt there is passed over. */
function readHash() {
  const given = new URLSearchParams(location.hash.slice(1));
  const get = (key) => given.get(key) || "";
  const list = (key) => get(key).split("|").filter(Boolean);
  const one = (key, ...allowed) => (allowed.includes(get(key)) ? get(key) : FIRST[key]);
  const day = (key) =>
    /^\d{4}-\d\d-\d\d$/.test(get(key)) && !Number.isNaN(dayNumber(get(key))) ? dayNumber(get(key)) : null;
  const pair = (key) => (nodes(get(key)).length === 2 ? nodes(get(key)) : null);
  return {
    language: get("lang") === "zh" || get("lang") === "en" ? get("lang") : "",
    theme: one("theme", "light", "dark"),
    view: one("view", "people"),
    color: one("color", "community", "degree"),
    node: nodes(get("node"))[0] ?? -1,
    edge: pair("edge"),
    panel: one("panel", "path", "help"),
    kindsOff: new Set(list("kinds").filter((kind) => P.kinds.includes(kind))),
    relationsOff: new Set(list("relations").filter((relation) => P.relations.includes(relation))),
    from: day("from"),
    to: day("to"),
    districts: new Set(list("districts")),
    measures: new Set(list("measures")),
    least: Math.max(0, Number.parseInt(get("least"), 10) || 0),
    loose: get("loose") === "1",
    whole: get("whole") === "1",
    group: nodes(get("group")).map((node) => P.group[node])[0] ?? -1,
    open: nodes(get("open")),
    closed: nodes(get("closed")),
    path: pair("path") || [],
    table: one("table", "nodes", "edges"),
  };
}

/** A small memory of this browser for language and theme; a page from disk may be denied it. */
const memory = {
  get(key) {
    try {
      return localStorage.getItem("huitu-" + key) || "";
    } catch {
      return "";
    }
  },
  set(key, value) {
    try {
      localStorage.setItem("huitu-" + key, value);
    } catch {
      // denied: the address still keeps it
    }
  },
};
