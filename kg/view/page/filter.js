// What passes the filters. Filters choose events; officials, districts and measures stay while an event that stays
// is joined to them.

const LIMIT = { nodes: 1500, edges: 4500 }; // drawn at once without asking; above, an overview of communities

/** Whether any filter that concerns events is on. */
const filtered = () =>
  S.from !== null ||
  S.to !== null ||
  S.districts.size > 0 ||
  S.measures.size > 0 ||
  S.relationsOff.size > 0 ||
  P.kinds.slice(0, 3).some((kind) => S.kindsOff.has(kind));

/** 1 for each event that passes. */
function passingEvents(ignorePeriod = false) {
  const pass = new Uint8Array(P.size);
  const kinds = P.kinds.map((kind) => !S.kindsOff.has(kind));
  const from = ignorePeriod || S.from === null ? NEVER : S.from;
  const to = ignorePeriod || S.to === null ? Infinity : S.to;
  const dated = !ignorePeriod && (S.from !== null || S.to !== null);
  for (let n = 0; n < P.size; n++) {
    const day = P.day[n];
    if (isEvent(n) && kinds[P.kind[n]] && day >= from && day <= to && !(dated && day === NEVER)) pass[n] = 1;
  }
  if (S.districts.size) keepJoined(pass, "held", within(S.districts));
  if (S.measures.size) keepJoined(pass, "orders", narrower(S.measures));
  return pass;
}

/** Drops events that have no edge of this relation to one of the targets. */
function keepJoined(pass, relation, targets) {
  const joined = new Uint8Array(P.size);
  const wanted = P.relations.indexOf(relation);
  for (let e = 0; e < P.from.length; e++) {
    if (P.relation[e] === wanted && targets.has(P.to[e])) joined[P.from[e]] = 1;
  }
  for (let n = 0; n < P.size; n++) pass[n] &= joined[n];
}

/** District nodes of these paths and below. */
function within(paths) {
  const found = new Set();
  const roots = [...paths];
  for (let n = 0; n < P.size; n++) {
    if (P.kind[n] === 4 && roots.some((root) => P.place[n] === root || P.place[n].startsWith(root + "/"))) found.add(n);
  }
  return found;
}

/** Measure nodes of these names, and those that name one of them as the broader one. */
function narrower(labels) {
  const all = new Set(labels);
  for (let grown = true; grown;) {
    grown = false;
    for (let n = 0; n < P.size; n++) {
      if (P.kind[n] === 5 && all.has(P.parent[n]) && !all.has(P.label[n])) grown = !!all.add(P.label[n]);
    }
  }
  const found = new Set();
  for (let n = 0; n < P.size; n++) if (P.kind[n] === 5 && all.has(P.label[n])) found.add(n);
  return found;
}

/** What is in the picture before anything is opened or folded: {node: 0/1, edge: 0/1, loose: number left aside}. */
function passing() {
  const events = passingEvents();
  const kinds = P.kinds.map((kind) => !S.kindsOff.has(kind));
  const relations = P.relations.map((relation) => !S.relationsOff.has(relation));
  const node = new Uint8Array(P.size);
  const edge = new Uint8Array(P.from.length);
  for (let e = 0; e < P.from.length; e++) {
    const a = P.from[e];
    const b = P.to[e];
    const stays = isEvent(a) ? events[a] : isEvent(b) ? events[b] : !filtered();
    if (!relations[P.relation[e]] || !stays) continue;
    if ((!isEvent(a) && !kinds[P.kind[a]]) || (!isEvent(b) && !kinds[P.kind[b]])) continue;
    edge[e] = node[a] = node[b] = 1;
  }
  let loose = 0;
  for (let n = 0; n < P.size; n++) {
    if (node[n] || (isEvent(n) ? !events[n] : !kinds[P.kind[n]] || filtered())) continue;
    loose++;
    if (S.loose || n === S.node) node[n] = 1;
  }
  return { node, edge, loose };
}

/** Of what passes, what is to be drawn: everything, a community, what was opened, a path; null: the overview. */
function pool(pass) {
  const count = pass.node.reduce((sum, bit) => sum + bit, 0);
  const edges = pass.edge.reduce((sum, bit) => sum + bit, 0);
  let chosen = null;
  if (S.path.length) chosen = new Set(pathNodes(pass));
  else if (S.group >= 0) chosen = new Set(members(S.group));
  if (S.open.length) {
    chosen = chosen || new Set();
    for (const root of S.open) {
      chosen.add(root);
      for (const near of neighbours(root)) chosen.add(near);
    }
  }
  const large = count > LIMIT.nodes || edges > LIMIT.edges;
  if (!chosen && large && !S.whole && S.view === "network") return { nodes: null, count, edges, large };
  const keep = (n) => (pass.node[n] || S.path.length > 0) && (!chosen || chosen.has(n));
  let shown = [];
  for (let n = 0; n < P.size; n++) if (keep(n)) shown.push(n);
  if (S.closed.length) shown = folded(shown, pass);
  return { nodes: shown, count, edges, large };
}

/** Without the nodes that hang on closed ones alone. */
function folded(shown, pass) {
  const inside = new Set(shown);
  const closed = new Set(S.closed);
  return shown.filter((n) => {
    if (closed.has(n) || n === S.node) return true;
    const ends = edgesOf(n)
      .filter((e) => pass.edge[e])
      .map((e) => other(e, n))
      .filter((m) => inside.has(m));
    return !ends.length || ends.some((m) => !closed.has(m));
  });
}

function members(group) {
  const found = [];
  for (let n = 0; n < P.size; n++) if (P.group[n] === group) found.push(n);
  return found;
}
