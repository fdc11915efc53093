// The graph as columns: P is the picture (nodes, edges, places), F the facts, unpacked behind the first drawing.

const NEVER = -0x80000000; // the day of what has no day
let P = null;
let F = null;

/** Unpacks a block: base64, gzip, JSON. */
async function unpack(id) {
  const text = $(id).textContent;
  const bytes = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(text)
    : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

async function loadPicture() {
  P = await unpack("picture");
  P.size = P.iri.length;
  P.kind = Uint8Array.from(P.kind);
  P.relation = Uint8Array.from(P.relation);
  P.from = Uint32Array.from(P.from);
  P.to = Uint32Array.from(P.to);
  P.x = Float32Array.from(P.x);
  P.y = Float32Array.from(P.y);
  P.day = Int32Array.from(P.day, (day) => (day === null ? NEVER : day));
  P.byName = new Map(P.iri.map((name, node) => [name, node]));
  indexEdges();
}

/** The edges of each node, one after the other: those of n stand in edgeList from edgeStart[n] to edgeStart[n + 1]. */
function indexEdges() {
  const start = new Uint32Array(P.size + 1);
  for (let e = 0; e < P.from.length; e++) {
    start[P.from[e] + 1]++;
    start[P.to[e] + 1]++;
  }
  for (let n = 0; n < P.size; n++) start[n + 1] += start[n];
  const list = new Uint32Array(2 * P.from.length);
  const next = start.slice();
  for (let e = 0; e < P.from.length; e++) {
    list[next[P.from[e]]++] = e;
    list[next[P.to[e]]++] = e;
  }
  P.edgeStart = start;
  P.edgeList = list;
}

const degree = (node) => P.edgeStart[node + 1] - P.edgeStart[node];
const other = (edge, node) => (P.from[edge] === node ? P.to[edge] : P.from[edge]);
const kindOf = (node) => P.kinds[P.kind[node]];
const isEvent = (node) => P.kind[node] < 3;
const isOfficial = (node) => P.kind[node] === 3;
const relationOf = (edge) => P.relations[P.relation[edge]];

/** The edges of a node, of some relations or of all. */
function edgesOf(node, ...relations) {
  const found = [];
  for (let i = P.edgeStart[node]; i < P.edgeStart[node + 1]; i++) {
    const edge = P.edgeList[i];
    if (!relations.length || relations.includes(relationOf(edge))) found.push(edge);
  }
  return found;
}

/** The nodes at the other ends, each once. */
const neighbours = (node, ...relations) => [...new Set(edgesOf(node, ...relations).map((edge) => other(edge, node)))];

/** Officials who were at an event, and the events an official was at. */
const seats = (node) => neighbours(node, "presides", "attends");

const byDay = (a, b) => P.day[a] - P.day[b] || a - b;

// ---- facts

let factsReady = null;

/** Unpacks the facts once; later calls get the same promise. */
function facts() {
  if (!factsReady) factsReady = unpack("facts").then(indexFacts);
  return factsReady;
}

function indexFacts(content) {
  F = content;
  for (const name of ["participations", "events", "directives", "documents", "mentions", "tenures", "links"]) {
    const table = F[name];
    const first = Object.values(table)[0] || [];
    F[name] = Array.from(first, (_, row) =>
      Object.fromEntries(Object.keys(table).map((key) => [key, table[key][row]])),
    );
  }
  F.byEvent = groups(F.participations, "event");
  F.byOfficial = groups(F.participations, "official");
  F.eventFacts = groups(F.events, "event");
  F.ordersOf = groups(F.directives, "event");
  F.saidBy = groups(F.directives, "official");
  F.about = groups(F.directives, "measures");
  F.forDistrict = groups(F.directives, "districts");
  F.documentsOf = groups(F.documents, "event");
  F.mentionsOf = groups(F.mentions, "node");
  F.tenuresOf = groups(F.tenures, "official");
  const [left, right] = [groups(F.links, "left"), groups(F.links, "right")];
  F.linksOf = (node) => [...left.get(node), ...right.get(node)];
  return F;
}

/** Rows by the value of a field, or by each of its values. */
function groups(rows, field) {
  const found = new Map();
  for (const row of rows) {
    for (const key of Array.isArray(row[field]) ? row[field] : [row[field]]) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(row);
    }
  }
  return { get: (key) => found.get(key) || [] };
}
