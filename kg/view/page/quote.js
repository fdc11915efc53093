// The sentence under a fact, with the words that the fact was read from marked, and where it was printed.

const AROUND = 48; // characters left and right of the mark before a long sentence is shortened

/** A sentence in three parts. Offsets count code points, strings UTF-16 units: Array.from cuts right. */
function cut(quote) {
  const characters = Array.from(F.sentences.text[F.quotes.sentence[quote]]);
  const start = F.quotes.start[quote];
  const end = F.quotes.end[quote];
  return [characters.slice(0, start), characters.slice(start, end), characters.slice(end)];
}

/** The evidence of one fact: the sentence and its article. */
function evidence(quote) {
  const [before, words, after] = cut(quote);
  const article = articleOf(quote);
  const text = h("blockquote", { lang: "zh-Hans" });
  const whole = () => fill(text, before.join(""), h("mark", {}, words.join("")), after.join(""));
  const long = before.length > AROUND + 8 || after.length > AROUND + 8;
  if (!long) whole();
  else {
    const head = before.length > AROUND + 8 ? ["…", before.slice(-AROUND).join("")] : before.join("");
    const tail = after.length > AROUND + 8 ? after.slice(0, AROUND).join("") : after.join("");
    const more = button(t("whole-sentence"), whole, { class: "more" });
    fill(text, head, h("mark", {}, words.join("")), tail, after.length > AROUND + 8 && "…", " ", more);
  }
  return h("figure", { class: "evidence" }, text, source(article, F.quotes.rule[quote]));
}

/** Title (as a link where the article has an address), publisher and day; the rule that read the fact on hovering. */
function source(article, rule) {
  const { title, publisher, day, url } = F.articles;
  const name = title[article] || t("untitled");
  const where = [publisher[article] && zh(publisher[article]), day[article] && h("time", {}, day[article])].filter(
    Boolean,
  );
  return h(
    "figcaption",
    { title: rule ? t("read-by", rule) : undefined },
    link(url[article], name),
    where.map((part_) => [" · ", part_]),
  );
}

/** Several quotes of one fact: the first two, the rest on request. */
function evidences(quotes) {
  const unique = [...new Set(quotes)];
  const shown = unique.slice(0, 2).map(evidence);
  if (unique.length <= 2) return shown;
  const more = button(t("more-sources", unique.length - 2), () => more.replaceWith(...unique.slice(2).map(evidence)), {
    class: "more",
  });
  return [...shown, more];
}
