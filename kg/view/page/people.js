// Who meets whom: officials joined by the number of events, of those that pass the filters, at which both were.

function peopleScene(pass, chosen) {
  const ties = countTogether(pass);
  const inside = chosen && (S.open.length || S.path.length || S.group >= 0) ? new Set(chosen) : null;
  if (inside)
    for (const key of ties.keys())
      if (!inside.has(Math.floor(key / P.size)) || !inside.has(key % P.size)) ties.delete(key);
  const least = S.least || enough(ties);
  const met = new Set();
  for (const [key, count] of ties) if (count >= least) met.add(Math.floor(key / P.size)).add(key % P.size);
  if (S.node >= 0 && isOfficial(S.node)) met.add(S.node);
  const shown = [...met].sort((a, b) => a - b);
  const made = emptyScene("people", shown.length);
  addNodes(made, shown);
  const seat = new Map(P.people[0].map((node, i) => [node, i]));
  shown.forEach((node, i) => {
    const at = seat.get(node);
    if (at === undefined) return;
    made.x[i] = P.people[1][at];
    made.y[i] = P.people[2][at];
  });
  const drawn = new Map([...ties].filter(([, count]) => count >= least));
  addTies(made, drawn, (key) => [made.place.get(Math.floor(key / P.size)), made.place.get(key % P.size)]);
  made.ties = ties;
  made.least = least;
  made.hiddenTies = [...ties.values()].filter((count) => count < least).length;
  if (inside) spread(made);
  return made;
}

/** Pairs of officials (smaller * P.size + larger) with the number of events at which both were. */
function countTogether(pass) {
  const present = new Map();
  for (let e = 0; e < P.from.length; e++) {
    if (!pass.edge[e] || P.relation[e] > 1) continue;
    if (!present.has(P.to[e])) present.set(P.to[e], []);
    present.get(P.to[e]).push(P.from[e]);
  }
  const ties = new Map();
  for (const people of present.values()) {
    people.sort((a, b) => a - b);
    for (let i = 0; i < people.length; i++) {
      for (let j = i + 1; j < people.length; j++) {
        const key = people[i] * P.size + people[j];
        ties.set(key, (ties.get(key) || 0) + 1);
      }
    }
  }
  return ties;
}

/** The least number of meetings together that leaves no more lines than can be looked at. */
function enough(ties) {
  const counts = [];
  for (const count of ties.values()) counts[count] = (counts[count] || 0) + 1;
  let total = 0;
  for (let count = counts.length - 1; count > 0; count--) {
    total += counts[count] || 0;
    if (total > LIMIT.edges) return Math.min(count + 1, counts.length - 1);
  }
  return 1;
}
