// The panel: the sentence of the chosen mark with the directive's words marked, who said it, where it was printed.

/** A sentence in three parts. Offsets count code points, JavaScript strings UTF-16 units: Array.from cuts right. */
function cut(directive) {
  const characters = Array.from(D.sentences[D.directives.sentence[directive]]);
  const start = D.directives.start[directive];
  const end = D.directives.end[directive];
  return [characters.slice(0, start), characters.slice(start, end), characters.slice(end)].map((part) => part.join(""));
}

function source(directive) {
  const [title, publisher, day, url] = D.articles[D.directives.article[directive]];
  const where = [publisher && zh(publisher), day && h("time", {}, day)].filter(Boolean);
  const rule = t("read-by", D.directives.rule[directive]);
  return h("figcaption", { title: rule }, link(url, title || t("untitled")), where.map((part) => [" · ", part]));
}

/** Pairs of a name and a text, without the empty ones. */
function facts(directive) {
  const { deadline, targets, districts, event } = D.directives;
  const pairs = [
    ["at", event[directive]],
    ["deadline", deadline[directive]],
    ["targets", targets[directive].join("、")],
    ["districts", districts[directive].map((path) => path.split("/").pop()).join("、")],
  ].filter(([, text]) => text);
  if (!pairs.length) return null;
  return h("dl", {}, pairs.map(([key, text]) => [h("dt", {}, t(key)), h("dd", { lang: "zh-Hans" }, text)]));
}

/** Shows a directive of a row, and marks it in the chart. */
function show(row, directive) {
  Object.assign(view, { row, mark: directive });
  for (const mark of document.querySelectorAll(".mark.chosen")) mark.classList.remove("chosen");
  $("panel").hidden = false; // first, since it takes room from the chart
  const mark = document.querySelector(`svg[data-row="${row}"] [data-directive="${directive}"]`);
  if (mark) {
    mark.classList.add("chosen");
    mark.scrollIntoView({ block: "nearest", inline: "center" });
  }
  const [before, words, after] = cut(directive);
  const { day, verb, speaker, change } = D.directives;
  const quote = h("blockquote", { lang: "zh-Hans" }, before, h("mark", {}, words), after);
  const tools = [button("‹", () => step(-1), { "aria-label": t("earlier"), title: t("earlier") }),
    button("›", () => step(1), { "aria-label": t("later"), title: t("later") }),
    button("×", hide, { "aria-label": t("close"), title: t("close"), id: "close" })];
  fill($("panel"), h("div", { class: "tools" }, tools), h("h2", {}, rowLabel(D.rows[row])),
    h("p", { class: "quiet" }, h("time", {}, day[directive]), " · ", t(NAMES[change[directive]]), " · ",
      zh(speaker[directive] ? t("said-by", speaker[directive], verb[directive]) : verb[directive])),
    h("figure", {}, quote, source(directive)), facts(directive));
}

/** Goes to the mark before or behind the chosen one in its row. */
function step(by) {
  const numbers = shownMarks(D.rows[view.row]);
  const next = numbers[numbers.indexOf(view.mark) + by];
  if (next !== undefined) show(view.row, next);
}

function hide() {
  const lane_ = document.querySelector(`svg[data-row="${view.row}"]`);
  $("panel").hidden = true;
  for (const mark of document.querySelectorAll(".mark.chosen")) mark.classList.remove("chosen");
  if (lane_) lane_.focus();
}
