"""HTML for exported pages: text, links, runs and notes as the strings that a page holds.

Everything is escaped here and nowhere else. What is given must hold no character that HTML forbids (see
printable). https://html.spec.whatwg.org/
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from desktop.exporting.hyperlinks import safe_address
from desktop.text.note_blocks import Look, NoteBlock, Run, Shape, note_blocks

_ELEMENTS = (
    (Look.CODE, "<code>", "</code>"),
    (Look.BOLD, "<strong>", "</strong>"),
    (Look.ITALIC, "<em>", "</em>"),
    (Look.SMALL_CAPITALS, '<span class="capitals">', "</span>"),
    (Look.UNDERLINED, "<u>", "</u>"),
    (Look.RAISED, "<sup>", "</sup>"),
    (Look.LOWERED, "<sub>", "</sub>"),
)
_HIGHEST_HEADING, _LOWEST_HEADING = 4, 6  # of a note: above stand the page, its sections and memos
_BULLETED, _NUMBERED = "ul", "ol"


def escape(text: str) -> str:
    """Return a text as it stands between tags or in an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def link(words: str, address: str) -> str:
    """Return a link; whoever it leads to is not told where from."""
    return f'<a href="{escape(address)}" rel="noreferrer">{words}</a>'


def runs(parts: Iterable[Run]) -> str:
    """Return runs and the links among them; what leads nowhere safe is only words."""
    found = []
    for target, group in groupby(parts, key=attrgetter("target")):
        address = safe_address(target) if target else None
        inner = "".join(map(_run, group))
        found.append(link(inner, address) if address and inner else inner)
    return "".join(found)


def _run(run: Run) -> str:
    inner = escape(run.text)
    if Look.CODE not in run.looks:
        inner = inner.replace("\n", "<br>")
    for look, before, after in _ELEMENTS:
        if look in run.looks:
            inner = f"{before}{inner}{after}"
    return inner


def note(text: str) -> str:
    """Return a note's Markdown as what it means, "" for an empty one."""
    inner = "".join(
        _list(kind, list(group)) if kind in {_BULLETED, _NUMBERED} else "".join(map(_block, group))
        for kind, group in groupby(note_blocks(text), key=_kind)
    )
    return f'<div class="note" dir="auto">{inner}</div>\n' if inner else ""


def _kind(block: NoteBlock) -> str:
    if block.shape is not Shape.ITEM:
        return ""
    return _NUMBERED if block.number else _BULLETED


def _list(kind: str, items: list[NoteBlock]) -> str:
    return f"<{kind}>{''.join(_items(items))}</{kind}>"


def _items(items: list[NoteBlock]) -> Iterator[str]:
    for item in items:
        value = f' value="{int(item.number[:-1])}"' if item.number else ""
        depth = f' class="depth{min(item.level, 4)}"' if item.level > 1 else ""
        yield f"<li{value}{depth}>{runs(item.runs)}</li>"


def _block(block: NoteBlock) -> str:
    inner = runs(block.runs)
    match block.shape:
        case Shape.HEADING:
            level = min(_HIGHEST_HEADING - 1 + block.level, _LOWEST_HEADING)
            return f"<h{level}>{inner}</h{level}>"
        case Shape.QUOTE:
            return f"<blockquote>{inner}</blockquote>"
        case Shape.CODE:
            return f"<pre>{inner}</pre>"
        case _:
            return f"<p>{inner}</p>"


def quotation(quote: str) -> str:
    """Return the lines of a quotation, character by character."""
    lines = [line for line in quote.split("\n") if line.strip()] or [quote]
    return "".join(f'<p dir="auto">{escape(line)}</p>' for line in lines)
