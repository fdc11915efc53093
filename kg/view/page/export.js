// Saves what is shown: PNG and SVG by the same drawing as on the screen, tables as CSV.

function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = h("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  say(t("saved", name));
}

/** huitu-network.png, huitu-people-table.csv … */
const fileName = (what) => `huitu-${scene.mode}${what}`;

function savePng() {
  const view = stageSize();
  const sheet = document.createElement("canvas");
  sheet.width = view.w * 2;
  sheet.height = view.h * 2;
  const context = sheet.getContext("2d", { alpha: false });
  context.scale(2, 2);
  context.fillStyle = colors.ground;
  context.fillRect(0, 0, view.w, view.h);
  drawScene(context, view, camera);
  drawLegend(context, view);
  sheet.toBlob((blob) => save(fileName(".png"), "image/png", blob), "image/png");
}

function saveSvg() {
  const view = stageSize();
  const context = new SvgContext(view.w, view.h);
  drawScene(context, view, camera);
  drawLegend(context, view);
  save(fileName(".svg"), "image/svg+xml", context.text());
}

/** Which sign stands for which kind, at the lower left of a saved picture. */
function drawLegend(context, view) {
  if (scene.mode === "overview" || S.color !== "kind") return;
  const kinds = [...new Set(scene.shape)].sort();
  kinds.forEach((kind, i) => {
    const y = view.h - 20 - 20 * (kinds.length - 1 - i);
    context.beginPath();
    trace(context, kind, 20, y, 6);
    context.fillStyle = colors.fill[kind];
    context.fill();
    context.font = `12px ${FONT}`;
    context.textBaseline = "top";
    context.fillStyle = colors.ink;
    context.fillText(t("kind-" + P.kinds[kind]), 34, y - 7);
  });
}

/** The part of a canvas context that the drawing uses, writing SVG. Elements are built, never pasted as text. */
class SvgContext {
  constructor(w, h_) {
    this.space = "http://www.w3.org/2000/svg";
    this.root = document.createElementNS(this.space, "svg");
    this.set(this.root, {
      xmlns: this.space,
      viewBox: `0 0 ${w} ${h_}`,
      width: w,
      height: h_,
      "font-family": FONT.replaceAll('"', "'"),
    });
    this.put("rect", { width: w, height: h_, fill: colors.ground });
    this.globalAlpha = 1;
    this.ruler = document.createElement("canvas").getContext("2d");
    this.path = [];
  }

  set(element, values) {
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
  }

  put(name, values, text) {
    const element = document.createElementNS(this.space, name);
    this.set(element, values);
    if (text !== undefined) element.textContent = text.replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
    this.root.append(element);
  }

  beginPath() {
    this.path = [];
  }

  moveTo(x, y) {
    this.path.push(`M${x.toFixed(1)} ${y.toFixed(1)}`);
  }

  lineTo(x, y) {
    this.path.push(`L${x.toFixed(1)} ${y.toFixed(1)}`);
  }

  rect(x, y, w, h_) {
    this.moveTo(x, y);
    this.path.push(`h${w.toFixed(1)}v${h_.toFixed(1)}h${(-w).toFixed(1)}z`);
  }

  arc(x, y, r) {
    const [d, radius_] = [(2 * r).toFixed(1), r.toFixed(1)];
    this.moveTo(x - r, y);
    this.path.push(`a${radius_} ${radius_} 0 1 0 ${d} 0a${radius_} ${radius_} 0 1 0 -${d} 0`);
  }

  fill() {
    if (this.path.length) this.put("path", { d: this.path.join(""), fill: this.fillStyle, opacity: this.globalAlpha });
  }

  stroke() {
    if (this.path.length)
      this.put("path", {
        d: this.path.join(""),
        fill: "none",
        stroke: this.strokeStyle,
        "stroke-width": this.lineWidth,
        opacity: this.globalAlpha,
      });
  }

  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  strokeText() {
    // the ground behind the letters is painted with them
  }

  fillText(text, x, y) {
    const size = Number.parseInt(/(\d+)px/.exec(this.font)[1], 10);
    const weight = Number.parseInt(this.font, 10) > 100 ? Number.parseInt(this.font, 10) : 400;
    this.put(
      "text",
      {
        x: x.toFixed(1),
        y: (y + size * 0.86).toFixed(1),
        "font-size": size,
        "font-weight": weight,
        fill: this.fillStyle,
        stroke: colors.ground,
        "stroke-width": 3,
        "paint-order": "stroke",
        opacity: this.globalAlpha,
      },
      text,
    );
  }

  text() {
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(this.root) + "\n";
  }
}

// ---- CSV

/** One cell (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe in front. */
function cell(value) {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value ?? "");
  return /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

const csv = (lines) => "\ufeff" + lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";

/** The table with all its rows; relations with what they were read from. */
async function saveTable(which) {
  await facts();
  const content = tableContent(which);
  const rows = sorted(content);
  const more =
    content.name === "nodes"
      ? ["iri"]
      : content.name === "edges"
        ? ["position", "posts", "words", "sentence", "article", "publisher", "published", "url", "rule"]
        : [];
  const lines = [[...content.columns, ...more].map((column) => t("col-" + column))];
  for (const row of rows) {
    const plain = content.columns.map((column) => row[column]);
    if (content.name === "nodes") lines.push([...plain, P.iri[row.node]]);
    else if (content.name === "edges") for (const proof of edgeProofs(row.edge)) lines.push([...plain, ...proof]);
    else lines.push(plain);
  }
  save(fileName(`-${content.name}.csv`), "text/csv;charset=utf-8", csv(lines));
}

/** One line for each time that a relation is stated; one without where none is kept. */
function edgeProofs(edge) {
  const rows = edgeFacts(edge);
  return (rows.length ? rows : [{}]).map((row) => {
    if (row.quote === undefined) return ["", "", "", "", "", "", "", "", ""];
    const [before, words, after] = cut(row.quote).map((part_) => part_.join(""));
    const article = articleOf(row.quote);
    const a = F.articles;
    return [
      row.position || "",
      (row.posts || []).join("、"),
      words,
      before + words + after,
      a.title[article],
      a.publisher[article],
      a.day[article],
      a.url[article],
      F.quotes.rule[row.quote],
    ];
  });
}
