"""Keeping every annotation of an article placed in its newest version."""

from desktop.library.core import Core
from desktop.model import Anchor, AnchorState, ArticleId, VersionId
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
            rows.insert_anchor(core.database, annotation, newest.id, find_again(latest, newest.text))
    return len(anchored)


def _latest_found(anchors: dict[VersionId, Anchor]) -> Anchor:
    """Return the newest anchor that was found, not guessed: a guess has lost what the reader marked."""
    newest_first = sorted(anchors, reverse=True)
    found = (anchors[version] for version in newest_first if anchors[version].state not in GUESSED)
    return next(found, anchors[newest_first[0]])
