"""Keeping every annotation of an article placed in its newest version."""

from desktop.library.core import Core
from desktop.model import Anchor, AnchorState, AnnotationId, ArticleId, VersionId
from desktop.storage import annotations as rows
from desktop.storage import texts
from desktop.text.anchors import find_again

GUESSED = frozenset({AnchorState.UNCERTAIN, AnchorState.ORPHAN})


def settle(core: Core, article: ArticleId) -> int:
    """Give annotations without a place in the newest version one, from the latest that is no guess.

    Runs inside a step or an undo. Returns how many annotations have anchors.
    """
    anchored = rows.anchors_by_annotation(core.database, article)
    version = texts.newest_id(core.database, article)
    homeless = [number for number, anchors in anchored.items() if version not in anchors]
    newest = texts.newest(core.database, article) if homeless else None
    if newest is not None:
        for annotation in homeless:
            latest = _latest_found(anchored[annotation])
            _insert(core, annotation, newest.id, find_again(latest, newest.text))
    return len(anchored)


def _insert(core: Core, annotation: AnnotationId, version: VersionId, anchor: Anchor) -> None:
    """Keep a place: as part of a step, so that it comes back under the same id; undo makes no step."""
    if core.recorder.writing:
        core.recorder.insert("anchor", rows.anchor_values(annotation, version, anchor))
    else:
        rows.insert_anchor(core.database, annotation, version, anchor)


def _latest_found(anchors: dict[VersionId, Anchor]) -> Anchor:
    """Return the newest anchor that was found, not guessed: a guess has lost what the reader marked."""
    newest_first = sorted(anchors, reverse=True)
    found = (anchors[version] for version in newest_first if anchors[version].state not in GUESSED)
    return next(found, anchors[newest_first[0]])
