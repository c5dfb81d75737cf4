"""Which notes are looked for: conditions joined by and, or and not, as values that any storage can answer.

A condition is a frozen record of bare values, so that a filter can be kept as JSON with a library and be
compared. Only notes of articles that are not in the bin answer any filter, and memos.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from desktop.model import AnchorState, ArticleId, EntityId, NoteKind, TagId


@dataclass(frozen=True, slots=True)
class Tagged:
    """Carries a tag, or with ``below`` one under it."""

    tag: TagId
    below: bool = True


@dataclass(frozen=True, slots=True)
class Untagged:
    """Carries no tag."""


@dataclass(frozen=True, slots=True)
class OfKind:
    """Lies on a passage, an article, a tag, an entity, or on nothing."""

    kind: NoteKind


@dataclass(frozen=True, slots=True)
class Saying:
    """Says this in its note, its title or the words it quotes; see text.query for how words are meant."""

    query: str


@dataclass(frozen=True, slots=True)
class OfArticle:
    """Lies in an article."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class FromSource:
    """Lies in an article of this source, exactly as it is written there."""

    source: str


@dataclass(frozen=True, slots=True)
class ArticleDated:
    """Lies in an article of these days, both included; a date that is known less closely may lie in them.

    ``first`` and ``last`` are YYYY, YYYY-MM or YYYY-MM-DD, "" for no bound.
    """

    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class NoteDated:
    """Was begun in these days (in UTC), both included; as ArticleDated."""

    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """Marks a passage that touches a mention of an entity.

    A note on a whole article answers when the article names the entity, a memo when it lies on it.
    """

    entity: EntityId


@dataclass(frozen=True, slots=True)
class WrittenBy:
    """Was begun by this person, as the settings named them; "" is nobody."""

    by: str


@dataclass(frozen=True, slots=True)
class InState:
    """Sits as surely in its text; a note without a place in a text is always where it was put: exact."""

    state: AnchorState


Condition = (
    Tagged
    | Untagged
    | OfKind
    | Saying
    | OfArticle
    | FromSource
    | ArticleDated
    | NoteDated
    | Naming
    | WrittenBy
    | InState
)


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; of no part: every note."""

    parts: "tuple[NoteFilter, ...]" = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; of no part: no note."""

    parts: "tuple[NoteFilter, ...]" = ()


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "NoteFilter"


NoteFilter = Condition | AllOf | AnyOf | Not
EVERY_NOTE = AllOf()

_NAMES: Mapping[str, type[Condition]] = {
    "tagged": Tagged,
    "untagged": Untagged,
    "kind": OfKind,
    "saying": Saying,
    "article": OfArticle,
    "source": FromSource,
    "article_dated": ArticleDated,
    "note_dated": NoteDated,
    "naming": Naming,
    "by": WrittenBy,
    "state": InState,
}


class NoteOrder(StrEnum):
    """In which order notes stand."""

    TEXT = "text"
    NEWEST = "newest"
    DATE = "date"
    SOURCE = "source"
    TAG = "tag"


class NoteGroup(StrEnum):
    """What notes are put together by; a note with several tags stands under each of them."""

    NONE = "none"
    ARTICLE = "article"
    TAG = "tag"
    SOURCE = "source"
    KIND = "kind"
    AUTHOR = "author"
    STATE = "state"
    ARTICLE_MONTH = "article_month"
    NOTE_MONTH = "note_month"


@dataclass(frozen=True, slots=True)
class Link:
    """One condition in a row of them, as a reader puts them side by side.

    ``other`` makes it another way to answer the one before it ("or"); else it must hold as well ("and").
    """

    condition: Condition
    other: bool = False
    negated: bool = False


def joined(links: "tuple[Link, ...]") -> NoteFilter:
    """Return the filter of a row of conditions: "or" binds closer, so that A or B, C is (A or B) and C."""
    ways: list[list[NoteFilter]] = []
    for link in links:
        part: NoteFilter = Not(link.condition) if link.negated else link.condition
        if link.other and ways:
            ways[-1].append(part)
        else:
            ways.append([part])
    return AllOf(tuple(way[0] if len(way) == 1 else AnyOf(tuple(way)) for way in ways))


def to_values(link: Link) -> dict[str, object]:
    """Return a condition of a row as JSON values."""
    name = next(name for name, made in _NAMES.items() if isinstance(link.condition, made))
    return {"condition": name, "or": link.other, "not": link.negated, **asdict(link.condition)}


def from_values(values: object) -> Link | None:
    """Return the condition that JSON values name, None for anything that is none."""
    if not isinstance(values, Mapping):
        return None
    made = _NAMES.get(str(values.get("condition")))
    fields = {str(key): value for key, value in values.items() if key not in {"condition", "or", "not"}}
    try:
        condition = _condition(made, fields) if made is not None else None
    except (KeyError, TypeError, ValueError):
        return None
    if condition is None:
        return None
    return Link(condition, other=values.get("or") is True, negated=values.get("not") is True)


def _condition(made: type[Condition], fields: Mapping[str, object]) -> Condition:
    """Make a condition of its fields; raises KeyError, TypeError and ValueError for those of no condition."""
    if made is OfKind:
        return OfKind(NoteKind(str(fields["kind"])))
    if made is InState:
        return InState(AnchorState(str(fields["state"])))
    condition = made(**fields)  # type: ignore[arg-type]  # which fields there are is seen here
    if not all(isinstance(value, (str, int)) for value in fields.values()):
        raise TypeError(made)
    return condition
