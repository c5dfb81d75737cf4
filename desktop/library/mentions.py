"""Verbs on mentions and entities: what recognisers found, and the index over the library."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from desktop.errors import NotFoundError
from desktop.library.core import Core
from desktop.library.deciding import Deriving
from desktop.model import ArticleId, Change, Entity, EntityId, FoundMention, Kind, Mention, VersionId
from desktop.recognition.asking import Asked, Recognised
from desktop.storage import mentions as rows
from desktop.storage.articles import fill_languages
from desktop.storage.texts import unpack_text
from desktop.text.concordance import Line, line
from desktop.text.mention_table import MentionTable
from desktop.text.names import entity_key

Found = tuple[VersionId, Sequence[FoundMention]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What another run of an engine would change in one place; None where nothing stands."""

    line: Line
    was: Kind | None
    now: Kind | None

    @property
    def what(self) -> str:
        """What would happen: added, gone or other kind."""
        if self.was is None:
            return "added"
        return "gone" if self.now is None else "other kind"


class Mentions:
    """The mentions of one open library."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database

    def of(self, article: ArticleId) -> list[Mention]:
        """Return the mentions in the newest version by start, longer first."""
        return rows.of_article(self._database, article)

    def table(self, article: ArticleId) -> MentionTable:
        """Return the same in columns, for a text that is shown: a record of each would take too much room."""
        count = rows.count_of_article(self._database, article)
        return MentionTable(rows.rows_of_article(self._database, article), room=count)

    def totals(self, entity: EntityId) -> tuple[int, int]:
        """Return how often an entity is named in the library, and in how many articles."""
        return rows.totals(self._database, entity)

    def recognised_by(self, article: ArticleId) -> str | None:
        """Return the engine and version that looked at an article, None when none did."""
        return rows.recognised_by(self._database, article)

    def pending(self) -> dict[ArticleId, str | None]:
        """Return the articles whose newest text no engine has looked at, newest first, with languages."""
        return rows.pending(self._database)

    def outdated(self, source_of: Callable[[str | None], str]) -> list[ArticleId]:
        """Return the articles that another engine, or another version of it, would read now.

        ``source_of`` gives the "name version" of the engine that reads a language; newest come first.
        """
        found: set[ArticleId] = set()
        for language, engine in rows.readers(self._database):
            if source_of(language) != engine:
                found.update(rows.read_by(self._database, language, engine))
        return sorted(found, reverse=True)

    def asked(self, articles: Sequence[ArticleId]) -> list[tuple[ArticleId, Asked]]:
        """Return several articles as they are handed to a worker to be recognised."""
        languages = rows.languages(self._database, articles)
        return [
            (article, Asked(version, unpack_text(text, packed), languages.get(article)))
            for article, version, text, packed in rows.texts(self._database, articles)
        ]

    def texts(self, articles: Sequence[ArticleId]) -> list[tuple[VersionId, str]]:
        """Return the newest version of several articles and their texts."""
        return [
            (version, unpack_text(text, packed))
            for _article, version, text, packed in rows.texts(self._database, articles)
        ]

    def store(self, version: VersionId, engine: str, found: Sequence[FoundMention]) -> int:
        """Keep what an engine found in one version; see store_many."""
        return self.store_many(engine, [(version, found)])

    def store_many(self, engine: str, results: Sequence[Found]) -> int:
        """Keep what one engine found; see keep."""
        return self.keep([Recognised(version, engine, None, list(found)) for version, found in results])

    def keep(self, results: Sequence[Recognised]) -> int:
        """Keep what engines found, in one transaction and no step; return how many mentions.

        What readers decided is laid over it. A result for a version that is gone or superseded meanwhile is
        passed over, and so is one with a problem. An article without a language gets the one it was read in.
        """
        by_version = {each.version: each for each in results if not each.problem}
        found = [(each.version, each.mentions) for each in by_version.values()]
        told: dict[ArticleId, str] = {}
        touched: set[ArticleId] = set()
        stored = 0
        with self._database.transaction():
            deriving = Deriving(self._core)
            for article, number, text in self._texts_of(found):
                result = by_version[number]
                deriving.take_found(article, number, text, engine=result.engine, found=result.mentions)
                rows.set_recognised(self._database, number, result.engine)
                told |= {article: result.language} if result.language else {}
                touched.add(article)
                stored += len(result.mentions)
            untold = {article for article, known in rows.languages(self._database, told).items() if not known}
            fill_languages(self._database, {article: told[article] for article in untold})
        self._core.tell(Change(articles=frozenset(untold), mentions=frozenset(touched)))
        return stored

    def differences(self, results: Sequence[Found]) -> list[Difference]:
        """Return what storing results would change, in the order of the texts; decisions stay."""
        deriving, by_version = Deriving(self._core), dict(results)
        return [
            Difference(line(article, text, span), was, now)
            for article, version, text in self._texts_of(results)
            for span, was, now in deriving.preview(article, version, text, by_version[version])
        ]

    def _texts_of(self, results: Sequence[Found]) -> list[tuple[ArticleId, VersionId, str]]:
        newest = {rows.newest_of(self._database, version): version for version, _found in results}
        articles = [article for article in newest if article is not None]
        return [
            (article, version, unpack_text(text, packed))
            for article, version, text, packed in rows.texts(self._database, articles)
        ]

    def kind_counts(self) -> dict[Kind, int]:
        """Return how many entities of each kind are named in the library."""
        return rows.kind_counts(self._database)

    def entities(self, *, kind: Kind | None = None, article: ArticleId | None = None) -> list[Entity]:
        """Return entities with their counts, most mentions first, then by name."""
        return rows.entities(self._database, kind=kind, article=article)

    def named(self, reference: str) -> list[EntityId]:
        """Return the entities of a name, one of each kind, or the one of a uid or its beginning.

        What was merged into another is that one.
        """
        of_kinds = (rows.of_key(self._database, entity_key(reference, kind), kind) for kind in Kind)
        found = list(dict.fromkeys(each for each in of_kinds if each is not None))
        if not found:
            with suppress(NotFoundError):
                return [self._core.resolve(reference, rows.by_prefix)]
        return found

    def name_of(self, entity: EntityId) -> str | None:
        """Return the name of an entity, None when it is gone."""
        return rows.name_of(self._database, entity)
