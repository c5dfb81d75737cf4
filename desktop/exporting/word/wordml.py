"""WordprocessingML: runs, paragraphs, links and fields as the strings that a Word file holds.

What is given must hold no character that XML forbids (see printable). ISO/IEC 29500-1, clause 17: inside
``w:pPr`` and ``w:rPr`` the order of elements is fixed.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Protocol

from desktop.exporting.hyperlinks import safe_address
from desktop.text.note_blocks import Look, Run

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LOOKS = (  # in the order of the schema
    (Look.CODE, '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/>'),
    (Look.BOLD, "<w:b/><w:bCs/>"),
    (Look.ITALIC, "<w:i/><w:iCs/>"),
    (Look.SMALL_CAPITALS, "<w:smallCaps/>"),
    (Look.UNDERLINED, '<w:u w:val="single"/>'),
    (Look.RAISED, '<w:vertAlign w:val="superscript"/>'),
    (Look.LOWERED, '<w:vertAlign w:val="subscript"/>'),
)
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_TINT = 0.28  # of a tag's colour on the page, as in the window
_PLAIN: frozenset[Look] = frozenset()


class LinkIds(Protocol):
    """Gives the ids that stand for addresses in a part of the file."""

    def id_of(self, address: str) -> str:
        """Return the id of an address."""
        ...


def escape(text: str) -> str:
    """Return a text as it stands between tags or in an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def right_to_left(text: str) -> bool:
    """Tell whether the first letter that has a direction is written from right to left."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L" or direction in _RIGHT_TO_LEFT:
            return direction != "L"
    return False


@lru_cache(maxsize=256)
def _properties(looks: frozenset[Look], style: str, extra: str, *, rtl: bool) -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    inner = (
        named + "".join(xml for look, xml in _LOOKS if look in looks) + extra + ("<w:rtl/>" if rtl else "")
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def words(text: str, looks: frozenset[Look] = _PLAIN, *, style: str = "", extra: str = "") -> str:
    """Return a run; tabs and line ends are what they are in Word. ``extra`` is what else it looks like."""
    if not text:
        return ""
    properties = _properties(looks, style, extra, rtl=right_to_left(text))
    inner = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    if "\t" in text or "\n" in text:
        inner = inner.replace("\t", _within("<w:tab/>")).replace("\n", _within("<w:br/>"))
        inner = inner.replace('<w:t xml:space="preserve"></w:t>', "")
    return f"<w:r>{properties}{inner}</w:r>"


def _within(element: str) -> str:
    return f'</w:t>{element}<w:t xml:space="preserve">'


def runs(parts: Iterable[Run], links: LinkIds) -> str:
    """Return runs and the links among them; what leads nowhere safe is only words."""
    found = []
    for target, group in groupby(parts, key=attrgetter("target")):
        address = safe_address(target) if target else None
        style = "Hyperlink" if address else ""
        inner = "".join(words(run.text, run.looks, style=style) for run in group)
        found.append(hyperlink(inner, address, links) if address and inner else inner)
    return "".join(found)


def hyperlink(inner: str, address: str, links: LinkIds) -> str:
    """Return runs as the words of a link."""
    return f'<w:hyperlink r:id="{links.id_of(address)}" w:history="1">{inner}</w:hyperlink>'


def link(text: str, address: str, links: LinkIds) -> str:
    """Return a text as a link without an underline."""
    return hyperlink(words(text, style="QuietLink"), address, links)


def paragraph(inner: str, style: str = "", *, rtl: bool = False, before: str = "", after: str = "") -> str:
    """Return a paragraph; ``before`` and ``after`` are properties that stand on either side of ``w:bidi``."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"{named}{before}{'<w:bidi/>' if rtl else ''}{after}"
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def chip(text: str, colour: str) -> str:
    """Return a tag's name on the ground of its colour."""
    fill = f'<w:color w:val="22211F"/><w:shd w:val="clear" w:color="auto" w:fill="{_tinted(colour)}"/>'
    return words(f"\N{NO-BREAK SPACE}{text}\N{NO-BREAK SPACE}", extra=fill)


def border_beside(colour: str, *, rtl: bool) -> str:
    """Return the line beside a quotation, on the side where its lines begin."""
    line = f'w:val="single" w:sz="18" w:space="10" w:color="{colour[1:].upper()}"'
    inner = f'<w:left w:val="nil"/><w:right {line}/>' if rtl else f"<w:left {line}/>"
    return f"<w:pBdr>{inner}</w:pBdr>"


def bookmark(inner: str, name: str, number: int) -> str:
    """Return what others can refer to by a name."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def contents(title: str, entries: Sequence[tuple[int, str, str]]) -> Iterable[str]:
    """Yield a table of contents: a field that Word fills anew, and what it holds listed already.

    ``entries`` are the level, words and bookmark of each heading. The numbers of pages come with the first
    update: only a word processor knows them, and one that is told to update asks a frightening question.
    """
    yield (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent>"
    )
    yield paragraph(words(title), "TOCHeading")
    for number, (level, text, name) in enumerate(entries):
        first = _begin('TOC \\o "1-2" \\h \\z \\u') if number == 0 else ""
        inner = f'<w:hyperlink w:anchor="{name}" w:history="1">{words(text)}</w:hyperlink>'
        yield paragraph(first + inner, f"TOC{level}", rtl=right_to_left(text))
    yield paragraph(_END if entries else "")
    yield "</w:sdtContent></w:sdt>"


_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


@lru_cache(maxsize=1024)
def _tinted(colour: str) -> str:
    """Return a colour laid thinly over white paper, as Word writes colours."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "".join(f"{round(255 + (part - 255) * _TINT):02X}" for part in parts)
