// The period: events by time as bars, two sliders over them, and a button that lets the period run.

let bins = null; // first day of each bar, and of the day behind the last
let playing = 0;

/** Cuts the time of all events into at most 150 bars of days, weeks, months, quarters or years. */
function makeBins() {
  const days = Array.from(P.day).filter((day) => day !== NEVER);
  if (!days.length) return;
  const first = days.reduce((a, b) => Math.min(a, b));
  const last = days.reduce((a, b) => Math.max(a, b));
  if (first === last) return;
  const span = last - first + 1;
  bins = [];
  if (span <= 150) for (let day = first; day <= last + 1; day++) bins.push(day);
  else if (span <= 1000) for (let day = first; day < last + 8; day += 7) bins.push(day);
  else {
    const months = span <= 4500 ? 1 : span <= 13500 ? 3 : 12;
    const start = new Date(first * 864e5);
    let month = start.getUTCMonth() - (start.getUTCMonth() % months);
    for (let day = -Infinity; day <= last; month += months)
      bins.push((day = Math.round(Date.UTC(start.getUTCFullYear(), month, 1) / 864e5)));
  }
}

/** The bars of what passes all other filters; those outside the period are pale. */
function drawPeriod() {
  const box = $("period");
  box.hidden = !bins || bins.length < 2;
  if (box.hidden) return;
  const events = passingEvents(true);
  const counts = new Array(bins.length - 1).fill(0);
  for (let n = 0; n < P.size; n++) if (events[n] && P.day[n] !== NEVER) counts[binOf(P.day[n])]++;
  const most = Math.max(1, ...counts);
  const [low, high] = chosenBins();
  fill(
    $("bars"),
    counts.map((value, i) => {
      const bar = h("i", { class: i >= low && i < high ? "in" : "", title: `${dayText(bins[i])}: ${value}` });
      bar.style.height = (value ? Math.max(4, (100 * value) / most) : 0) + "%";
      return bar;
    }),
  );
  for (const [id, value] of [
    ["period-from", low],
    ["period-to", high],
  ]) {
    const input = $(id);
    input.max = String(bins.length - 1);
    input.value = String(value);
    input.setAttribute("aria-valuetext", dayText(id === "period-from" ? bins[value] : bins[value] - 1));
  }
  fill($("period-text"), `${dayText(bins[low])} – ${dayText(bins[high] - 1)}`);
  const run = $("play");
  fill(run, playing ? "❚❚" : "▶");
  run.setAttribute("aria-label", t(playing ? "pause" : "play"));
  run.title = t(playing ? "pause" : "play");
}

function binOf(day) {
  let low = 0;
  let high = bins.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bins[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The bars within the period: from the first of them to the one behind the last. */
function chosenBins() {
  const low = S.from === null ? 0 : binOf(Math.max(S.from, bins[0]));
  const high =
    S.to === null ? bins.length - 1 : Math.max(low + 1, binOf(Math.min(S.to, bins[bins.length - 1] - 1)) + 1);
  return [low, high];
}

function setBins(low, high) {
  change({ from: low <= 0 ? null : bins[low], to: high >= bins.length - 1 ? null : bins[high] - 1 });
}

function startPeriod() {
  makeBins();
  $("period-from").addEventListener("input", (event) => {
    const value = Number(event.target.value); // read first: stopping draws the sliders anew
    stopPlaying();
    const [, high] = chosenBins();
    setBins(Math.min(value, high - 1), high);
  });
  $("period-to").addEventListener("input", (event) => {
    const value = Number(event.target.value);
    stopPlaying();
    const [low] = chosenBins();
    setBins(low, Math.max(value, low + 1));
  });
  $("play").addEventListener("click", () => (playing ? stopPlaying() : startPlaying()));
}

/** Lets the period run to the end, bar by bar; one that covers everything becomes a sixth of it first. */
function startPlaying() {
  let [low, high] = chosenBins();
  const width = low === 0 && high === bins.length - 1 ? Math.max(1, Math.round(high / 6)) : high - low;
  if (high === bins.length - 1) [low, high] = [0, width];
  setBins(low, high);
  const tick = () => {
    const [from, to] = chosenBins();
    if (to >= bins.length - 1) return stopPlaying();
    setBins(from + 1, to + 1);
    playing = setTimeout(tick, Math.max(250, Math.min(900, 20_000 / bins.length)));
  };
  playing = setTimeout(tick, 700);
  drawPeriod();
}

function stopPlaying() {
  clearTimeout(playing);
  playing = 0;
  drawPeriod();
}
