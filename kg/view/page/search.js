// Search: Chinese, pinyin (whole or initials), English. Marks, case, width and spaces are folded away.

const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s·'’-]/g, "");
let searchTexts = null;

/** Everything a node is found by: label, other names, code; and of pinyin the initials (lin zhi yuan: lzy). */
function searchable(node) {
  const texts = [fold(P.label[node])];
  for (const text of P.also[node]) {
    texts.push(fold(text));
    if (/^[a-zü ]+ [a-zü ]+$/i.test(text)) texts.push(fold(text.replace(/(\S)\S*\s*/g, "$1")));
  }
  if (P.code[node]) texts.push(P.code[node]);
  return texts;
}

/** The best nodes for what was typed: beginning with it, then holding it; well-connected ones first. */
function search(typed, accept, most = 12) {
  const wanted = fold(typed);
  if (!wanted) return [];
  if (!searchTexts) searchTexts = Array.from({ length: P.size }, (_, node) => searchable(node));
  const found = [];
  for (let node = 0; node < P.size; node++) {
    if (accept && !accept(node)) continue;
    let best = 0;
    for (const text of searchTexts[node]) {
      const at = text.indexOf(wanted);
      if (at < 0) continue;
      // Of two that begin alike, the one of which more was typed: 林知 means 林知远 before 林知远调研.
      best = Math.max(best, (at === 0 ? 1 : 0) + Math.round((4 * wanted.length) / text.length) / 4);
    }
    if (best) found.push([best, node]);
  }
  found.sort((a, b) => b[0] - a[0] || P.rank[b[1]] - P.rank[a[1]] || a[1] - b[1]);
  return found.slice(0, most).map((pair) => pair[1]);
}

/** What tells two of one name apart: day of an event, place of an official, path of a district. */
function hint(node) {
  const parts = [t("kind-" + kindOf(node))];
  if (P.day[node] !== NEVER) parts.push(dayText(P.day[node]));
  else if (P.place[node]) parts.push(placeText(P.place[node]));
  return parts.join(" · ");
}

const placeText = (place) =>
  ({ central: t("central"), foreign: t("foreign"), unplaced: t("unplaced") })[place] || place.replaceAll("/", " ");

/** Makes an input with a list of suggestions (WAI-ARIA combobox); `choose` is called with the node. */
function combobox(input, list, choose, accept) {
  let options = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    active = index;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", i === active));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (node) => {
    close();
    input.value = P.label[node];
    choose(node);
  };
  const open = () => {
    options = search(input.value, accept);
    const items = options.map((node, i) =>
      h(
        "li",
        {
          role: "option",
          id: `${list.id}-${i}`,
          "aria-selected": "false",
          onpointerdown: (event) => {
            event.preventDefault();
            take(node);
          },
        },
        mark_(node),
        zh(P.label[node], { class: "name" }),
        h("span", { class: "hint" }, hint(node)),
      ),
    );
    const nothing = h(
      "li",
      { class: "none", role: "option", "aria-disabled": "true", id: `${list.id}-0` },
      t("nothing-found"),
    );
    fill(list, items.length ? items : nothing);
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(items.length && !list.hidden ? 0 : -1);
  };
  input.addEventListener("input", open);
  input.addEventListener("focus", () => input.value && open());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // the Enter that ends pinyin input is not ours
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (options.length) mark((active + step + options.length) % options.length);
      event.preventDefault();
    } else if (event.key === "Enter" && active >= 0 && options.length) take(options[active]);
    else if (event.key === "Escape") close();
    else return;
    event.stopPropagation();
  });
}

/** The sign of a kind, in its colour: the same as in the picture. */
const mark_ = (node) => h("i", { class: "sign kind-" + kindOf(node), "aria-hidden": "true" });
