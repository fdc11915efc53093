// The bar at the top, the buttons on the picture, and the keys that work everywhere.

/** Makes the bar anew: its words and its pressed buttons follow the state. */
function drawToolbar() {
  const tool = (key, pressed, onclick, shortcut) =>
    button(t("tool-" + key), onclick, {
      "aria-pressed": pressed === null ? undefined : String(pressed),
      "aria-keyshortcuts": shortcut,
      "data-tool": key,
    });
  const dark = document.documentElement.dataset.theme === "dark";
  fill(
    $("tools"),
    h(
      "span",
      { class: "pair", role: "group", "aria-label": t("view") },
      tool("network", S.view === "network", () => change({ view: "network" })),
      tool("together", S.view === "people", () => change({ view: "people", edge: null })),
    ),
    tool("filters", document.body.classList.contains("with-filters"), toggleFilters),
    tool("path", S.panel === "path", () => togglePanel("path"), "p"),
    tool("table", S.table !== "", () => change({ table: S.table ? "" : "nodes" }), "t"),
    exportMenu(),
    tool("help", S.panel === "help", () => togglePanel("help"), "?"),
  );
  fill(
    $("look"),
    button(language === "en" ? "中文" : "English", () => setLook({ language: language === "en" ? "zh" : "en" }), {
      lang: language === "en" ? "zh-Hans" : "en",
      "data-tool": "language",
    }),
    button(dark ? "☀" : "☾", () => setLook({ theme: dark ? "light" : "dark" }), {
      "aria-label": t(dark ? "light" : "dark"),
      title: t(dark ? "light" : "dark"),
      "data-tool": "theme",
    }),
  );
}

function setLook(values) {
  for (const [key, value] of Object.entries(values)) memory.set(key, value);
  change(values);
}

const togglePanel = (panel) => change({ panel: S.panel === panel ? "" : panel });

function toggleFilters() {
  document.body.classList.toggle("with-filters");
  drawToolbar();
}

/** A button that opens a list of what can be saved. */
function exportMenu() {
  const item = (key, save) =>
    h(
      "li",
      {},
      button(
        t(key),
        () => {
          menu.open = false;
          save();
        },
        { "data-export": key },
      ),
    );
  const menu = h(
    "details",
    { class: "menu" },
    h("summary", { role: "button", "data-tool": "export" }, t("export")),
    h(
      "ul",
      {},
      item("save-png", savePng),
      item("save-svg", saveSvg),
      item("save-nodes", () => saveTable("nodes")),
      item("save-edges", () => saveTable("edges")),
      item("copy-link", copyLink),
    ),
  );
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget)) menu.open = false;
  });
  return menu;
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    say(t("copied"));
  } catch {
    say(location.href); // a page from disk may not be allowed to: show it
  }
}

/** Tells what has happened, to the eye for a moment and to screen readers. */
function say(text) {
  $("toast").textContent = text;
  $("toast").classList.add("on");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => $("toast").classList.remove("on"), 2600);
}

function drawZoom() {
  const view = stageSize;
  const by = (factor) => () => zoomAt(factor, view().w / 2, view().h / 2);
  const sign = (text, key, onclick) => button(text, onclick, { "aria-label": t(key), title: t(key) });
  fill(
    $("zoom"),
    sign("+", "zoom-in", by(1.4)),
    sign("−", "zoom-out", by(1 / 1.4)),
    sign("⤢", "key-fit", () => fit()),
  );
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") return stepBack();
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const keys = {
      "/": () => $("search").focus(),
      f: () => S.node >= 0 && focusOn(S.node),
      e: () => S.node >= 0 && expand(S.node),
      c: () => S.node >= 0 && collapse(S.node),
      t: () => change({ table: S.table ? "" : "nodes" }),
      p: () => togglePanel("path"),
      "?": () => togglePanel("help"),
      0: () => fit(),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}

/** Escape closes what was opened last: panel, table, cut-out. */
function stepBack() {
  if (document.body.classList.contains("with-filters") && innerWidth <= 760) return toggleFilters();
  if (S.node >= 0 || S.edge || S.panel) return change({ node: -1, edge: null, panel: "" });
  if (S.table) return change({ table: "" });
  if (S.open.length || S.group >= 0 || S.path.length) backToAll();
}
