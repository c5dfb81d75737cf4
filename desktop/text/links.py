"""The addresses of articles and annotations: ``scholiast://LIBRARY/article/UID?annotation=UID``.

Exports write them, the command line and the window take them. A link names a place and can ask
for nothing else, so whatever is not exactly of this form is no link.
"""

import re
from dataclasses import dataclass

_UID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_LINK = re.compile(
    f"scholiast://({_UID})/article/({_UID})(?:[?]annotation=({_UID}))?", re.ASCII | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Link:
    """The three uids of a link, in lower case; ``annotation`` is None for a whole article."""

    library: str
    article: str
    annotation: str | None = None


def article_link(library_uid: str, article_uid: str, annotation_uid: str | None = None) -> str:
    """Return the address of an article, or of one annotation in it."""
    address = f"scholiast://{library_uid}/article/{article_uid}"
    return address if annotation_uid is None else f"{address}?annotation={annotation_uid}"


def parse_link(text: str) -> Link | None:
    """Return what a link names, None for anything that is not a link from end to end."""
    match = _LINK.fullmatch(text)
    if match is None:
        return None
    library, article, annotation = match.groups()
    return Link(library.lower(), article.lower(), annotation.lower() if annotation else None)
