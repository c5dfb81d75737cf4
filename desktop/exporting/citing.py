"""How an export cites: the one place where a report meets the citation styles."""

from collections.abc import Sequence

from desktop.model import Article
from desktop.text.citation import name_source
from desktop.text.note_blocks import Run


class Citing:
    """Cites articles in a style, "" for the usual one; given in the order in which they are cited."""

    def __init__(self, style: str, articles: Sequence[Article]) -> None:
        self._style = style
        self._articles = articles

    def cite(self, article: Article, paragraph: int | None) -> Sequence[Run]:
        """Return how an article is cited in the text, with the number of a paragraph."""
        return (Run(f"({_named(article, paragraph)})"),)

    def sources(self) -> Sequence[Sequence[Run]]:
        """Return the list of sources in the style's order."""
        named = sorted({_named(each, None) for each in self._articles}, key=str.casefold)
        return [(Run(f"{each}."),) for each in named]


def _named(article: Article, paragraph: int | None) -> str:
    return name_source(
        author=article.author,
        title=article.title,
        source=article.source,
        date=article.date,
        paragraph=paragraph,
    )
