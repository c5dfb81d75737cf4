"""Keeping every annotation of an article placed in its newest version."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.library.core import Core
from desktop.model import Anchor, AnchorState, AnnotationId, ArticleId, VersionId
from desktop.storage import annotations as rows
from desktop.storage import texts
from desktop.text.anchors import move_anchors

GUESSED = frozenset({AnchorState.UNCERTAIN, AnchorState.ORPHAN})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an annotation was last found, not guessed: its place in one version."""

    annotation: AnnotationId
    version: VersionId
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Move:
    """The places of an article's annotations on their way to another text: plain values, for a worker.

    ``olds`` has the text of each version that an origin lies in.
    """

    text: str
    olds: Mapping[VersionId, str]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Where each origin lies in a new text."""

    text: str
    places: Mapping[Origin, Anchor]


@dataclass(frozen=True, slots=True)
class Settled:
    """How many annotations have a place of any kind, and what became of those that were moved."""

    anchored: int = 0
    found: int = 0
    doubtful: int = 0


def settle(core: Core, article: ArticleId, *, moved: Moved | None = None) -> Settled:
    """Give annotations without a place in the newest version one, from the latest that is no guess.

    Runs inside a step, whose images hold the places too, or inside an undo. ``moved`` are places that
    were computed elsewhere; what it lacks is computed here.
    """
    anchored = rows.anchors_by_annotation(core.database, article)
    version = texts.newest_id(core.database, article)
    homeless = [
        _origin(annotation, anchors) for annotation, anchors in anchored.items() if version not in anchors
    ]
    newest = texts.newest(core.database, article) if homeless else None
    if newest is None:
        return Settled(len(anchored))
    known = moved.places if moved is not None and moved.text == newest.text else {}
    missing = [origin for origin in homeless if origin not in known]
    places = {**known, **move(_move(core, newest.text, missing)).places} if missing else known
    for origin in homeless:
        _insert(core, origin.annotation, newest.id, places[origin])
    doubtful = doubtful_among(places[origin] for origin in homeless)
    return Settled(len(anchored), len(homeless) - doubtful, doubtful)


def plan(core: Core, article: ArticleId, text: str) -> Move:
    """Return what has to be moved for a text to become an article's newest version."""
    anchored = rows.anchors_by_annotation(core.database, article)
    return _move(core, text, [_origin(annotation, anchors) for annotation, anchors in anchored.items()])


def move(planned: Move) -> Moved:
    """Find each origin again in the new text. Pure: runs in a worker where texts are long."""
    places: dict[Origin, Anchor] = {}
    for version, old in planned.olds.items():
        origins = [origin for origin in planned.origins if origin.version == version]
        found = move_anchors(old, planned.text, [origin.anchor for origin in origins])
        places.update(zip(origins, found, strict=True))
    return Moved(planned.text, places)


def move_each(planned: Sequence[Move]) -> list[Moved]:
    """Do several moves: what a worker is given."""
    return [move(each) for each in planned]


def doubtful_among(places: Iterable[Anchor]) -> int:
    """Count the places that are to be reviewed."""
    return sum(place.state in GUESSED for place in places)


def latest_found(anchors: Mapping[VersionId, Anchor]) -> VersionId:
    """Return the newest version where an annotation was found, not guessed: a guess has lost the words.

    Where it was never found, it is the newest there is.
    """
    newest_first = sorted(anchors, reverse=True)
    found = (version for version in newest_first if anchors[version].state not in GUESSED)
    return next(found, newest_first[0])


def _origin(annotation: AnnotationId, anchors: Mapping[VersionId, Anchor]) -> Origin:
    version = latest_found(anchors)
    return Origin(annotation, version, anchors[version])


def _move(core: Core, text: str, origins: Sequence[Origin]) -> Move:
    versions = dict.fromkeys(origin.version for origin in origins)
    olds = {version.id: version.text for each in versions if (version := texts.get(core.database, each))}
    return Move(text, olds, tuple(origins))


def _insert(core: Core, annotation: AnnotationId, version: VersionId, anchor: Anchor) -> None:
    """Keep a place: as part of a step, so that it comes back under the same id; undo makes no step."""
    if core.recorder.writing:
        core.recorder.insert("anchor", rows.anchor_values(annotation, version, anchor))
    else:
        rows.insert_anchor(core.database, annotation, version, anchor)
