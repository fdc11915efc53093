"""HTML to text, line for line as a reader sees it, for posts, JSONL and the report that was found in a page.

Built on lexbor, 20 to 40 times faster than BeautifulSoup on the same text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.vocab import rows

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["clean", "has_markup", "is_boilerplate", "text_of"]

# Elements that begin and end a line (HTML standard, 15.3: display block, list-item, table and table-row), and <br>.
_BLOCK = re.compile(
    r"<(?=/?(?:address|article|aside|blockquote|br|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure"
    r"|footer|form|h[1-6]|header|hgroup|hr|legend|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th"
    r"|thead|tr|ul)[\s>/])",
    re.IGNORECASE,
)
_PLAIN = (
    *((tag, "\n") for tag in ("<p>", "</p>", "<br>", "<br/>", "<br />")),
    *((tag, "\0") for tag in ("<strong>", "</strong>", "<b>", "</b>", "<em>", "</em>")),
)
_INLINE = frozenset({"b", "em", "font", "i", "span", "strong", "u"})
_NO_BOX = _INLINE | {"a", "abbr", "big", "body", "html", "label", "mark", "p", "s", "small", "sub", "sup"}
_UNREAD = (
    "script,style,template,noscript,noframes,noembed,xmp,plaintext,iframe,object,embed,svg,math,canvas,audio,video,img,"
    "button,select,textarea"
)
_HAS_UNREAD = re.compile(f"<(?:{_UNREAD.replace(',', '|')})[\\s>/]", re.IGNORECASE)
_HIDDEN = '[hidden],[style*="display:none" i],[style*="display: none" i],[aria-hidden="true"]'
_MARKUP = re.compile(
    r"</?[a-zA-Z][a-zA-Z0-9-]{0,20}(?:[\s/][^<>]{0,2000})?>|<!--|&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
_PARTS = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

# A parser that follows the HTML standard takes time by the square of the depth of open elements, and of formatting
# elements that were left open (13.2.4.3): 110 kB made for it take half a minute. A page with this many tags is made
# harmless first; the deepest page that we have seen is 60 deep.
_MANY_TAGS = 500
_DEEPEST = 200
_FORMATTING = re.compile(r"<(/?)(?=(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s>/])", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})")
_NEVER_OPEN = frozenset(  # void elements, and those that the next of their kind closes
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
    | {"p", "li", "dd", "dt", "option", "optgroup", "tr", "td", "th", "tbody", "thead", "tfoot"}
    | {"body", "html", "head"}
)


class Box(NamedTuple):
    """A row of ontology/page_boxes.tsv, where the columns are explained."""

    word: str
    example: str
    counter: str


def has_markup(text: str) -> bool:
    """Whether the text holds a tag or a character reference."""
    return ("<" in text or "&" in text) and _MARKUP.search(text) is not None


def text_of(html: str, *, keep_lines: bool = False) -> str:
    """The text of an HTML fragment: a line for each block, comments, scripts and boilerplate left out.

    White space in the source is one space, unless `keep_lines` (a post in Markdown with some tags in it). Takes HTML
    that is cut off or malformed as browsers do. Not yet normalised (kg.text.normalise).
    """
    if not keep_lines:
        html = " ".join(html.split())
        plain = plain_text(html)
        if plain is not None:
            return plain
    body = clean(_BLOCK.sub("\n<", html)).body
    return body.text() if body else ""


def plain_text(html: str) -> str | None:
    """The text of HTML on one line that holds nothing but paragraphs and emphasis, as most feeds give it; else None.

    Nothing needs to be parsed in it. Control characters are left to the parser, which has its own idea of them.
    """
    if not html.isprintable():
        return None
    for tag, mark in _PLAIN:
        html = html.replace(tag, mark)
    return None if "<" in html or "&" in html else html.replace("\0", "")


def clean(html: str) -> LexborHTMLParser:
    """The parsed HTML without what nobody reads: scripts, hidden elements, boxes of boilerplate, lists of links."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_bounded(html))
    boxes = _boilerplate(tree) if "class=" in html or "id=" in html else []
    if "<a " in html or "<A " in html:
        boxes += _link_boxes(tree)
    for node in boxes:
        node.attrs["hidden"] = ""
    selectors = [_UNREAD] if _HAS_UNREAD.search(html) else []
    if boxes or "hidden" in html or "display" in html:
        selectors.append(_HIDDEN)
    # Backwards, so that nothing is touched after the element around it is gone: its memory is.
    for node in reversed(tree.css(",".join(selectors)) if selectors else []):
        node.decompose()
    return tree


def _bounded(html: str) -> str:
    """The same text in tags that take no more than linear time to parse."""
    if html.count("<") < _MANY_TAGS:
        return html
    depth = 0
    dropped: dict[str, int] = {}

    def bounded(match: re.Match[str]) -> str:
        nonlocal depth
        closes, name = match[1], match[2].lower()
        if name in _NEVER_OPEN:
            return match[0]
        if not closes and depth < _DEEPEST:
            depth += 1
            return match[0]
        if closes and not dropped.get(name):
            depth -= depth > 0
            return match[0]
        dropped[name] = dropped.get(name, 0) + (-1 if closes else 1)
        return "<wbr"

    return _TAG.sub(bounded, _FORMATTING.sub(r"<\1x-", html))


@lru_cache(maxsize=10_000)
def is_boilerplate(names: str) -> bool:
    """Whether a box with this class or id (several behind spaces) is no part of the report, by its words' parts."""
    return not _words().isdisjoint(part.lower() for part in _PARTS.findall(names))


def _boilerplate(tree: LexborHTMLParser) -> list[LexborNode]:
    """The boxes named like boilerplate, but for one that holds most of the page, whatever it is called."""
    found = [node for node in tree.css("[class],[id]") if node.tag not in _NO_BOX and is_boilerplate(_names(node))]
    most = _weight(tree.body) / 2 if found and tree.body else 0
    return [node for node in found if _weight(node) <= most]


def _names(node: LexborNode) -> str:
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"


@cache
def _words() -> frozenset[str]:
    return frozenset(box.word for box in rows(Box, "ontology", "page_boxes.tsv"))


def _link_boxes(tree: LexborHTMLParser) -> list[LexborNode]:
    """The blocks that hold nothing but links: navigation and other articles' titles."""
    boxes: dict[int, tuple[LexborNode, int]] = {}
    for link in tree.css("a[href]"):
        box = link.parent
        while box is not None and box.tag in _INLINE:
            box = box.parent
        if box is not None and box.tag not in ("body", "html", "h1"):
            held = boxes.get(box.mem_id, (box, 0))[1]
            boxes[box.mem_id] = box, held + _weight(link)
    return [box for box, in_links in boxes.values() if _weight(box) == in_links]


def _weight(node: LexborNode) -> int:
    """How many characters the node shows."""
    return len("".join(node.text().split()))
