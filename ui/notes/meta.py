"""The small words on a note card: when it was written, where it sits, how sure its place is."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale

from desktop.model import AnchorState, Annotation
from desktop.text.places import paragraph_number
from desktop.translation import _
from ui.moments import local_moment


def when(stamp: str, now: datetime) -> str:
    """Return a UTC time of the library as the reader would say it, in the zone of ``now``."""
    moment = local_moment(stamp, now.tzinfo)
    clock = f"{moment:%H:%M}"
    days = (now.date() - moment.date()).days
    if days == 0:
        return _("Today {time}").format(time=clock)
    if days == 1:
        return _("Yesterday {time}").format(time=clock)
    month = QLocale().monthName(moment.month, QLocale.FormatType.ShortFormat)
    return _("{day} {month} {year}").format(day=moment.day, month=month, year=moment.year)


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
