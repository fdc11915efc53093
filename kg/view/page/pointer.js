// Mouse, pen, fingers and keys on the picture.

const fingers = new Map();
let pressed = null;
let lastTap = { time: 0, x: 0, y: 0 };

function place(event) {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

/** The mark under a point, the topmost (smallest) first; -1 where there is none. */
function markAt(sx, sy, slack) {
  const view = stageSize();
  let best = -1;
  let nearest = Infinity;
  for (let i = 0; i < scene.size; i++) {
    const dx = (scene.x[i] - camera.x) * camera.z + view.w / 2 - sx;
    const dy = (scene.y[i] - camera.y) * camera.z + view.h / 2 - sy;
    const r = scene.shape[i] === 6 ? scene.r[i] * camera.z : screenRadius(scene.r[i], camera.z);
    const distance = Math.hypot(dx, dy) - r;
    if (distance <= slack && distance < nearest) [best, nearest] = [i, distance];
  }
  return best;
}

/** The line under a point; -1 where there is none. */
function lineAt(sx, sy, slack) {
  const view = stageSize();
  const [px, py] = toPlane(sx, sy, view);
  const around = surroundings();
  const reach = slack / camera.z;
  let best = -1;
  let nearest = reach;
  for (let e = 0; e < scene.a.length; e++) {
    const [a, b] = [scene.a[e], scene.b[e]];
    const ax = scene.x[a],
      ay = scene.y[a],
      dx = scene.x[b] - ax,
      dy = scene.y[b] - ay;
    if (px < Math.min(ax, ax + dx) - reach || px > Math.max(ax, ax + dx) + reach) continue;
    if (py < Math.min(ay, ay + dy) - reach || py > Math.max(ay, ay + dy) + reach) continue;
    const part = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
    let distance = Math.hypot(ax + part * dx - px, ay + part * dy - py);
    if (around && around.lines.includes(e)) distance *= 0.5; // what is lit up is meant
    if (distance < nearest) [best, nearest] = [e, distance];
  }
  return best;
}

function pick(sx, sy, slack) {
  const mark = markAt(sx, sy, slack);
  if (mark >= 0) return scene.mode === "overview" ? openGroup(scene.key[mark]) : select(scene.key[mark]);
  const line = lineAt(sx, sy, slack + 2);
  if (line >= 0 && scene.mode !== "overview") {
    return change({ node: -1, edge: [scene.key[scene.a[line]], scene.key[scene.b[line]]], panel: "" });
  }
  if (S.node >= 0 || S.edge) change({ node: -1, edge: null });
}

function startPointing() {
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    const [x, y] = place(event);
    fingers.set(event.pointerId, [x, y]);
    pressed = { x, y, moved: fingers.size > 1 };
  });
  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = place(event);
    if (!fingers.has(event.pointerId)) return hover(x, y);
    const before = fingers.get(event.pointerId);
    if (fingers.size === 2) pinch(event.pointerId, x, y);
    else if (pressed && (pressed.moved || Math.hypot(x - pressed.x, y - pressed.y) > 5)) {
      pressed.moved = true;
      canvas.classList.add("dragging");
      panBy(x - before[0], y - before[1]);
    } else return;
    fingers.set(event.pointerId, [x, y]);
  });
  const release = (event) => {
    if (!fingers.delete(event.pointerId)) return;
    canvas.classList.remove("dragging");
    if (pressed && !pressed.moved && event.type === "pointerup") tap(...place(event), event.pointerType);
    if (!fingers.size) pressed = null;
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => hover(-1e6, -1e6));
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 16 : 1;
      zoomAt(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0016)), ...place(event));
    },
    { passive: false },
  );
  canvas.addEventListener("keydown", keyOnPicture);
}

/** A tap selects; a second one at once opens the neighbours. */
function tap(x, y, type) {
  const twice = performance.now() - lastTap.time < 350 && Math.hypot(x - lastTap.x, y - lastTap.y) < 12;
  lastTap = { time: performance.now(), x, y };
  if (twice && S.node >= 0 && scene.mode !== "overview") return expand(S.node);
  pick(x, y, type === "mouse" ? 3 : 12);
}

function pinch(id, x, y) {
  const [first, second] = [...fingers.keys()];
  const still = fingers.get(id === first ? second : first);
  const before = fingers.get(id);
  const apartNow = Math.hypot(x - still[0], y - still[1]);
  const apartThen = Math.hypot(before[0] - still[0], before[1] - still[1]) || 1;
  panBy((x - before[0]) / 2, (y - before[1]) / 2);
  zoomAt(apartNow / apartThen, (x + still[0]) / 2, (y + still[1]) / 2);
  if (pressed) pressed.moved = true;
}

const hover = (x, y) => {
  if (!scene) return;
  const found = markAt(x, y, 2);
  canvas.classList.toggle("pointing", found >= 0);
  if (found === hovered) return;
  hovered = found;
  paint(moving);
};

/** Arrows move, + and - zoom, 0 shows all, . and , go through the neighbours or the best-connected, Enter opens. */
function keyOnPicture(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const view = stageSize();
  const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  if (steps[event.key]) panBy(...steps[event.key]);
  else if (event.key === "+" || event.key === "=") zoomAt(1.3, view.w / 2, view.h / 2);
  else if (event.key === "-") zoomAt(1 / 1.3, view.w / 2, view.h / 2);
  else if (event.key === "0") fit();
  else if (event.key === "." || event.key === ",") walk(event.key === "." ? 1 : -1);
  else if (event.key === "Enter" && scene.mode === "overview" && walked >= 0) openGroup(scene.key[walked]);
  else if (event.key === "Enter" && S.node >= 0) expand(S.node);
  else return;
  event.preventDefault();
}

let walked = -1;

/** Goes to the next mark in order of importance. */
function walk(direction) {
  const order = byImportance();
  const at = scene.mode === "overview" ? order.indexOf(walked) : order.indexOf(scene.place.get(S.node) ?? -1);
  walked = order[(at + direction + order.length) % order.length];
  hovered = walked;
  $("spoken").textContent = scene.label[walked];
  if (scene.mode === "overview") approach(walked);
  else select(scene.key[walked]);
}
