"""Taking steps back and doing them again, across restarts, from the images in the history."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from desktop.errors import NotFoundError
from desktop.library import anchoring, deciding
from desktop.library.core import Core, merged
from desktop.library.drafting import keep_all_drafts, keep_drafts
from desktop.model import AnnotationId, ArticleId, Change, Step, StepId
from desktop.storage import annotations, history, search
from desktop.storage.history import Image
from desktop.translation import _, ngettext

INDEXED = frozenset({"title", "version"})


def undo(core: Core) -> Step:
    """Take back the newest step that is done; raises NotFoundError when none is left."""
    step = history.last_done(core.database)
    if step is None:
        raise NotFoundError(_("There is nothing to undo."))
    images = [image.reversed() for image in _backwards(core, step)]
    if keep_typed(core, images):
        return undo(core)  # what was being typed there is a step by now, and the newest one
    _write(core, step, images, undone=True)
    return step


def redo(core: Core) -> Step:
    """Do the oldest undone step again; raises NotFoundError when none is left."""
    step = history.first_undone(core.database)
    if step is None:
        raise NotFoundError(_("There is nothing to redo."))
    images = history.images(core.database, step.id)
    if keep_typed(core, images):
        return redo(core)
    _write(core, step, images, undone=False)
    return step


def keep_typed(core: Core, images: Sequence[Image]) -> bool:
    """Make the drafts of annotations that images take away their notes; return whether any waited."""
    gone = [AnnotationId(each.row) for each in images if each.place == "annotation" and each.after is None]
    return bool(gone) and keep_drafts(core, gone)


def undo_to(core: Core, step: StepId) -> int:
    """Take back every step that is done, from the newest to this one, at once; return how many.

    Raises NotFoundError when it is not done.
    """
    keep_all_drafts(core)
    changes: list[Change] = []
    with core.database.transaction(), core.held(changes):
        while (newest := history.last_done(core.database)) is not None and newest.id >= step:
            _write(core, newest, [image.reversed() for image in _backwards(core, newest)], undone=True)
    label = ngettext("Undone: {count} step", "Undone: {count} steps", len(changes))
    return _tell_all(core, changes, label.format(count=len(changes)))


def redo_to(core: Core, step: StepId) -> int:
    """Do every undone step again, from the oldest to this one, at once; return how many.

    Raises NotFoundError when it is not undone.
    """
    keep_all_drafts(core)
    changes: list[Change] = []
    with core.database.transaction(), core.held(changes):
        while (oldest := history.first_undone(core.database)) is not None and oldest.id <= step:
            _write(core, oldest, history.images(core.database, oldest.id), undone=False)
    label = ngettext("Done again: {count} step", "Done again: {count} steps", len(changes))
    return _tell_all(core, changes, label.format(count=len(changes)))


def _tell_all(core: Core, changes: Sequence[Change], label: str) -> int:
    if not changes:
        raise NotFoundError(_("No step leads there."), remedy=_("Choose another."))
    core.tell(replace(merged(changes), label=label))
    return len(changes)


def _backwards(core: Core, step: Step) -> list[Image]:
    return history.images(core.database, step.id)[::-1]


def _write(core: Core, step: Step, images: Sequence[Image], *, undone: bool) -> None:
    with core.database.transaction():
        with followed(core, images) as touched:
            for image in images:
                history.apply(core.database, image)
        history.mark(core.database, step.id, undone=undone)
    label = _("Undone: {step}") if undone else _("Done again: {step}")
    core.tell(replace(change_of(images, touched), label=label.format(step=step.label)))


@dataclass(frozen=True, slots=True)
class Touched:
    """The annotations that images concern, the articles these lie in, and those whose mentions changed."""

    annotations: frozenset[AnnotationId]
    articles: set[ArticleId]
    mentions: set[ArticleId] = field(default_factory=set)


@contextmanager
def followed(core: Core, images: Sequence[Image]) -> Iterator[Touched]:
    """Keep the index, the places of annotations and the mentions right while a block writes images.

    Runs inside a transaction. Yields what is touched, its articles complete after the block.
    """
    database = core.database
    noted = frozenset((*_annotations_in(images), *annotations.of_anchors(database, _moved_anchors(images))))
    database.defer_foreign_keys()
    touched = Touched(noted, annotations.articles_of(database, noted))
    placed = annotations.ids_of_articles(database, _versioned(images))
    with search.kept_in_step(database, articles=_indexed(images), notes={*noted, *placed}):
        yield touched
        touched.articles.update(annotations.articles_of(database, noted))
        for article in touched.articles | _versioned(images):
            anchoring.settle(core, article)
    touched.mentions.update(deciding.follow(core, images, _versioned(images)))


def change_of(images: Sequence[Image], touched: Touched) -> Change:
    """Return what writing images touched."""
    listed = {ArticleId(row) for row in _rows(images, "article")}
    noted = touched.annotations
    return Change(
        listing=bool(listed),
        articles=frozenset(listed | touched.articles),
        annotations=noted,
        mentions=frozenset(_versioned(images) | touched.mentions),
        tags=any(image.place in {"tag", "annotation_tag"} for image in images) or bool(noted),
        entities=any(image.place in {"entity", "dismissal"} for image in images),
    )


def _rows(images: Iterable[Image], place: str) -> list[int]:
    return list(dict.fromkeys(image.row for image in images if image.place == place))


def _indexed(images: Iterable[Image]) -> list[int]:
    return list(
        dict.fromkeys(
            image.row
            for image in images
            if image.place == "article" and INDEXED & {*(image.before or ()), *(image.after or ())}
        )
    )


def _versioned(images: Iterable[Image]) -> set[ArticleId]:
    return {
        ArticleId(image.row)
        for image in images
        if image.place == "article" and "version" in (image.after or ())
    }


def _moved_anchors(images: Iterable[Image]) -> list[int]:
    """Return the anchors that were changed: their images hold what changed and not whose they are."""
    return [image.row for image in images if image.place == "anchor" and image.before and image.after]


def _annotations_in(images: Iterable[Image]) -> Iterable[AnnotationId]:
    for image in images:
        if image.place == "annotation":
            yield AnnotationId(image.row)
        elif image.place in {"anchor", "annotation_tag"}:
            row = image.before or image.after or {}
            if isinstance(number := row.get("annotation"), int):
                yield AnnotationId(number)
