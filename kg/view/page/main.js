// Puts the page together: what a choice does to picture, panel and lists.

/** Chooses a node: the panel shows it, the picture goes there. */
function select(node) {
  const values = { node, edge: null, panel: "" };
  if (!scene.place.has(node) || scene.mode === "overview") Object.assign(values, reach(node));
  change(values);
  const place = scene.place.get(node);
  if (place !== undefined && scene.mode !== "overview") approach(place);
}

/** What must change so that a node that is not in the picture is in it. */
function reach(node) {
  if (S.view === "people" && !isOfficial(node)) return { view: "network", ...reachIn(node) };
  return S.view === "people" ? {} : reachIn(node);
}

const reachIn = (node) =>
  S.open.length ? { open: [...S.open, node], path: [] } : { open: [node], group: -1, path: [] };

const focusOn = (node) =>
  change({ open: [node], closed: [], path: [], group: -1, view: "network", node, edge: null, panel: "" });

/** Shows a node's neighbours; in a cut-out of the graph these are added to it. */
function expand(node) {
  const closed = S.closed.filter((n) => n !== node);
  const cut = S.open.length || S.group >= 0 || S.path.length || shownNow.nodes === null;
  change({ closed, open: cut && !S.open.includes(node) ? [...S.open, node] : S.open, node });
}

/** Folds away the neighbours that hang on this node alone. */
function collapse(node) {
  if (S.open.includes(node) && S.open.length > 1) change({ open: S.open.filter((n) => n !== node) });
  else if (!S.closed.includes(node)) change({ closed: [...S.closed, node], node });
}

const openGroup = (group) => change({ group, open: [], closed: [], path: [], node: -1, edge: null, panel: "" });

const backToAll = () => change({ group: -1, open: [], closed: [], path: [], node: -1, edge: null, panel: "" });

const SCENE_KEYS = [
  "view",
  "color",
  "kindsOff",
  "relationsOff",
  "from",
  "to",
  "districts",
  "measures",
  "least",
  "loose",
  "whole",
  "group",
  "open",
  "closed",
  "path",
];
const CUT_KEYS = ["view", "group", "open", "path", "whole"];

function follow(changed) {
  const anew = changed.some((key) => SCENE_KEYS.includes(key));
  if (changed.includes("language") || changed.includes("theme")) applyLook();
  if (anew || changed.includes("language")) {
    buildScene();
    hovered = -1;
    if (changed.some((key) => CUT_KEYS.includes(key))) fit(null, false);
    showCounts();
    drawSidebar();
    drawPeriod();
  }
  drawToolbar();
  if (anew || changed.includes("table") || changed.includes("language")) drawTable();
  if (changed.some((key) => ["node", "edge", "panel", "group", "path", "open", "closed", "language"].includes(key)))
    showPanel();
  paint();
}

const darkSystem = matchMedia("(prefers-color-scheme: dark)");

/** Language and theme, on the whole page. */
function applyLook() {
  language = S.language;
  const root = document.documentElement;
  root.lang = language === "en" ? "en" : "zh-Hans";
  root.dataset.theme = S.theme === "auto" ? (darkSystem.matches ? "dark" : "light") : S.theme;
  translate(document);
  readColors();
  drawZoom();
}

/** How much of the graph is seen, and what is not. */
function showCounts() {
  if (!scene) return;
  const parts = [
    scene.mode === "overview"
      ? t("shown-groups", number(scene.size), number(shownNow.count))
      : t("shown", number(scene.size), number(P.size), number(scene.a.length)),
  ];
  const scope = P.scope;
  if (scope.nodes > P.size)
    parts.push(t(scope.limited ? "page-limited" : "page-part", number(P.size), number(scope.nodes)));
  fill($("counts"), parts.join(" · "));
  fill(
    $("notice"),
    scene.mode === "overview" && [
      h("span", {}, t("overview-note", number(shownNow.count), number(shownNow.edges))),
      button(t("show-everything"), () => change({ whole: true })),
    ],
    (S.open.length > 0 || S.group >= 0 || S.path.length > 0) &&
      button(t(shownNow.large && !S.whole ? "back-overview" : "back-all"), backToAll),
    scene.hiddenTies > 0 && h("span", {}, t("weaker", number(scene.hiddenTies), scene.least)),
    S.view === "network" &&
      shownNow.loose > 0 && [
        h("span", {}, t("loose", number(shownNow.loose))),
        button(t(S.loose ? "hide" : "show"), () => change({ loose: !S.loose }), { class: "minor" }),
      ],
  );
  canvas.setAttribute("aria-label", t("picture", parts[0]));
}

async function start() {
  if (typeof DecompressionStream === "undefined") {
    $("notice").textContent = t("old-browser");
    return;
  }
  document.body.classList.toggle("with-filters", innerWidth > 760);
  S.theme = new URLSearchParams(location.hash.slice(1)).get("theme") || memory.get("theme") || "auto";
  // At once: no flash of white.
  document.documentElement.dataset.theme = S.theme === "auto" && darkSystem.matches ? "dark" : S.theme;
  await loadPicture();
  const given = readHash();
  given.language ||= memory.get("language") || (navigator.language.startsWith("zh") ? "zh" : "en");
  if (!location.hash.includes("theme=")) given.theme = memory.get("theme") || "auto";
  Object.assign(S, given);
  applyLook();
  buildScene();
  showCounts();
  startPeriod();
  drawToolbar();
  drawPeriod();
  drawTable();
  fit(null, true);
  startPointing();
  startKeys();
  combobox($("search"), $("suggestions"), (node) => {
    goToPanel = true;
    select(node);
  });
  $("close").addEventListener("click", () => {
    change({ node: -1, edge: null, panel: "" });
    canvas.focus({ preventScroll: true });
  });
  // A panel that opens makes the picture smaller: what it is about stays in sight.
  new ResizeObserver(() => {
    const chosen = S.node >= 0 && scene.mode !== "overview" ? scene.place.get(S.node) : undefined;
    if (chosen === undefined) paint();
    else approach(chosen, true);
  }).observe(canvas);
  darkSystem.addEventListener("change", () => {
    applyLook();
    drawToolbar();
    paint();
  });
  addEventListener("hashchange", () => {
    const values = readHash();
    values.language ||= S.language; // an address without a language keeps the present one
    change(values);
  });
  onChange(follow);
  showPanel();
  document.body.dataset.ready = "true";
  setTimeout(drawSidebar); // behind the first drawing
  setTimeout(facts, 30);
}

/** For the console and for tests: what is drawn, and where on the page. */
window.huitu = {
  marks() {
    const box = canvas.getBoundingClientRect();
    const view = stageSize();
    return Array.from(scene.key, (key, i) => {
      const [x, y] = toScreen(scene.x[i], scene.y[i], view);
      return {
        key,
        name: scene.mode === "overview" ? "" : P.iri[key],
        label: scene.label[i],
        x: x + box.left,
        y: y + box.top,
      };
    });
  },
  lines: () => scene.a.map((a, e) => [scene.label[a], scene.label[scene.b[e]], scene.weight[e]]),
};

start();
