// Builds elements. Text of the corpus only ever becomes a text node or an attribute that holds no code: there is no
// innerHTML in this page, and links are made by link() alone.

const $ = (id) => document.getElementById(id);

/** An element: h("p", {class: "x", onclick: f, "aria-label": "…"}, "text", child, …). */
function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  return add(element, ...children);
}

/** Appends children; strings and numbers become text. */
function add(element, ...children) {
  for (const child of children.flat(9)) {
    if (child === undefined || child === null || child === false || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

function fill(element, ...children) {
  element.replaceChildren();
  return add(element, ...children);
}

/** A link to an article: only http and https lead anywhere, all else is shown as the plain text that it is. */
function link(address, text) {
  let target = null;
  try {
    target = new URL(address);
  } catch {
    return text ? h("span", { lang: "zh-Hans" }, text) : null;
  }
  if (target.protocol !== "http:" && target.protocol !== "https:")
    return h("span", { lang: "zh-Hans" }, text || address);
  const props = { href: target.href, target: "_blank", rel: "noopener noreferrer", lang: "zh-Hans" };
  return h("a", props, text || target.hostname);
}

/** A button that does something; its name is what it shows, or `title` where it shows only a sign. */
function button(text, onclick, props) {
  return h("button", { type: "button", onclick, ...props }, text);
}

/** Text of the corpus inside the interface: Chinese whatever the interface speaks. */
const zh = (text, props) => h("span", { lang: "zh-Hans", ...props }, text);

// ---- the interface's words

const WORDS = JSON.parse($("words").textContent);
let language = "zh";

/** The text of the interface for a key, with {0}, {1} … filled in. */
function t(key, ...values) {
  const found = WORDS[key];
  if (!found) throw new Error("no word " + key);
  return found[language === "en" ? 1 : 0].replace(/\{(\d)\}/g, (_, n) => String(values[n]));
}

/** Writes the words of everything that carries data-t (text), data-t-label or data-t-title. */
function translate(root) {
  for (const element of root.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of root.querySelectorAll("[data-t-label]")) {
    element.setAttribute("aria-label", t(element.dataset.tLabel));
    element.title = t(element.dataset.tLabel);
  }
  for (const element of root.querySelectorAll("[data-t-hint]")) element.placeholder = t(element.dataset.tHint);
}

const number = (value) => value.toLocaleString(language === "en" ? "en" : "zh-Hans");

// ---- days, counted from 1970-01-01

const dayText = (day) => new Date(day * 864e5).toISOString().slice(0, 10);
const dayNumber = (text) => Math.round(Date.parse(text + "T00:00:00Z") / 864e5);

/** Calls back once things have been quiet for a while. */
function later(work, milliseconds) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), milliseconds);
  };
}
