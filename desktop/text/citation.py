"""A passage as a quotation with its source, ready to be pasted into a manuscript."""

import re

_OPEN, _CLOSE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
_STRAIGHT_OPENING = re.compile(r'(^|[\s(\[{“\u2018\u2013\u2014-])"')
_TO_SINGLE = str.maketrans("“”„«»", f"{_OPEN}{_CLOSE}{_OPEN}{_OPEN}{_CLOSE}")


def _within(text: str) -> str:
    """Return ``text`` on one line, its double quotation marks made single: it will stand in double ones."""
    line = " ".join(text.split())
    return _STRAIGHT_OPENING.sub(rf"\1{_OPEN}", line).replace('"', _CLOSE).translate(_TO_SINGLE)


def cite(
    quote: str,
    *,
    author: str | None = None,
    title: str | None = None,
    source: str | None = None,
    date: str | None = None,
    paragraph: int | None = None,
) -> str:
    """Return ``“quote” (Author, “Title”, Source, date, ¶ n)``, leaving out what is missing.

    ``paragraph`` is the number of the quotation's paragraph, from 1.
    """
    known = name_source(author=author, title=title, source=source, date=date, paragraph=paragraph)
    return f"“{_within(quote)}” ({known})" if known else f"“{_within(quote)}”"


def name_source(
    *,
    author: str | None = None,
    title: str | None = None,
    source: str | None = None,
    date: str | None = None,
    paragraph: int | None = None,
) -> str:
    """Return ``Author, “Title”, Source, date, ¶ n``, leaving out what is missing."""
    parts = [
        " ".join((author or "").split()),
        f"“{_within(title)}”" if title and title.strip() else "",
        " ".join((source or "").split()),
        date or "",
        f"¶ {paragraph}" if paragraph is not None else "",
    ]
    return ", ".join(part for part in parts if part)
