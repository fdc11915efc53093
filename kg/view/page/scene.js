// A scene is what is drawn: marks (nodes, or communities) with place, radius, shape and colour, and lines between them.
// Drawing, pointing, export and the table know scenes only.

let scene = null;
let shownNow = null; // what pool() said of the scene

/** Radius of a node at scale 1, by how well connected it is. */
const radius = (node) => Math.min(26, 5 + 1.5 * Math.sqrt(degree(node)));

function emptyScene(mode, size) {
  return {
    mode,
    size,
    key: new Int32Array(size), // node, or community in the overview
    x: new Float32Array(size),
    y: new Float32Array(size),
    r: new Float32Array(size),
    shape: new Uint8Array(size), // kind of node; 6: community
    color: new Uint8Array(size),
    label: [],
    count: [], // of nodes in a community
    a: [],
    b: [],
    edge: [], // place in P, or -1
    weight: [], // 1 thin to 4 thick
    place: new Map(), // key to index
  };
}

/** Builds the scene of the state. */
function buildScene() {
  const pass = passing();
  shownNow = { ...pool(pass), loose: pass.loose };
  if (S.view === "people") scene = peopleScene(pass, shownNow.nodes);
  else if (shownNow.nodes === null) scene = overviewScene(pass);
  else scene = networkScene(pass, shownNow.nodes);
  scene.around = null;
  return scene;
}

function addNodes(target, shown) {
  const shade = shades();
  shown.forEach((node, i) => {
    target.key[i] = node;
    target.place.set(node, i);
    target.x[i] = P.x[node];
    target.y[i] = P.y[node];
    target.r[i] = radius(node);
    target.shape[i] = P.kind[node];
    target.color[i] = shade(node);
    target.label.push(P.label[node]);
  });
}

/** The colour number of a node: its kind, its community (12 colours and grey), or its degree in six steps. */
function shades() {
  if (S.color === "community") return (node) => 10 + (P.group[node] < 12 && degree(node) ? P.group[node] : 12);
  if (S.color === "degree") return (node) => 30 + Math.min(5, Math.floor(Math.log2(degree(node) + 1) / 1.4));
  return (node) => P.kind[node];
}

function networkScene(pass, shown) {
  const made = emptyScene("network", shown.length);
  addNodes(made, shown);
  for (let e = 0; e < P.from.length; e++) {
    const drawn = pass.edge[e] || S.path.length > 0;
    const a = drawn ? made.place.get(P.from[e]) : undefined;
    const b = a === undefined ? undefined : made.place.get(P.to[e]);
    if (b === undefined) continue;
    made.a.push(a);
    made.b.push(b);
    made.edge.push(e);
    made.weight.push(relationOf(e) === "presides" ? 2 : 1);
  }
  if (S.open.length || S.path.length) spread(made);
  return made;
}

/** Communities as discs: as large as their number of nodes, named by their best-connected official and district. */
function overviewScene(pass) {
  const parts = new Map();
  for (let n = 0; n < P.size; n++) {
    if (!pass.node[n]) continue;
    if (!parts.has(P.group[n])) parts.set(P.group[n], []);
    parts.get(P.group[n]).push(n);
  }
  const made = emptyScene("overview", parts.size);
  let i = 0;
  for (const [group, inside] of [...parts].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])) {
    made.key[i] = group;
    made.place.set(group, i);
    made.x[i] = inside.reduce((sum, n) => sum + P.x[n], 0) / inside.length;
    made.y[i] = inside.reduce((sum, n) => sum + P.y[n], 0) / inside.length;
    made.r[i] = Math.sqrt(inside.length + 2);
    made.shape[i] = 6;
    made.color[i] = 10 + (group < 12 ? group : 12);
    made.label.push(groupName(inside));
    made.count.push(inside.length);
    i++;
  }
  enlarge(made);
  joinGroups(made, pass);
  apart(made, 60);
  return made;
}

/** Discs together cover a fifth of the ground that they stand on. */
function enlarge(made) {
  if (!made.size) return;
  const width = Math.max(...made.x) - Math.min(...made.x) + 200;
  const height = Math.max(...made.y) - Math.min(...made.y) + 200;
  const area = made.r.reduce((sum, r) => sum + Math.PI * r * r, 0);
  const scale = Math.sqrt((0.2 * width * height) / area);
  for (let i = 0; i < made.size; i++) made.r[i] *= scale;
}

