// Starts the page: the bar, clicks and keys.

function legend() {
  const counts = D.changes.map((_, change) => (D.directives.change || []).filter((each) => each === change).length);
  fill($("legend"), D.changes.map((_, change) => {
    const sign = s("svg", { viewBox: "-6 -6 12 12", "aria-hidden": "true" }, s("path", { class: `c${change}`, d: shape(change) }));
    const toggle = () => {
      if (!view.changes.delete(change)) view.changes.add(change);
      refresh();
    };
    return button([sign, t(NAMES[change]), " ", number(counts[change])], toggle, { "aria-pressed": view.changes.has(change) ? "true" : "false" });
  }));
}

function zoom() {
  const scale = (factor) => () => {
    view.perDay = Math.max(0.02, Math.min(60, view.perDay * factor));
    draw();
  };
  const whole = () => {
    view.perDay = fitting();
    draw();
  };
  fill($("zoom"), button("−", scale(1 / 1.6), { "aria-label": t("wider"), title: t("wider") }),
    button("+", scale(1.6), { "aria-label": t("closer"), title: t("closer") }), button(t("whole"), whole));
}

function notice() {
  const count = (D.directives.day || []).length;
  const scope = D.scope.flat();
  const texts = [count ? t("counts", number(D.rows.length), number(count), dayText(first), dayText(last)) : t("nothing")];
  if (D.undated) texts.push(t("undated", number(D.undated)));
  if (scope.length) texts.push(t("scope", scope.join("、")));
  fill($("notice"), texts.join(" · "));
}

/** Writes everything anew, in the language of the moment. */
function refresh() {
  document.documentElement.lang = language === "en" ? "en" : "zh-Hans";
  document.title = "会图 · " + t("title");
  translate(document);
  fill($("language"), t("language"));
  legend();
  zoom();
  notice();
  draw();
  if (!$("panel").hidden) show(view.row, view.mark);
}

$("chart").addEventListener("click", (event) => {
  const mark = event.target.closest("[data-directive]");
  if (mark) show(Number(mark.closest("[data-row]").dataset.row), Number(mark.dataset.directive));
});
$("chart").addEventListener("keydown", (event) => {
  const lane_ = event.target.closest("svg[data-row]");
  if (!lane_) return;
  const row = Number(lane_.dataset.row);
  const numbers = shownMarks(D.rows[row]);
  const at = row === view.row ? numbers.indexOf(view.mark) : -1;
  const to = { Enter: Math.max(0, at), ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: numbers.length - 1 }[event.key];
  if (to === undefined || numbers[to] === undefined) return;
  event.preventDefault();
  show(row, numbers[to]);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !$("panel").hidden) hide();
});
$("find").addEventListener("input", later(() => {
  view.text = $("find").value.trim().toLowerCase();
  draw();
}, 80));
$("language").addEventListener("click", () => {
  language = language === "en" ? "zh" : "en";
  refresh();
});

view.perDay = fitting();
refresh();
document.body.dataset.ready = "";
