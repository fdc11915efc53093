// The part of the plane that is seen: a middle (x, y) and a scale z; and the ways to move it.

const camera = { x: 0, y: 0, z: 1 };
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let flight = 0;

const toScreen = (x, y, view) => [(x - camera.x) * camera.z + view.w / 2, (y - camera.y) * camera.z + view.h / 2];
const toPlane = (sx, sy, view) => [(sx - view.w / 2) / camera.z + camera.x, (sy - view.h / 2) / camera.z + camera.y];
const clampZoom = (z) => Math.min(8, Math.max(0.02, z));

/** Moves the camera there, in a quarter of a second where motion is welcome. */
function fly(to, instantly) {
  cancelAnimationFrame(flight);
  to.z = clampZoom(to.z);
  if (instantly || calm.matches) {
    Object.assign(camera, to);
    paint();
    return;
  }
  const from = { ...camera };
  const start = performance.now();
  const frame = (now) => {
    const part = Math.min(1, (now - start) / 260);
    const eased = 1 - (1 - part) ** 3;
    for (const axis of ["x", "y", "z"]) camera[axis] = from[axis] + (to[axis] - from[axis]) * eased;
    paint(part < 1);
    if (part < 1) flight = requestAnimationFrame(frame);
  };
  flight = requestAnimationFrame(frame);
}

/** Shows the whole scene, or these of its marks. */
function fit(indices, instantly) {
  const view = stageSize();
  const all = indices || Array.from({ length: scene.size }, (_, i) => i);
  if (!all.length) return;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const i of all) {
    left = Math.min(left, scene.x[i] - scene.r[i]);
    right = Math.max(right, scene.x[i] + scene.r[i]);
    top = Math.min(top, scene.y[i] - scene.r[i]);
    bottom = Math.max(bottom, scene.y[i] + scene.r[i]);
  }
  const room = Math.min(view.w, view.h) < 500 ? 24 : 56;
  const z = Math.min((view.w - 2 * room) / (right - left || 1), (view.h - 2 * room) / (bottom - top || 1), 1.6);
  fly({ x: (left + right) / 2, y: (top + bottom) / 2, z }, instantly);
}

/** Zooms so that the point under (sx, sy) stays where it is. */
function zoomAt(factor, sx, sy) {
  cancelAnimationFrame(flight);
  const view = stageSize();
  const [x, y] = toPlane(sx, sy, view);
  camera.z = clampZoom(camera.z * factor);
  camera.x = x - (sx - view.w / 2) / camera.z;
  camera.y = y - (sy - view.h / 2) / camera.z;
  paint(true);
}

function panBy(dx, dy) {
  cancelAnimationFrame(flight);
  camera.x -= dx / camera.z;
  camera.y -= dy / camera.z;
  paint(true);
}

/** Brings a mark into sight if it is outside or hard to see. */
function approach(index, instantly) {
  const view = stageSize();
  const [sx, sy] = toScreen(scene.x[index], scene.y[index], view);
  const inside = sx > 40 && sy > 40 && sx < view.w - 40 && sy < view.h - 50;
  if (inside && camera.z > 0.35) return paint();
  fly({ x: scene.x[index], y: scene.y[index], z: Math.max(camera.z, 0.9) }, instantly);
}
