"""Annotations to show in the notes pane, and what a reader does with them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from desktop.model import Anchor, AnchorState, Annotation, AnnotationId, ArticleId, Tag, TagId
from ui.notes.card import NoteCard
from ui.notes.pane import NotesPane

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def tag(number: int, name: str, colour: str = "#57a869") -> Tag:
    return Tag(TagId(number), f"tag-{number}", name, None, colour, None, "", 1, 1)


TAGS = (tag(1, "Military cooperation/Exercises", "#e0b040"), tag(2, "Regional order"), tag(3, "Framing"))


def annotation(
    number: int,
    *,
    quote: str | None = "a passage",
    note: str = "",
    tags: tuple[str, ...] = (),
    state: AnchorState = AnchorState.EXACT,
    modified: str = "2026-11-22T10:42:00Z",
) -> Annotation:
    start = number * 100
    anchor = None if quote is None else Anchor(start, start + len(quote), quote, "", "", state)
    return Annotation(
        AnnotationId(number),
        f"note-{number}",
        ArticleId(1),
        "article",
        anchor,
        note,
        tags,
        modified,
        modified,
        "me",
    )


def show(pane: NotesPane, annotations: Sequence[Annotation]) -> None:
    pane.show_article(annotations, tags=TAGS, paragraph_starts=[0, 160])


def card(pane: NotesPane, number: int) -> NoteCard:
    return pane.cards.card(number)


def write(qtbot: QtBot, pane: NotesPane, number: int, words: str) -> None:
    pane.activate(number, edit=True)
    qtbot.waitUntil(card(pane, number).editor.hasFocus)
    qtbot.keyClicks(card(pane, number).editor, words)
