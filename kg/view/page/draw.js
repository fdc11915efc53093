// Draws the scene on a canvas. One path for all lines of a width and all marks of a shape and colour; what lies outside
// is skipped. While the picture moves and is heavy, the last drawing is moved instead, and drawn anew when it rests.

const canvas = $("canvas");
const MARGIN = 0.25; // drawn beyond each side, of the side, so that moving uncovers nothing at once
const HEAVY = 14; // milliseconds of one drawing from which moving uses the last one
const kept = { canvas: document.createElement("canvas"), camera: null, scene: null, cost: 0 };
let colors = {};
let pending = false;
let hovered = -1;

const stageSize = () => ({ w: canvas.clientWidth, h: canvas.clientHeight });

/** Reads the colours of the theme from the style sheet. */
function readColors() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue("--" + name).trim();
  colors = {
    ground: get("ground"),
    ink: get("ink"),
    muted: get("muted"),
    line: get("edge"),
    strong: get("accent"),
    fill: {},
  };
  P.kinds.forEach((kind, i) => (colors.fill[i] = get("kind-" + kind)));
  for (let i = 0; i < 13; i++) colors.fill[10 + i] = get("group-" + i);
  for (let i = 0; i < 6; i++) colors.fill[30 + i] = get("degree-" + i);
  kept.scene = null;
}

let moving = false;
const rest = later(() => paint(false), 110);

/** Asks for a drawing before the next frame; `inMotion` while more are to follow. */
function paint(inMotion = false) {
  moving = inMotion;
  if (inMotion) rest();
  else kept.camera = null;
  if (pending) return;
  pending = true;
  requestAnimationFrame(() => {
    pending = false;
    if (scene) drawFrame();
  });
}

function drawFrame() {
  const view = stageSize();
  const ratio = Math.min(devicePixelRatio || 1, 2);
  if (canvas.width !== Math.round(view.w * ratio) || canvas.height !== Math.round(view.h * ratio)) {
    canvas.width = Math.round(view.w * ratio);
    canvas.height = Math.round(view.h * ratio);
    kept.camera = null;
  }
  const context = canvas.getContext("2d", { alpha: false });
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colors.ground;
  context.fillRect(0, 0, view.w, view.h);
  if (moving && kept.cost > HEAVY) {
    if (!covers(view)) keep(view, ratio);
    moveKept(context, view);
  } else {
    const start = performance.now();
    drawScene(context, view, camera);
    kept.cost = performance.now() - start;
    kept.camera = null;
  }
  if (hovered >= 0 && hovered < scene.size) drawHovered(context, view);
  canvas.dataset.frames = String(Number(canvas.dataset.frames || 0) + 1);
}

/** Whether the drawing that was kept still fills nearly all of the view, at nearly its scale. */
function covers(view) {
  if (!kept.camera || kept.scene !== scene || kept.w !== view.w || kept.h !== view.h) return false;
  const scale = camera.z / kept.camera.z;
  if (scale > 2.5 || scale < 0.5) return false;
  const dx = Math.abs(camera.x - kept.camera.x) * camera.z;
  const dy = Math.abs(camera.y - kept.camera.y) * camera.z;
  const spare = (side) => side * (MARGIN + 0.5) * scale - side / 2;
  return dx < Math.max(0, spare(view.w)) + view.w * 0.12 && dy < Math.max(0, spare(view.h)) + view.h * 0.12;
}

/** Draws view and margin aside. */
function keep(view, ratio) {
  const wide = { w: view.w * (1 + 2 * MARGIN), h: view.h * (1 + 2 * MARGIN) };
  kept.canvas.width = Math.round(wide.w * ratio);
  kept.canvas.height = Math.round(wide.h * ratio);
  const context = kept.canvas.getContext("2d", { alpha: false });
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colors.ground;
  context.fillRect(0, 0, wide.w, wide.h);
  const start = performance.now();
  drawScene(context, wide, camera);
  kept.cost = Math.max(HEAVY + 1, performance.now() - start);
  Object.assign(kept, { camera: { ...camera }, scene, w: view.w, h: view.h });
}

function moveKept(context, view) {
  const scale = camera.z / kept.camera.z;
  const w = view.w * (1 + 2 * MARGIN) * scale;
  const h = view.h * (1 + 2 * MARGIN) * scale;
  const x = view.w / 2 + (kept.camera.x - camera.x) * camera.z - w / 2;
  const y = view.h / 2 + (kept.camera.y - camera.y) * camera.z - h / 2;
  context.drawImage(kept.canvas, x, y, w, h);
}

/** Screen radius of a mark: grows with the scale, but slower, and never vanishes. */
const screenRadius = (r, z) => Math.max(1.3, r * Math.min(z, 0.6 + 0.4 * z));

/** Everything: lines, marks, what is selected over the rest, names. Used for screen and PNG. */
function drawScene(context, view, at) {
  const frame = project(view, at);
  const around = surroundings();
  context.globalAlpha = around ? 0.3 : 1;
  drawLines(context, frame, null);
  drawMarks(context, frame, null);
  context.globalAlpha = 1;
  if (around) {
    drawLines(context, frame, around);
    drawMarks(context, frame, around);
  }
  drawNames(context, frame, around);
}

