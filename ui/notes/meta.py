"""The small words on a note card: when it was written, where it sits, how sure its place is."""

from collections.abc import Sequence
from datetime import datetime

from desktop.model import AnchorState, Annotation
from desktop.text.places import paragraph_number
from desktop.translation import _
from ui.moments import when


def meta_line(annotation: Annotation, starts: Sequence[int], now: datetime) -> str:
    """Return the last line of a card, such as "Today 10:42 · ¶ 2"; ``starts`` are the paragraphs'."""
    parts = [when(annotation.modified, now)]
    anchor = annotation.anchor
    if anchor is None:
        parts.append(_("article note"))
    elif anchor.state is not AnchorState.ORPHAN:
        parts.append(_("¶ {number}").format(number=paragraph_number(starts, anchor.start)))
        if anchor.state is AnchorState.CHANGED:
            parts.append(_("words changed"))
    return " · ".join(parts)
