"""The card that says in plain text what lies under the resting pointer."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.model import PERSON, Kind, Mention
from desktop.translation import _, ngettext
from ui.kinds import KIND_LOOKS
from ui.provenance import finder_words
from ui.reader.hidden import hidden_name
from ui.reader.layer import Layer
from ui.reader.margin import margin_signs
from ui.reader.page import Page
from ui.reader.records import AnnotationMark
from ui.reader.style import ReaderStyle

_WIDEST = 360
_LONGEST = 400
_ROOM = 6


class HoverCard(QLabel):
    """A small card over the text. It never takes text for markup, whatever stands in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMaximumWidth(_WIDEST)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("What is marked here"))
        self.hide()

    def set_style(self, style: ReaderStyle) -> None:
        """Take the colours."""
        self.setStyleSheet(
            f"QLabel {{ background: {style.card}; color: {style.text}; border: 1px solid {style.rule};"
            " border-radius: 6px; padding: 6px 9px; }"
        )

    def show_text(self, text: str, beside: QRect) -> None:
        """Show a text below or above a box of the parent, or nothing when it is empty."""
        if not text:
            self.hide()
            return
        self.setText(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")
        self.setWordWrap(False)
        self.setWordWrap(self.sizeHint().width() > _WIDEST)
        self.adjustSize()
        room = self._room.rect()
        left = max(_ROOM, min(beside.left(), room.right() - self.width() - _ROOM))
        top = beside.bottom() + _ROOM
        if top + self.height() > room.bottom():
            top = beside.top() - self.height() - _ROOM
        self.move(left, max(_ROOM, top))
        self.raise_()
        self.show()


def described_at(page: Page, layer: Layer, point: QPointF) -> str:
    """Return in plain text what lies under a point of the window, empty when nothing does."""
    sign = next((each for each in margin_signs(page, layer) if each.box.contains(point)), None)
    if sign is not None:
        return described_all(sign.annotations)
    position = page.character_at(point)
    if position is None:
        return ""
    hidden = hidden_name(page.text[position]) if page.style.signs else ""
    return "\n".join(
        part for part in (hidden, described_place(layer, page.text, position, sources=True)) if part
    )


def described(annotation: AnnotationMark) -> str:
    """Return an annotation in plain text: its tags, then its note."""
    tags = ", ".join(annotation.names)
    note = annotation.note.strip()
    return "\n".join(part for part in (tags, note) if part) or _("Highlight")


def described_all(annotations: Sequence[AnnotationMark]) -> str:
    """Return in plain text what a sign in the margin stands for."""
    if len(annotations) == 1:
        return described(annotations[0])
    head = ngettext("{count} mark begins here", "{count} marks begin here", len(annotations))
    lines = [described(each).partition("\n")[0] for each in annotations]
    return "\n".join([head.format(count=len(annotations)), *lines])


def described_place(layer: Layer, text: str, position: int, *, sources: bool = False) -> str:
    """Return in plain text what lies at a character: entities, then annotations, inner ones first.

    With ``sources`` it says what is known of each entity and who found it; at every step of the caret it
    would be too much.
    """
    lines: list[str] = []
    for each in reversed(layer.mentions_over(position, position + 1)):
        lines.append(described_mention(layer.name(each) or text[each.start : each.end], each.kind))
        lines.append(layer.about.get(each.entity, "") if sources else "")
        lines.append(described_source(each) if sources else "")
        lines.append(described_counts(layer.count(each), layer.totals.get(each.entity)))
    lines += [described(each) for each in reversed(layer.annotations_over(position, position + 1))]
    return "\n".join(line for line in lines if line)


def described_mention(name: str, kind: Kind) -> str:
    """Return an entity in plain text: its name and kind."""
    return _("{name} · {kind}").format(name=" ".join(name.split()), kind=KIND_LOOKS[kind].one)


def described_source(mention: Mention) -> str:
    """Return who says that this is an entity: an engine with its version, or a person, over which engine."""
    if mention.source != PERSON:
        return _("Found by {engine}").format(engine=finder_words(mention.source))
    if mention.found_kind is None:
        return _("Marked by a person")
    if mention.found_kind is mention.kind:
        return _("Confirmed by a person; found by {engine}").format(engine=finder_words(mention.found_by))
    return _("Decided by a person; {engine} said: {kind}").format(
        engine=finder_words(mention.found_by), kind=KIND_LOOKS[mention.found_kind].one
    )


def described_counts(here: int, everywhere: tuple[int, int] | None) -> str:
    """Return how often an entity is named: in this text, and in how many articles of the library."""
    words = ngettext("{count} mention here", "{count} mentions here", here).format(count=here)
    if everywhere is None:
        return words
    mentions, articles = everywhere
    told = ngettext(
        "{mentions} in {articles} article of the library",
        "{mentions} in {articles} articles of the library",
        articles,
    )
    return words + ", " + told.format(mentions=mentions, articles=articles)
