"""What the formats of bibliographies have in common: an entry for each article that notes were chosen of.

Tags are keywords, and notes on the whole article the reader's own words on it; passages stay behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.extensions.export import ExportSource, Feature
from desktop.model import Article

CARRIES = frozenset({Feature.DETAILS, Feature.TAGS, Feature.WHOLE})


@dataclass(frozen=True, slots=True)
class Entry:
    """One article with its key, the tags used on it, notes on the whole of it, and how many it has."""

    key: str
    article: Article
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    annotations: int


def entries(source: ExportSource) -> Iterator[Entry]:
    """Yield the chosen articles in the order they were added."""
    keys = source.citation_keys()
    for article in source.articles():
        found = source.annotations(article)
        yield Entry(
            keys[article.uid],
            article,
            tuple(sorted({tag for each in found for tag in each.tags})),
            tuple(each.note for each in found if each.anchor is None and each.note.strip()),
            len(found),
        )
