"""Verbs on entities: which are the same, what each is called and of which kind, what is not suggested.

All of them are steps on the rows of entities; what was found in the texts stays as it was found, so that
each can be taken back whatever was recognised meanwhile.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from desktop.errors import NotFoundError, UsageError
from desktop.library.core import Core
from desktop.library.kind_names import KIND_NAMES
from desktop.model import ArticleId, Change, EntityId, Kind, Span
from desktop.storage import entities as rows
from desktop.storage import mentions
from desktop.storage.identity import new_uid
from desktop.text.entity_records import IndexedEntity, KnownEntity, Suggestion
from desktop.text.names import entity_key
from desktop.text.normalise import storable
from desktop.translation import _, ngettext

LONGEST_NAME = 300
NAMED_IN_LABEL = 3  # names that a label holds; of more it holds the number
IDENTIFIERS = {
    "wikidata": re.compile(r"Q[1-9]\d*"),
    "geonames": re.compile(r"[1-9]\d*|none"),
    "iso3166": re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}"),
}


class Entities:
    """The entities of one open library, each with all that was merged into it."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database

    def index(self) -> list[IndexedEntity]:
        """Return all entities named outside the bin, most mentions first, with counts and dates."""
        return rows.index(self._database)

    def get(self, entity: EntityId) -> KnownEntity:
        """Return what is known of an entity, of its root where it was merged; raises NotFoundError."""
        row = rows.one(self._database, entity)
        if row is None:
            raise NotFoundError(_("This entity is not in the library."))
        number = EntityId(int(str(row["id"])))
        found_kind = Kind(str(row["kind"]))
        return KnownEntity(
            id=number,
            uid=str(row["uid"]),
            name=str(row["name"]),
            kind=Kind(str(row["retyped"])) if row["retyped"] else found_kind,
            found_kind=found_kind,
            aliases=tuple(rows.aliases(self._database, number)),
            identifiers=json.loads(str(row["identifiers"])),
            titles=tuple(rows.titles(self._database, number)),
        )

    def titles(self) -> dict[EntityId, list[str]]:
        """Return the titles of every person that has any, the most frequent first."""
        return rows.all_titles(self._database)

    def find(self, reference: str) -> KnownEntity:
        """Return the entity of a uid, its beginning, or a name that one alone has; raises NotFoundError."""
        with suppress(NotFoundError):
            return self.get(self._core.resolve(reference, mentions.by_prefix))
        keys = ((entity_key(reference, kind), kind) for kind in Kind)
        found = {mentions.of_key(self._database, key, kind) for key, kind in keys} - {None}
        if len(found) > 1:
            raise NotFoundError(
                _("Several entities are called “{name}”.").format(name=reference),
                remedy=_("Give the id of one; “scholiast entities” lists them with --json."),
            )
        for each in found:
            if each is not None:
                return self.get(each)
        raise NotFoundError(
            _("There is no entity “{name}”.").format(name=reference),
            remedy=_("“scholiast entities” lists the ones there are."),
        )

    def mentioned(self, entity: EntityId) -> Iterator[tuple[ArticleId, str, str | None, Span]]:
        """Yield where an entity is named outside the bin: article, its uid and date, span; oldest first."""
        return rows.mentioned(self._database, entity)

    def merge(self, sources: Iterable[EntityId], into: EntityId) -> KnownEntity:
        """Let entities, with all merged into them before, be the same as another, as one step."""
        kept = self.get(into)
        roots = [self.get(each) for each in dict.fromkeys(sources)]
        merged = list({each.id: each for each in roots if each.id != kept.id}.values())
        if not merged:
            raise UsageError(
                _("There is nothing to merge."), remedy=_("Choose two entities that are not the same yet.")
            )
        label = _("Merge {entities} into “{entity}”").format(entities=_listed(merged), entity=kept.name)
        with self._core.step(label):
            for root in merged:
                for member in rows.members(self._database, root.id):
                    self._update(member, {"same_as": kept.id})
            self._core.tell(Change(entities=True))
        return self.get(kept.id)

    def split(self, aliases: Iterable[EntityId]) -> None:
        """Take entities out again of what they were merged into, as one step; raises UsageError."""
        chosen = list(dict.fromkeys(aliases))
        known = [self.get(alias) for alias in chosen]
        if not chosen or any(each.id == alias for each, alias in zip(known, chosen, strict=True)):
            raise UsageError(
                _("Only a name that was merged into an entity can be taken out of it."),
                remedy=_("Choose one of its other names."),
            )
        names = _quoted(rows.own_names(self._database, chosen))
        label = _("Take {aliases} out of “{entity}”").format(aliases=names, entity=known[0].name)
        with self._core.step(label):
            for alias in chosen:
                self._update(alias, {"same_as": None})
            self._core.tell(Change(entities=True))

    def rename(self, entity: EntityId, name: str) -> KnownEntity:
        """Call an entity otherwise; the names in the texts lead to it as before."""
        known, clean = self.get(entity), " ".join(storable(name).split())
        if not clean or len(clean) > LONGEST_NAME:
            raise UsageError(
                _("An entity's name has between 1 and {count} characters.").format(count=LONGEST_NAME),
                remedy=_("Choose another name."),
            )
        with self._core.step(_("Rename “{entity}” to “{name}”").format(entity=known.name, name=clean)):
            self._update(known.id, {"name": clean})
            self._core.tell(Change(entities=True))
        return self.get(known.id)

    def retype(self, entities: Iterable[EntityId], kind: Kind) -> None:
        """Give entities another kind, as one step; the kind each was found as is kept beside it."""
        known = list({each.id: each for each in map(self.get, entities)}.values())
        label = _("Make {entities} of the kind {kind}").format(entities=_listed(known), kind=KIND_NAMES[kind])
        with self._core.step(label):
            for each in known:
                self._update(each.id, {"retyped": None if each.found_kind is kind else kind.value})
            self._core.tell(Change(entities=True))

    def identify(self, entity: EntityId, identifiers: Mapping[str, str]) -> KnownEntity:
        """Set an entity's ids elsewhere, those that are given; an empty one takes it away."""
        known = self.get(entity)
        changed = dict(known.identifiers)
        for source, written in identifiers.items():
            changed[source] = _checked_identifier(source, written)
        kept = {source: changed[source] for source in sorted(changed) if changed[source]}
        with self._core.step(_("Set the identifiers of “{entity}”").format(entity=known.name)):
            self._update(known.id, {"identifiers": json.dumps(kept)})
            self._core.tell(Change(entities=True))
        return self.get(known.id)

    def dismiss(self, entity: EntityId, other: EntityId | None = None) -> None:
        """Never suggest again that two are the same, or, without another, that one is the same as any."""
        one, two = self.get(entity), None if other is None else self.get(other)
        if two is None:
            label = _("Suggest nothing for “{entity}”").format(entity=one.name)
        else:
            label = _("“{entity}” is not “{other}”").format(entity=one.name, other=two.name)
        first, second = (one.id, None) if two is None else sorted((one.id, two.id))
        if first == second or rows.dismissed(self._database, EntityId(first), second and EntityId(second)):
            return
        now = self._database.now()
        values = {
            "uid": new_uid(), "entity": first, "other": second, "created_by": self._database.by,
            "created": now, "modified": now,
        }  # fmt: skip
        with self._core.step(label):
            self._core.recorder.insert("dismissal", values)
            self._core.tell(Change(entities=True))

    def names(self) -> list[tuple[int, int, str, str, str]]:
        """Return each name in the library: id, id of its root, name, key, kind; for text.suggestions."""
        return rows.names(self._database)

    def standing(self, suggested: Iterable[tuple[int, int, float, str]]) -> list[Suggestion]:
        """Return what was suggested without what is the same already, gone, or was put aside."""
        dismissals = rows.dismissals(self._database)
        silent = {one for one, other in dismissals if other is None}
        pairs = {frozenset((one, other)) for one, other in dismissals if other is not None}
        found = list(suggested)
        roots = rows.roots(
            self._database, [number for one, other, *_rest in found for number in (one, other)]
        )
        kept: dict[frozenset[EntityId], Suggestion] = {}
        for one, other, score, why in found:
            a, b = roots.get(one), roots.get(other)
            if a is None or b is None or a == b or {a, b} & silent or frozenset((a, b)) in pairs:
                continue
            pair = frozenset((a, b))
            if pair not in kept or kept[pair].score < score:
                kept[pair] = Suggestion(a, b, score, why)
        return sorted(kept.values(), key=_likeliest)

    def _update(self, entity: EntityId, values: Mapping[str, object]) -> None:
        if self._core.recorder.update("entity", entity, values):
            self._core.recorder.update("entity", entity, {"modified": self._database.now()})


def _likeliest(suggestion: Suggestion) -> tuple[float, int, int]:
    return -suggestion.score, suggestion.a, suggestion.b


def _listed(entities: Sequence[KnownEntity]) -> str:
    return _quoted([each.name for each in entities])


def _quoted(names: Sequence[str]) -> str:
    if len(names) > NAMED_IN_LABEL:
        return ngettext("{count} entity", "{count} entities", len(names)).format(count=len(names))
    return ", ".join(f"“{name}”" for name in names)


def _checked_identifier(source: str, written: str) -> str:
    pattern, clean = IDENTIFIERS.get(source), written.strip()
    if pattern is None:
        raise UsageError(
            _("There are no identifiers of “{source}”.").format(source=source),
            remedy=_("Those of wikidata, geonames and iso3166 can be kept."),
        )
    if clean and not pattern.fullmatch(clean):
        raise UsageError(
            _("“{id}” is no identifier of {source}.").format(id=clean, source=source),
            remedy=_(
                "One of Wikidata is like Q90, of GeoNames a number or “none”, of ISO 3166-2 like IN-MH."
            ),
        )
    return clean
