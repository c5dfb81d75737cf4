"""Keeping every annotation of an article placed in its newest version."""

from desktop.library.core import Core
from desktop.model import ArticleId
from desktop.storage import annotations as rows
from desktop.storage import texts
from desktop.text.anchors import find_again


def settle(core: Core, article: ArticleId) -> int:
    """Give annotations without a place in the newest version one, from their latest anchor.

    Runs inside a step or an undo. Returns how many annotations have anchors.
    """
    newest = texts.newest(core.database, article)
    if newest is None:
        return 0
    anchored = rows.anchors_by_annotation(core.database, article)
    for annotation, anchors in anchored.items():
        if newest.id not in anchors:
            latest = anchors[max(anchors)]
            rows.insert_anchor(core.database, annotation, newest.id, find_again(latest, newest.text))
    return len(anchored)
