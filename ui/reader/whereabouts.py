"""Where the reader is in an open article, and how one arrives at a passage of it."""

from typing import TYPE_CHECKING

from desktop.model import Mention, Span
from ui.reader.page import Page
from ui.reader.steps import first_stop

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_TOP = 6.0  # pixels above a line that is gone to


def here(view: "ReaderView") -> int:
    """Return the position at hand: the caret's when that is in the window, else where the window begins."""
    return view.caret.position if view.caret.rect() is not None else first_stop(view.page)


def mention_at(view: "ReaderView", position: int) -> Mention | None:
    """Return the shortest shown mention that a caret at a position stands in or beside, None without one."""
    found = view.layer.mentions_over(position, position + 1) or view.layer.mentions_over(
        position - 1, position
    )
    return min(found, key=_length, default=None)


def arrive(view: "ReaderView", span: Span, *, smooth: bool = True) -> None:
    """Go to a passage and light it up; the caret stands before it.

    In a text that was opened a moment ago there is nothing to glide from: ``smooth`` is for the others.
    """
    view.selection.stand(span.start)
    view.selection_was_changed()
    view.caret.light()
    view.caret.announce()
    view.reveal(span, flash=True, smooth=smooth)


def leave_selection(view: "ReaderView", position: int) -> None:
    """Select nothing any more, with the caret behind what was done with it."""
    view.selection.stand(position)
    view.caret.light()
    view.selection_was_changed()


def go_to(view: "ReaderView", position: int) -> None:
    """Let the window begin with the line of a position, as it did when that was its place."""
    view.motion.stop()
    view.page.go_to(position, _TOP)
    view.scroll_by(0, by_reader=False)


def go_home(view: "ReaderView") -> None:
    """Scroll to the top."""
    view.motion.stop()
    view.page.go_home()
    view.scroll_by(0)


def go_to_end(view: "ReaderView") -> None:
    """Scroll to the end."""
    view.motion.stop()
    view.page.go_to_end()
    view.scroll_by(0)


def shown_span(page: Page) -> Span:
    """Return the stretch of the text that the window shows, by whole pieces."""
    pieces = [laid.piece for laid, _ in page.visible() if laid.piece.parts]
    return (
        Span(min(each.start for each in pieces), max(each.end for each in pieces)) if pieces else Span(0, 0)
    )


def share_read(view: "ReaderView") -> float:
    """Return how much of the text lies above the end of the window, 0 to 1."""
    if view.page.at_end or not view.page.text:
        return 1.0
    return shown_span(view.page).end / len(view.page.text)


def _length(mention: Mention) -> int:
    return mention.end - mention.start
