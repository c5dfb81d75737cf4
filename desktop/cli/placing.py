"""From a quotation or two numbers to a place in an article."""

from desktop.library import Library
from desktop.model import ArticleId, Span


def placed(
    library: Library,
    article: ArticleId,
    *,
    quote: str | None,
    occurrence: int | None,
    start: int | None,
    end: int | None,
) -> Span | None:
    """Return where the annotation goes, None for the whole article; raises NotFoundError."""
    if quote is not None:
        return library.annotations.quote_span(article, quote, occurrence or 1)
    return None if start is None or end is None else Span(start, end)
