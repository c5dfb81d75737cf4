"""Reviewing places that are no more than guesses: which they are, and what a person makes of them.

What is placed by a person is exact from then on; a note kept without a place is asked about again only in
the article's next version.
"""

from collections.abc import Sequence
from dataclasses import replace

from desktop.errors import NotFoundError, UsageError
from desktop.library import anchoring
from desktop.library.core import Core
from desktop.model import (
    Anchor,
    AnchorState,
    Annotation,
    AnnotationId,
    ArticleId,
    Change,
    Doubt,
    Span,
    Version,
)
from desktop.storage import annotations as rows
from desktop.storage import doubts, search, texts
from desktop.text.anchors import make_anchor
from desktop.translation import _


def doubtful(core: Core, article: ArticleId | None = None) -> list[Doubt]:
    """Return the annotations whose place in the newest version is a guess or lost, in the order of reading.

    Articles in the bin are left out unless one is named.
    """
    return _doubts(core, doubts.ids(core.database, article))


def doubt(core: Core, annotation: AnnotationId) -> Doubt | None:
    """Return what one annotation marked when it was last found, whatever is thought of its place now.

    None for one that has no place in any version.
    """
    return next(iter(_doubts(core, [annotation])), None)


def _doubts(core: Core, ids: Sequence[AnnotationId]) -> list[Doubt]:
    annotations, anchors = rows.by_ids(core.database, ids), doubts.anchors(core.database, ids)
    found = []
    for number in ids:
        if number in annotations and number in anchors:
            version = anchoring.latest_found(anchors[number])
            found.append(Doubt(annotations[number], anchors[number][version], version))
    return found


def place(core: Core, annotation: Annotation, span: Span, *, label: str = "") -> None:
    """Put an annotation where a person says it lies in the newest version; raises UsageError."""
    version = _newest(core, annotation)
    anchor = anchor_of(version.text, span)
    _write(core, annotation, version, anchor, settled=False, label=label or _("Place note"))


def accept(core: Core, annotation: Annotation) -> None:
    """Take the place that was guessed for the right one; raises UsageError where there is none."""
    anchor = annotation.anchor
    if anchor is None or anchor.start == anchor.end:
        raise UsageError(_("This note has no place that could be right."), remedy=_("Choose a place for it."))
    place(core, annotation, Span(anchor.start, anchor.end))


def keep_unplaced(core: Core, annotation: Annotation) -> None:
    """Keep an annotation without a place in the newest version, with the words it once marked."""
    version = _newest(core, annotation)
    anchors = doubts.anchors(core.database, [annotation.id])[annotation.id]
    marked = anchors[anchoring.latest_found(anchors)]
    start = anchors[version.id].start if version.id in anchors else min(marked.start, len(version.text))
    orphan = replace(marked, start=start, end=start, state=AnchorState.ORPHAN)
    _write(core, annotation, version, orphan, settled=True, label=_("Keep note without a place"))


def anchor_of(text: str, span: Span) -> Anchor:
    """Return the anchor of a span; raises UsageError for one that does not lie in the text."""
    if not 0 <= span.start < span.end <= len(text):
        raise UsageError(
            _("{start} to {end} does not lie in the text, which has {length} characters.").format(
                start=span.start, end=span.end, length=len(text)
            ),
            remedy=_("Choose a start before the end, both within the text."),
        )
    return make_anchor(text, span)


def _newest(core: Core, annotation: Annotation) -> Version:
    version = texts.newest(core.database, annotation.article)
    if version is None:
        raise NotFoundError(_("This article is not in the library."), remedy=_("Choose another."))
    if annotation.anchor is None:
        raise UsageError(
            _("This note lies on the whole article and has no place."), remedy=_("Choose another note.")
        )
    return version


def _write(
    core: Core, annotation: Annotation, version: Version, anchor: Anchor, *, settled: bool, label: str
) -> None:
    recorder = core.recorder
    values = {**rows.anchor_values(annotation.id, version.id, anchor), "settled": int(settled)}
    with core.step(label), search.kept_in_step(core.database, articles=[], notes=[annotation.id]):
        row = doubts.anchor_row(core.database, annotation.id, version.id)
        if row is None:
            recorder.insert("anchor", values)
        elif not recorder.update("anchor", row, values):
            return
        recorder.update("annotation", annotation.id, {"modified": core.database.now()})
        core.tell(Change(annotations=frozenset([annotation.id]), articles=frozenset([annotation.article])))
