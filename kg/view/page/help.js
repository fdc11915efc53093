// How to use the page, and its keys.

const KEYS = [
  ["/", "search"],
  ["f", "key-focus"],
  ["e", "key-expand"],
  ["c", "collapse"],
  ["0", "key-fit"],
  ["+ −", "key-zoom"],
  ["← ↑ → ↓", "key-move"],
  [". ,", "key-walk"],
  ["t", "table"],
  ["p", "path"],
  ["Esc", "key-close"],
];

function helpPanel() {
  return [
    h("header", { class: "head" }, h("h2", { id: "panel-title", tabindex: "-1" }, t("help"))),
    ["help-1", "help-2", "help-3", "help-4"].map((key) => h("p", {}, t(key))),
    section(
      t("keys"),
      h(
        "dl",
        { class: "keys" },
        KEYS.map(([key, name]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, t(name)))),
      ),
    ),
  ];
}
