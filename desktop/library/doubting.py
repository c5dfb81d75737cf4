"""The mentions of a library that are least certain, to be looked at first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest

from desktop.library.articles import Articles
from desktop.library.core import Core
from desktop.library.mentions import Mentions
from desktop.model import PERSON, ArticleId, Kind, Span
from desktop.storage import decisions, mentions
from desktop.text.certainty import KindsOfNames, Reason, doubt, reasons_in

PART = 50  # articles whose texts are in memory at once


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One mention that nobody decided on, and what speaks against it."""

    article: ArticleId
    span: Span
    kind: Kind
    reasons: tuple[Reason, ...]


class Doubting:
    """What speaks against the mentions of one open library."""

    def __init__(self, core: Core) -> None:
        self._database = core.database
        self._articles = Articles(core)
        self._mentions = Mentions(core)

    def least_certain(self, limit: int) -> list[Doubtful]:
        """Return up to ``limit`` undecided mentions that something speaks against, the most doubtful first.

        Of equals those of the newest article come first, in the order of its text. Reads every text that has
        such mentions, those of articles in the bin apart.
        """
        return nsmallest(limit, self._doubtful(), key=_most_doubtful)

    def _doubtful(self) -> Iterator[Doubtful]:
        decided, kinds = decisions.said_of_words(self._database), self._kinds_of_names()
        undecided = decisions.undecided(self._database)
        waiting = sorted(undecided - mentions.binned(self._database, undecided))
        for start in range(0, len(waiting), PART):
            for article, text in self._articles.newest_texts(waiting[start : start + PART]):
                found = self._mentions.of(article)
                reasons = reasons_in(text, found, decided=decided, kinds=kinds)
                for mention, against in zip(found, reasons, strict=True):
                    if against and mention.source != PERSON:
                        yield Doubtful(article, Span(mention.start, mention.end), mention.kind, against)

    def _kinds_of_names(self) -> KindsOfNames:
        kinds: defaultdict[str, dict[Kind, int]] = defaultdict(dict)
        for key, kind, count in mentions.kinds_of_names(self._database):
            kinds[key][kind] = count
        return kinds


def _most_doubtful(each: Doubtful) -> tuple[float, int, int]:
    return -round(doubt(each.reasons), 6), -each.article, each.span.start
