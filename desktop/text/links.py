"""The addresses of what a library holds, and how a note writes them.

``scholiast://LIBRARY/article/UID?annotation=UID`` is an article, or a passage in it; ``/note/UID`` is any
annotation or memo, ``/tag/UID`` a tag, ``/entity/UID`` an entity. Exports and notes write them, the command
line and the window take them. A link names a place and can ask for nothing else, so whatever is not exactly
of this form is no link. In a note a link is plain Markdown, ``[label](address)``, which other programs keep.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.model import Span

SCHEME = "scholiast"
_UID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_ADDRESS = f"{SCHEME}://({_UID})/(article|note|tag|entity)/({_UID})(?:[?]annotation=({_UID}))?"
_LINK = re.compile(_ADDRESS, re.ASCII | re.IGNORECASE)
_WRITTEN = re.compile(r"\[((?:[^\[\]\\\n]|\\.)+)\]\(([^()\s]+)\)")
_TO_ESCAPE = re.compile(r"[\\\[\]*_`<]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class LinkKind(StrEnum):
    """What a link leads to."""

    ARTICLE = "article"
    NOTE = "note"
    TAG = "tag"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Link:
    """What a link names, uids in lower case; ``annotation`` is the passage of an article, else None."""

    library: str
    kind: LinkKind
    uid: str
    annotation: str | None = None

    @property
    def note(self) -> str | None:
        """The uid of the annotation or memo that is named, None for a whole article, a tag, an entity."""
        return self.uid if self.kind is LinkKind.NOTE else self.annotation


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link as it stands in a note: where, in code points, the words that are shown, and what it names."""

    span: Span
    label: str
    link: Link


def link_to(library_uid: str, kind: LinkKind, uid: str) -> str:
    """Return the address of an article, an annotation or memo, a tag or an entity."""
    return f"{SCHEME}://{library_uid}/{kind}/{uid}"


def article_link(library_uid: str, article_uid: str, annotation_uid: str | None = None) -> str:
    """Return the address of an article, or of one annotation in it."""
    address = link_to(library_uid, LinkKind.ARTICLE, article_uid)
    return address if annotation_uid is None else f"{address}?annotation={annotation_uid}"


def parse_link(text: str) -> Link | None:
    """Return what a link names, None for anything that is not a link from end to end."""
    match = _LINK.fullmatch(text)
    if match is None:
        return None
    library, kind, uid, annotation = (part.lower() if part else None for part in match.groups())
    if library is None or kind is None or uid is None or (annotation and kind != LinkKind.ARTICLE):
        return None
    return Link(library, LinkKind(kind), uid, annotation)


def markdown_link(label: str, address: str) -> str:
    """Return ``[label](address)`` on one line; what Markdown would read in the label is kept as it is."""
    words = " ".join(label.split()) or address
    escaped = _TO_ESCAPE.sub(r"\\\g<0>", words)
    return f"[{escaped}]({address})"


def plain_label(written: str) -> str:
    """Return a label as it is read: without the signs that keep Markdown from reading it."""
    return _ESCAPED.sub(r"\1", written)


def without_addresses(note: str) -> str:
    """Return a note as it is read: of a link to a place of a library only ``[label]`` is left."""
    parts, end = [], 0
    for each in links_in(note):
        parts += [note[end : each.span.start], f"[{each.label}]"]
        end = each.span.end
    return "".join([*parts, note[end:]])


def relinked(note: str, old: str, new: str, there: Container[str]) -> str:
    """Return a note whose links into one library lead into another, those to what is there by its uid."""

    def led(match: re.Match[str]) -> str:
        link = parse_link(match[0])
        if link is None or link.library != old or link.uid not in there:
            return match[0]
        if link.annotation is not None and link.annotation not in there:
            return match[0]
        return link_to(new, link.kind, link.uid) + (
            f"?annotation={link.annotation}" if link.annotation else ""
        )

    return _LINK.sub(led, note) if f"{SCHEME}://" in note.lower() else note


def links_in(note: str) -> Iterator[WrittenLink]:
    """Yield the links to places of a library that a note holds, in the order of its words."""
    if f"{SCHEME}://" not in note.lower():
        return
    for found in _WRITTEN.finditer(note):
        link = parse_link(found[2])
        if link is not None:
            yield WrittenLink(Span(found.start(), found.end()), plain_label(found[1]), link)