/** Screen places of all marks, and which are in sight. */
function project(view, at) {
  const { size, x, y, r } = scene;
  const frame = {
    w: view.w,
    h: view.h,
    z: at.z,
    x: new Float32Array(size),
    y: new Float32Array(size),
    r: new Float32Array(size),
    seen: [],
  };
  for (let i = 0; i < size; i++) {
    const sx = (frame.x[i] = (x[i] - at.x) * at.z + view.w / 2);
    const sy = (frame.y[i] = (y[i] - at.y) * at.z + view.h / 2);
    const sr = (frame.r[i] = scene.shape[i] === 6 ? r[i] * at.z : screenRadius(r[i], at.z));
    if (sx > -sr && sy > -sr && sx < view.w + sr && sy < view.h + sr) frame.seen.push(i);
  }
  return frame;
}

/** The selected marks with their lines and neighbours; null where nothing is selected. */
function surroundings() {
  const chosen = selectedMarks();
  if (!chosen.length) return null;
  const name = chosen.join();
  if (scene.around && scene.around.name === name) return scene.around;
  const picked = new Set(chosen);
  const pairOnly = S.edge !== null;
  const lines = [];
  const marks = new Set(chosen);
  for (let e = 0; e < scene.a.length; e++) {
    const [a, b] = [scene.a[e], scene.b[e]];
    if (pairOnly ? !(picked.has(a) && picked.has(b)) : !picked.has(a) && !picked.has(b)) continue;
    lines.push(e);
    marks.add(a).add(b);
  }
  scene.around = { name, lines, marks, picked };
  return scene.around;
}

function selectedMarks() {
  const keys = S.edge || (S.node >= 0 ? [S.node] : []);
  return scene.mode === "overview" ? [] : keys.map((key) => scene.place.get(key)).filter((i) => i !== undefined);
}

function drawLines(context, frame, around) {
  const lines = around ? around.lines : null;
  const count = lines ? lines.length : scene.a.length;
  const thin = count > 8000 ? 0.5 : 0.8;
  const alpha = context.globalAlpha;
  // Many lines shall be no black lump.
  if (!around) context.globalAlpha *= Math.max(0.3, Math.min(1, Math.sqrt(3000 / (count || 1))));
  for (let width = 1; width <= 4; width++) {
    context.beginPath();
    for (let k = 0; k < count; k++) {
      const e = lines ? lines[k] : k;
      if (scene.weight[e] !== width) continue;
      const ax = frame.x[scene.a[e]],
        ay = frame.y[scene.a[e]],
        bx = frame.x[scene.b[e]],
        by = frame.y[scene.b[e]];
      if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > frame.w && bx > frame.w) || (ay > frame.h && by > frame.h))
        continue;
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
    }
    context.strokeStyle = around ? colors.strong : colors.line;
    context.lineWidth = (around ? 1.4 : thin) * (width === 1 ? 1 : width * 0.9);
    context.stroke();
  }
  context.globalAlpha = alpha;
}

/** One path for each shape and colour. */
function drawMarks(context, frame, around) {
  const paths = new Map();
  for (const i of frame.seen) {
    if (around && !around.marks.has(i)) continue;
    const key = scene.shape[i] * 64 + scene.color[i];
    if (!paths.has(key)) paths.set(key, []);
    paths.get(key).push(i);
  }
  for (const [key, inside] of paths) {
    context.beginPath();
    for (const i of inside) trace(context, key >> 6, frame.x[i], frame.y[i], frame.r[i]);
    context.fillStyle = colors.fill[key & 63];
    context.fill();
    if (frame.z > 0.5 || frame.seen.length < 1500) {
      context.strokeStyle = colors.ground;
      context.lineWidth = 1;
      context.stroke();
    }
  }
  if (around) for (const i of around.picked) ring(context, frame, i, 3);
}

/** Adds the outline of a mark: each kind has its shape, so that colour is never the only sign. */
function trace(context, shape, x, y, r) {
  if (r < 2.2) context.rect(x - r, y - r, 2 * r, 2 * r);
  else if (shape === 4) polygon(context, x, y, r * 1.12, 6, 0);
  else if (shape === 5) polygon(context, x, y, r * 1.2, 4, 0);
  else if (shape === 1) polygon(context, x, y, r * 1.25, 3, -Math.PI / 2);
  else if (shape === 2) polygon(context, x, y, r * 1.1, 5, -Math.PI / 2);
  else if (shape === 0) context.rect(x - r * 0.86, y - r * 0.86, r * 1.72, r * 1.72);
  else {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 6.2832);
  }
}

function polygon(context, x, y, r, corners, turn) {
  for (let k = 0; k <= corners; k++) {
    const angle = turn + (k * 2 * Math.PI) / corners;
    context[k ? "lineTo" : "moveTo"](x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
}

function ring(context, frame, i, width) {
  context.beginPath();
  context.arc(frame.x[i], frame.y[i], frame.r[i] + 4, 0, 6.2832);
  context.strokeStyle = colors.strong;
  context.lineWidth = width;
  context.stroke();
}

function drawHovered(context, view) {
  const frame = project(view, camera);
  if (scene.shape[hovered] !== 6) ring(context, frame, hovered, 2);
  drawName(context, frame, hovered, true, null);
}
