"""Keeping the mentions of newest versions what follows from what engines found and readers decided."""

from collections import deque
from collections.abc import Iterable, Sequence
from functools import lru_cache

from desktop.library.core import Core
from desktop.model import PERSON, AnchorState, ArticleId, EntityId, FoundMention, Kind, Span, VersionId
from desktop.storage import decisions as rows
from desktop.storage import mentions, texts
from desktop.storage.decisions import Passed, Row
from desktop.storage.history import Image
from desktop.storage.identity import new_uid
from desktop.storage.texts import unpack_text
from desktop.text.anchors import make_anchor, move_anchors
from desktop.text.decisions import Decision, Outcome, Standing, decide
from desktop.text.honours import titles_of
from desktop.text.names import entity_key, entity_keys, longer_names

SURE = frozenset({AnchorState.EXACT, AnchorState.MOVED})
PART = 100  # articles whose texts are in memory at once

Finding = dict[FoundMention, tuple[str, str]]  # what was found, with its uid and the engine's name


class Deriving:
    """Lays decisions over what was found, article by article; runs inside one transaction."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database
        self._of_library = rows.of_library(core.database)
        self._entities: dict[tuple[str, Kind], EntityId] = {}

    def settle(self, articles: Iterable[ArticleId]) -> set[ArticleId]:
        """Bring the mentions of newest versions up to date; return the articles where any changed."""
        waiting = deque(dict.fromkeys(articles))
        touched = set()
        while waiting:
            part = [waiting.popleft() for _number in range(min(PART, len(waiting)))]
            for article, version, text, packed in mentions.texts(self._database, part):
                if self._settle_one(article, version, unpack_text(text, packed)):
                    touched.add(article)
        return touched

    def _settle_one(self, article: ArticleId, version: VersionId, text: str) -> bool:
        before = rows.standing(self._database, version)
        passed = rows.passed(self._database, version)
        return self._write(article, version, text, finding=_finding(before, passed), before=before)

    def take_found(
        self, article: ArticleId, version: VersionId, text: str, *, engine: str, found: Iterable[FoundMention]
    ) -> None:
        """Put what an engine found in the place of what was found before; what stays keeps its uid."""
        before = rows.standing(self._database, version)
        known = _finding(before, rows.passed(self._database, version))
        uids = {(each.start, each.end): uid for each, (uid, _source) in known.items()}
        finding = {
            each: (uids.pop((each.start, each.end), "") or new_uid(), each.source or engine) for each in found
        }
        self._write(article, version, text, finding=finding, before=before)

    def preview(
        self, article: ArticleId, version: VersionId, text: str, found: Iterable[FoundMention]
    ) -> list[tuple[Span, Kind | None, Kind | None]]:
        """Return where another finding would change what stands: a span, its kind now and its kind then."""
        before = {row.span: row.kind for row in rows.standing(self._database, version)}
        outcome = decide(text, found, self.decisions(article, version, text))
        after = {each.span: each.kind for each in outcome.standing}
        return [
            (span, before.get(span), after.get(span))
            for span in sorted(before.keys() | after.keys())
            if before.get(span) is not after.get(span)
        ]

    def _write(
        self, article: ArticleId, version: VersionId, text: str, *, finding: Finding, before: Sequence[Row]
    ) -> bool:
        outcome = decide(text, finding, self.decisions(article, version, text))
        uids = {row.span: row.uid for row in before if row.found_kind is None}
        behind = self._behind(text, outcome.standing)
        after = [
            self._row(each, entity, finding, uids, title=_title(text, each))
            for each, entity in zip(outcome.standing, behind, strict=True)
        ]
        rows.write_passed(self._database, version, _passed(text, outcome, finding))
        return rows.write(self._database, version, before=before, after=after)

    def decisions(self, article: ArticleId, version: VersionId, text: str) -> list[Decision]:
        """Return what holds in a text: for the library, the article, and places found again for sure."""
        own = rows.of_article(self._database, article)
        holding = [each for each in own if each.version in {None, version}]
        taken = {each.span for each in holding}
        older = {each.version for each in own if each.version is not None and each.version != version}
        for number in sorted(older, reverse=True):
            moved = self._moved([each for each in own if each.version == number], number, text)
            holding += [each for each in moved if each.span not in taken]
            taken |= {each.span for each in moved}
        return [*self._of_library, *holding]

    def _moved(self, decisions: Sequence[Decision], version: VersionId, text: str) -> list[Decision]:
        spans = tuple(each.span for each in decisions if each.span is not None)
        places = _places_in(texts.text_of(self._database, version), text, spans)
        return [
            Decision(each.uid, each.surface, each.kind, each.article, each.version, span)
            for each, span in zip(decisions, places, strict=True)
            if span is not None
        ]

    def _row(
        self,
        standing: Standing,
        entity: EntityId,
        finding: Finding,
        uids: dict[Span, str],
        *,
        title: str | None,
    ) -> Row:
        if standing.found is not None:
            uid, source = finding[standing.found]
        else:
            own = standing.decision.uid if standing.decision and standing.decision.span else None
            uid, source = own or uids.get(standing.span) or new_uid(), PERSON
        return Row(
            uid=uid,
            span=standing.span,
            kind=standing.kind,
            entity=entity,
            source=source,
            found_kind=None if standing.found is None else standing.found.kind,
            decided=standing.decision is not None,
            title=title,
        )

    def _behind(self, text: str, standing: Sequence[Standing]) -> list[EntityId]:
        """Return the entity behind each; a short name of a person has that of the longer one."""
        names: dict[tuple[str, Kind], str] = {}
        keys = []
        for each in standing:
            name = " ".join(text[each.span.start : each.span.end].split())
            keys.append((entity_key(name, each.kind), each.kind))
            names.setdefault(keys[-1], name)
        longer = longer_names(key for key, kind in names if kind is Kind.PERSON)
        whole = [(longer.get(key, key) if kind is Kind.PERSON else key, kind) for key, kind in keys]
        return [self._entity(names[each], *each) for each in whole]

    def _entity(self, name: str, key: str, kind: Kind) -> EntityId:
        if (key, kind) not in self._entities:
            self._entities[key, kind] = mentions.entity(self._database, name=name, kind=kind, key=key)
        return self._entities[key, kind]


def follow(core: Core, images: Sequence[Image], renewed: Iterable[ArticleId]) -> set[ArticleId]:
    """Bring mentions up to date after images were written; return the articles where any changed.

    ``renewed`` are articles that have another newest version now.
    """
    concerned = set(renewed)
    for image in images:
        if image.place == "decision":
            row = {**(image.before or {}), **(image.after or {})}
            if not {"article", "surface"} <= row.keys():
                row = core.recorder.read("decision", image.row) or row
            concerned |= reached(core, row.get("article"), str(row.get("surface", "")))
    return Deriving(core).settle(sorted(concerned)) if concerned else set()


def reached(core: Core, article: object, surface: str) -> set[ArticleId]:
    """Return the articles in which a decision may change a mention."""
    if isinstance(article, int):
        return {ArticleId(article)}
    return rows.articles_holding(core.database, surface, entity_keys(surface))


def _title(text: str, standing: Standing) -> str | None:
    return titles_of(text, standing.span) if standing.kind is Kind.PERSON else None


def _finding(standing: Iterable[Row], passed: Iterable[Passed]) -> Finding:
    """Return what engines found, whether it stands or not."""
    found = {
        FoundMention(row.span.start, row.span.end, row.found_kind): (row.uid, row.source)
        for row in standing
        if row.found_kind is not None
    }
    for each in passed:
        found[FoundMention(each.span.start, each.span.end, each.kind)] = (each.uid, each.source)
    return found


def _passed(text: str, outcome: Outcome, finding: Finding) -> list[Passed]:
    passed = []
    for each in outcome.passed:
        uid, source = finding[each]
        key = entity_key(text[each.start : each.end])
        passed.append(Passed(uid, Span(each.start, each.end), each.kind, source, key))
    return passed


@lru_cache(maxsize=4)
def _places_in(old: str, new: str, spans: tuple[Span, ...]) -> list[Span | None]:
    """Return where places of one text lie in another, None for each that is not found for sure."""
    moved = move_anchors(old, new, [make_anchor(old, span) for span in spans])
    return [Span(each.start, each.end) if each.state in SURE else None for each in moved]