/** The best-connected nodes that name a community: an official and a district where it has them. */
function groupName(inside) {
  const best = (accept) => inside.filter(accept).reduce((a, n) => (a < 0 || P.rank[n] > P.rank[a] ? n : a), -1);
  const named = [best((n) => P.kind[n] === 4), best(isOfficial)].filter((n) => n >= 0);
  return (named.length ? named : [best(() => true)]).map((n) => P.label[n]).join(" · ");
}

function joinGroups(made, pass) {
  const ties = new Map();
  for (let e = 0; e < P.from.length; e++) {
    if (!pass.edge[e]) continue;
    const a = made.place.get(P.group[P.from[e]]);
    const b = made.place.get(P.group[P.to[e]]);
    if (a === b) continue;
    const key = Math.min(a, b) * made.size + Math.max(a, b);
    ties.set(key, (ties.get(key) || 0) + 1);
  }
  addTies(made, ties, (key) => [Math.floor(key / made.size), key % made.size]);
}

/** Lines by how often; the width, 1 to 4, compares with the strongest. */
function addTies(made, ties, ends) {
  let most = 1;
  for (const count of ties.values()) most = Math.max(most, count);
  for (const [key, count] of ties) {
    const [a, b] = ends(key);
    made.a.push(a);
    made.b.push(b);
    made.edge.push(-1);
    made.weight.push(count === 1 ? 1 : 1 + Math.round(3 * (count / most) ** 0.8));
  }
}

/** Pushes discs apart until none covers another. */
function apart(made, rounds) {
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let i = 0; i < made.size; i++) {
      for (let j = i + 1; j < made.size; j++) {
        const dx = made.x[j] - made.x[i] || 0.1;
        const dy = made.y[j] - made.y[i] || 0.1;
        const gap = made.r[i] + made.r[j] + 10;
        const distance = Math.hypot(dx, dy);
        if (distance >= gap) continue;
        const share = ((gap - distance) / distance) * 0.5;
        // The larger one stays where people remember it.
        const weight = made.r[i] ** 2 / (made.r[i] ** 2 + made.r[j] ** 2);
        made.x[i] -= dx * share * 2 * (1 - weight);
        made.y[i] -= dy * share * 2 * (1 - weight);
        made.x[j] += dx * share * 2 * weight;
        made.y[j] += dy * share * 2 * weight;
        moved = true;
      }
    }
    if (!moved) return;
  }
}

/** A small scene cut out of a large one is laid out anew from where its nodes stood: springs and repulsion. */
function spread(made) {
  const n = made.size;
  for (let i = 0; i < n; i++) made.r[i] = Math.min(made.r[i], 15); // hubs of the whole graph need not be so here
  if (n < 2 || n > 500) return;
  const ideal = 90;
  const reach = Math.max(...made.x) - Math.min(...made.x) + Math.max(...made.y) - Math.min(...made.y) || 1;
  const scale = (ideal * Math.sqrt(n) * 1.6) / reach;
  for (let i = 0; i < n; i++) {
    made.x[i] = made.x[i] * scale + 7 * Math.cos(i * 2.4);
    made.y[i] = made.y[i] * scale + 7 * Math.sin(i * 2.4);
  }
  const rounds = n < 150 ? 200 : 60;
  for (let round = 0; round < rounds; round++) {
    const fx = new Float32Array(n);
    const fy = new Float32Array(n);
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const dx = made.x[j] - made.x[i];
        const dy = made.y[j] - made.y[i];
        const push = (ideal * ideal) / (dx * dx + dy * dy + 25);
        fx[i] -= dx * push;
        fy[i] -= dy * push;
        fx[j] += dx * push;
        fy[j] += dy * push;
      }
    }
    for (let e = 0; e < made.a.length; e++) {
      const [i, j] = [made.a[e], made.b[e]];
      const dx = made.x[j] - made.x[i];
      const dy = made.y[j] - made.y[i];
      const pull = Math.hypot(dx, dy) / ideal;
      fx[i] += dx * pull;
      fy[i] += dy * pull;
      fx[j] -= dx * pull;
      fy[j] -= dy * pull;
    }
    const most = ideal * 0.5 * (1 - round / rounds) + 1;
    for (let i = 0; i < n; i++) {
      const length = Math.hypot(fx[i], fy[i]) || 1;
      const move = Math.min(most, length * 0.1) / length;
      made.x[i] += fx[i] * move;
      made.y[i] += fy[i] * move;
    }
  }
}
