// Names in the picture: the best-connected first, as many as there is room for, none over another.

const MOST_NAMES = 160;
const FONT = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
const widths = new Map();

/** Marks by importance, once a scene. */
function byImportance() {
  if (!scene.order) {
    const weight = (i) =>
      scene.mode === "overview" ? scene.r[i] : P.rank[scene.key[i]] + (scene.shape[i] === 3 ? 5 : 0);
    scene.order = Array.from({ length: scene.size }, (_, i) => i).sort((a, b) => weight(b) - weight(a) || a - b);
  }
  return scene.order;
}

function drawNames(context, frame, around) {
  const taken = new Grid(frame.w, frame.h);
  // The number in a disc stays free of names.
  if (scene.mode === "overview")
    for (const i of frame.seen)
      taken.take(frame.x[i] - frame.r[i] * 0.5, frame.y[i] - frame.r[i] * 0.4, frame.r[i], frame.r[i] * 0.8);
  // Where there are few marks, none is written over.
  else if (frame.seen.length < 250)
    for (const i of frame.seen)
      taken.take(frame.x[i] - frame.r[i] * 0.7, frame.y[i] - frame.r[i] * 0.7, frame.r[i] * 1.4, frame.r[i] * 1.4);
  const seen = new Uint8Array(scene.size);
  for (const i of frame.seen) seen[i] = 1;
  const first = around ? [...around.picked, ...[...around.marks].filter((i) => !around.picked.has(i))] : [];
  let drawn = 0;
  for (const i of first) {
    if (seen[i] && drawn < MOST_NAMES) drawn += drawName(context, frame, i, around.picked.has(i), taken);
    seen[i] = 0;
  }
  if (around) context.globalAlpha = 0.45;
  let tried = 0;
  for (const i of byImportance()) {
    if (drawn >= MOST_NAMES || tried > 1200) break;
    if (!seen[i]) continue;
    tried++;
    drawn += drawName(context, frame, i, false, taken);
  }
  context.globalAlpha = 1;
}

/** Writes one name if there is room for it; says whether it did. */
function drawName(context, frame, i, whole, taken) {
  const group = scene.shape[i] === 6;
  if (group && !whole) drawCount(context, frame, i);
  const size = group ? Math.max(11, Math.min(15, frame.r[i] / 2.6)) : Math.max(11, Math.min(14, frame.r[i] * 0.9));
  const text = whole ? shorten(scene.label[i], 30, true) : shorten(scene.label[i], group ? 22 : 13, scene.shape[i] < 3);
  const font = `${whole ? 600 : 400} ${Math.round(size)}px ${FONT}`;
  context.font = font;
  const key = font.length + text + Math.round(size);
  let width = widths.get(key);
  if (width === undefined) widths.set(key, (width = context.measureText(text).width));
  const x = Math.max(4, Math.min(frame.w - width - 4, frame.x[i] - width / 2));
  let y = frame.y[i] + frame.r[i] + 3;
  if (taken && !taken.take(x - 3, y - 1, width + 6, size + 3)) {
    y = frame.y[i] - frame.r[i] - size - 4; // above, if there is no room below
    if (!taken.take(x - 3, y - 1, width + 6, size + 3)) return 0;
  }
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.strokeStyle = colors.ground;
  context.lineWidth = 3.5;
  context.strokeText(text, x, y);
  context.fillStyle = colors.ink;
  context.fillText(text, x, y);
  return 1;
}

/** The number of nodes, in the disc of a community. */
function drawCount(context, frame, i) {
  const r = frame.r[i];
  if (r < 11) return;
  const text = number(scene.count[i]);
  context.font = `600 ${Math.round(Math.max(10, Math.min(18, r / 2)))}px ${FONT}`;
  context.textBaseline = "middle";
  context.fillStyle = colors.ground;
  context.fillText(text, frame.x[i] - context.measureText(text).width / 2, frame.y[i]);
}

/** A long name without its end, or, of an event, without its middle: meetings of a series differ by the number at the
 *  end. Characters, so that none beyond the BMP is torn. */
function shorten(text, most, middle) {
  if (text.length <= most) return text;
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const tail = middle ? Math.floor(most / 2) : 0;
  return characters.slice(0, most - 1 - tail).join("") + "…" + characters.slice(characters.length - tail).join("");
}

/** Which rectangles of the picture are written on, in cells of 32 by 16 pixels. */
class Grid {
  constructor(w, h) {
    this.columns = Math.ceil(w / 32) + 1;
    this.rows = Math.ceil(h / 16) + 1;
    this.cells = new Map();
  }

  take(x, y, w, h) {
    const [left, right] = [Math.floor(x / 32), Math.floor((x + w) / 32)];
    const [top, bottom] = [Math.floor(y / 16), Math.floor((y + h) / 16)];
    if (right < 0 || bottom < 0 || left > this.columns || top > this.rows) return false;
    const touched = [];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const key = row * 4096 + column;
        for (const box of this.cells.get(key) || []) {
          if (x < box[0] + box[2] && box[0] < x + w && y < box[1] + box[3] && box[1] < y + h) return false;
        }
        touched.push(key);
      }
    }
    for (const key of touched) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push([x, y, w, h]);
    }
    return true;
  }
}
