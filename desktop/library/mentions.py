"""Verbs on mentions and entities: what recognisers found, and the index over the library."""

from collections.abc import Sequence
from contextlib import suppress

from desktop.errors import NotFoundError
from desktop.library.core import Core
from desktop.model import ArticleId, Change, Entity, EntityId, FoundMention, Kind, Mention, VersionId
from desktop.storage import mentions as rows
from desktop.storage.texts import unpack_text
from desktop.text.names import entity_key, longer_names

Found = tuple[VersionId, Sequence[FoundMention]]
Known = dict[tuple[str, Kind], EntityId]
Placed = tuple[int, int, Kind, EntityId]


class Mentions:
    """The mentions of one open library."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database

    def of(self, article: ArticleId) -> list[Mention]:
        """Return the mentions in the newest version by start, longer first."""
        return rows.of_article(self._database, article)

    def totals(self, entity: EntityId) -> tuple[int, int]:
        """Return how often an entity is named in the library, and in how many articles."""
        return rows.totals(self._database, entity)

    def recognised_by(self, article: ArticleId) -> str | None:
        """Return the engine and version that looked at an article, None when none did."""
        return rows.recognised_by(self._database, article)

    def pending(self, engine: str) -> list[ArticleId]:
        """Return the articles that an engine has not looked at, newest first."""
        return rows.pending(self._database, engine)

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
        """Keep what an engine found, in one transaction and no step; return how many mentions.

        A result for a version that is gone or superseded meanwhile is passed over.
        """
        touched: set[ArticleId] = set()
        stored = 0
        known: Known = {}
        with self._database.transaction():
            for number, text in self._texts_of(results):
                found = dict(results)[number]
                placed = self._placed(text, found, known)
                rows.replace_found(self._database, number, engine, placed)
                stored += len(placed)
                article = rows.newest_of(self._database, number)
                touched.update([article] if article is not None else [])
        self._core.tell(Change(mentions=frozenset(touched)))
        return stored

    def _texts_of(self, results: Sequence[Found]) -> list[tuple[VersionId, str]]:
        newest = [rows.newest_of(self._database, version) for version, _found in results]
        wanted = {version for version, _found in results}
        texts = self.texts([article for article in newest if article is not None])
        return [(version, text) for version, text in texts if version in wanted]

    def _placed(self, text: str, found: Sequence[FoundMention], known: Known) -> list[Placed]:
        """Return what was found with the entities behind it, short names of persons with their longer one."""
        names: dict[tuple[str, Kind], str] = {}
        keys = []
        for each in found:
            name = " ".join(text[each.start : each.end].split())
            keys.append(key := entity_key(name, each.kind))
            names.setdefault((key, each.kind), name)
        longer = longer_names(key for key, kind in names if kind is Kind.PERSON)
        placed = []
        for each, key in zip(found, keys, strict=True):
            whole = (longer.get(key, key) if each.kind is Kind.PERSON else key, each.kind)
            if whole not in known:
                known[whole] = rows.entity(self._database, name=names[whole], kind=each.kind, key=whole[0])
            placed.append((each.start, each.end, each.kind, known[whole]))
        return placed

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
