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
  const by = (name, field) => {
    const table = F[name] instanceof Table ? F[name] : (F[name] = new Table(F[name]));
    return table.by(field);
  };
  F.byEvent = by("participations", "event");
  F.eventFacts = by("events", "event");
  F.bySeries = by("events", "series");
  F.ordersOf = ordersByEvent(by("directives", "event"));
  F.saidBy = by("directives", "official");
  F.about = by("directives", "measures");
  F.forDistrict = by("directives", "districts");
  F.documentsOf = by("documents", "event");
  F.mentionsOf = by("mentions", "node");
  F.tenuresOf = by("tenures", "official");
  const [left, right] = [by("links", "left"), by("links", "right")];
  F.linksOf = (node) => [...left.get(node), ...right.get(node)];
  return F;
}

/** Facts of one sort, kept as columns; a row becomes an object when it is asked for, always the same one. */
class Table {
  constructor(columns) {
    this.columns = columns;
    this.size = (Object.values(columns)[0] || []).length;
    this.rows = [];
  }

  row(i) {
    this.rows[i] ??= Object.fromEntries(Object.keys(this.columns).map((name) => [name, this.columns[name][i]]));
    return this.rows[i];
  }

  /** Rows by the value of a field, or by each of its values; sorted out at the first question. */
  by(field) {
    let places = null;
    const sort = () => {
      places = new Map();
      (this.columns[field] || []).forEach((value, i) => {
        for (const key of Array.isArray(value) ? value : [value]) {
          if (!places.has(key)) places.set(key, []);
          places.get(key).push(i);
        }
      });
    };
    return {
      get: (key) => {
        if (!places) sort();
        return (places.get(key) || []).map((i) => this.row(i));
      },
    };
  }
}

const articleOf = (quote) => F.sentences.article[F.quotes.sentence[quote]];

/** The directives of an event; for measures that none of them is about, those of its articles that name no event. */
function ordersByEvent(own) {
  const get = (event) => {
    const rows = own.get(event);
    const bare = neighbours(event, "orders").filter((measure) => !rows.some((row) => row.measures.includes(measure)));
    const articles = new Set(F.eventFacts.get(event).map((row) => articleOf(row.quote)));
    const said = bare.flatMap((measure) => F.about.get(measure));
    return [...rows, ...new Set(said.filter((row) => row.event < 0 && articles.has(articleOf(row.quote))))];
  };
  return { get };
}

/** The day of a directive: of its event, else of its article. */
function dayOfDirective(row) {
  if (row.event >= 0 && P.day[row.event] !== NEVER) return P.day[row.event];
  const day = F.articles.day[articleOf(row.quotes ? row.quotes[0] : row.quote)];
  return day ? dayNumber(day) : NEVER;
}
