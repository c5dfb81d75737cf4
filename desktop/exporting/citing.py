"""How a report cites: by the citation styles, in brackets where a style is made for footnotes."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.exporting import cited_text
from desktop.exporting.citations import Citer
from desktop.model import Article
from desktop.text.note_blocks import Look, Run
from desktop.translation import _


class Citing:
    """Cites articles in a style, "" for the usual one; given in the order in which they are cited."""

    def __init__(self, style: str, articles: Sequence[Article]) -> None:
        self._articles = [_titled(each) for each in articles]
        self._citer = Citer(style, self._articles)

    def cite(self, article: Article, paragraph: int | None) -> Sequence[Run]:
        """Return how an article is cited in the text, with the number of a paragraph."""
        runs = _runs(self._citer.citation_runs(_titled(article), paragraph))
        return (Run("("), *runs, Run(")")) if self._citer.in_notes else runs

    def sources(self) -> Sequence[Sequence[Run]]:
        """Return the list of sources in the style's order."""
        return [_runs(each.runs) for each in self._citer.sources(self._articles)]


def _titled(article: Article) -> Article:
    """Return an article with a title: a style can make nothing of one without."""
    return article if article.title.strip() else replace(article, title=_("Untitled"))


def _runs(cited: Sequence[cited_text.Run]) -> tuple[Run, ...]:
    """Return the runs of a citation as those of a note."""
    return tuple(Run(each.text, frozenset(Look(look.value) for look in each.looks)) for each in cited)
