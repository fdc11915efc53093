// The chart: an axis of days, one lane a measure, one mark a directive. Colour and shape tell the change.

const D = JSON.parse($("data").textContent);
const SVG = "http://www.w3.org/2000/svg";
const NAMES = ["new", "strengthened", "kept", "eased", "ended", "unsaid"];
const RADIUS = 5; // half of a mark, in pixels
const STEP = 11; // between marks that would touch, which stand one above the other
const NARROWEST = 640; // pixels of the lanes before the chart scrolls sideways
const TALLEST = 14; // as many may stand above one another; more of them overlap until one looks closer

/** An SVG element. */
function s(tag, props, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, value);
  return add(element, ...children);
}

/** The outline of a mark around 0,0: a shape for each change, so that colour is not needed to tell them apart. */
function shape(change) {
  const r = RADIUS;
  const circle = `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  const up = `M0 ${-r}L${r} ${r * 0.8}L${-r} ${r * 0.8}Z`;
  const down = `M0 ${r}L${r} ${-r * 0.8}L${-r} ${-r * 0.8}Z`;
  const square = `M${-r * 0.85} ${-r * 0.85}h${r * 1.7}v${r * 1.7}h${-r * 1.7}Z`;
  const diamond = `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`;
  return [circle, up, square, down, diamond, circle][change];
}

const days = (D.directives.day || []).map(dayNumber);
const first = days.reduce((a, b) => Math.min(a, b), Infinity);
const last = days.reduce((a, b) => Math.max(a, b), -Infinity);
const view = { perDay: 1, changes: new Set([0, 1, 2, 3, 4, 5]), text: "", row: -1, mark: -1 };

/** Pixels that a day takes so that all days fit the window. */
function fitting() {
  const room = Math.max(NARROWEST, $("chart").clientWidth - 190) - 4 * RADIUS - 24;
  return Math.max(0.05, Math.min(40, room / Math.max(1, last - first)));
}

const place = (day) => 12 + RADIUS + (day - first) * view.perDay;
const width = () => place(last) + RADIUS + 12;
const shownMarks = (row) => row[2].filter((number_) => view.changes.has(D.directives.change[number_]));
const rowLabel = (row) => row[language === "en" ? 1 : 0];

/** Days with a tick: years, months or days, as far apart as their texts need. */
function ticks() {
  const found = [];
  const months = [1, 3, 6, 12].find((count) => count * 30 * view.perDay >= 64) || 12;
  const years = Math.max(1, Math.ceil(64 / (365 * view.perDay)));
  if (view.perDay * 7 >= 70) {
    for (let day = first; day <= last; day += Math.ceil(70 / view.perDay)) found.push([day, dayText(day)]);
    return found;
  }
  const start = new Date(first * 864e5);
  for (let index = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; index += 1) {
    const day = Math.round(Date.UTC(Math.floor(index / 12), index % 12, 1) / 864e5);
    if (day > last) break;
    const whole = months >= 12 ? index % 12 === 0 && Math.floor(index / 12) % years === 0 : index % months === 0;
    if (day >= first && whole) found.push([day, dayText(day).slice(0, months >= 12 ? 4 : 7)]);
  }
  return found.length ? found : [[first, dayText(first)]];
}

function axis(marks) {
  const line = s("svg", { class: "axis lane", width: width(), height: 22, "aria-hidden": "true" });
  for (const [day, text] of marks) add(line, s("text", { x: place(day), y: 15 }, text));
  return line;
}

/** The level of each mark: the lowest where it touches no mark before it, else the one that has been free longest. */
function stack(numbers) {
  const ends = [];
  return numbers.map((each) => {
    const x = place(days[each]);
    let level = ends.findIndex((end) => x - end >= 2 * RADIUS + 1);
    if (level < 0) level = ends.length < TALLEST ? ends.length : ends.indexOf(Math.min(...ends));
    ends[level] = x;
    return level;
  });
}

/** The lane of a row: its marks from left to right, those that would touch one above the other. */
function lane(row, number_, marks) {
  const numbers = shownMarks(row);
  const levels = stack(numbers);
  const height = Math.max(27, (Math.max(0, ...levels) + 1) * STEP + 8);
  const name = t("row-marks", rowLabel(row), number(numbers.length));
  const svg = s("svg", { class: "lane", width: width(), height, role: "group", "aria-label": name, "data-row": number_ });
  svg.tabIndex = 0;
  for (const [day] of marks) add(svg, s("line", { class: "tick", x1: place(day), x2: place(day), y1: 0, y2: "100%" }));
  const floor = s("svg", { y: "100%", overflow: "visible" }); // a label of many lines makes the lane higher: marks stay low
  add(svg, floor);
  numbers.forEach((each, index) => {
    const x = place(days[each]);
    const y = -5 - RADIUS - levels[index] * STEP;
    const change = D.directives.change[each];
    const label = t("mark", dayText(days[each]), t(NAMES[change]), rowLabel(row));
    add(floor, s("path", {
      class: `mark c${change}`, d: shape(change), transform: `translate(${x} ${y})`, role: "img", "aria-label": label,
      "data-directive": each,
    }));
  });
  return svg;
}

/** Draws everything that the filters leave. */
function draw() {
  const chart = $("chart");
  if (!D.rows.length) return fill(chart, h("p", { class: "empty" }, t("nothing")));
  const marks = ticks();
  const grid = h("div", { class: "grid" }, h("div", { class: "axis label" }), axis(marks));
  D.rows.forEach((row, number_) => {
    const numbers = shownMarks(row);
    const named = (row[0] + " " + row[1]).toLowerCase().includes(view.text);
    if (!numbers.length || !named) return;
    const label = h("div", { class: "label", lang: language === "en" ? "en" : "zh-Hans" }, rowLabel(row));
    add(label, h("span", { class: "count" }, number(numbers.length)));
    add(grid, label, lane(row, number_, marks));
  });
  return fill(chart, grid);
}
