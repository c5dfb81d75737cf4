"""Taking steps back and doing them again, across restarts, from the images in the history."""

from collections.abc import Iterable, Sequence

from desktop.errors import NotFoundError
from desktop.library import anchoring
from desktop.library.core import Core
from desktop.library.drafting import keep_drafts
from desktop.model import AnnotationId, ArticleId, Change, Step
from desktop.storage import annotations, history, search
from desktop.storage.history import Image
from desktop.translation import _

INDEXED = frozenset({"title", "version"})


def undo(core: Core) -> Step:
    """Take back the newest step that is done; raises NotFoundError when none is left."""
    step = history.last_done(core.database)
    if step is None:
        raise NotFoundError(_("There is nothing to undo."))
    images = [image.reversed() for image in reversed(history.images(core.database, step.id))]
    if _keep_drafts(core, images):
        return undo(core)  # what was being typed there is a step by now, and the newest one
    _write(core, step, images, undone=True)
    return step


def redo(core: Core) -> Step:
    """Do the oldest undone step again; raises NotFoundError when none is left."""
    step = history.first_undone(core.database)
    if step is None:
        raise NotFoundError(_("There is nothing to redo."))
    images = history.images(core.database, step.id)
    if _keep_drafts(core, images):
        return redo(core)
    _write(core, step, images, undone=False)
    return step


def _keep_drafts(core: Core, images: Sequence[Image]) -> bool:
    """Make the drafts of annotations that images take away their notes; return whether any waited."""
    gone = [AnnotationId(each.row) for each in images if each.place == "annotation" and each.after is None]
    return bool(gone) and keep_drafts(core, gone)


def _write(core: Core, step: Step, images: Sequence[Image], *, undone: bool) -> None:
    database = core.database
    noted = set(_annotations_in(images))
    with database.transaction():
        database.defer_foreign_keys()
        articles = annotations.articles_of(database, noted)
        placed = annotations.ids_of_articles(database, _versioned(images))
        with search.kept_in_step(database, articles=_indexed(images), notes={*noted, *placed}):
            for image in images:
                history.apply(database, image)
            articles |= annotations.articles_of(database, noted)
            for article in articles | _versioned(images):
                anchoring.settle(core, article)
        history.mark(database, step.id, undone=undone)
    core.tell(_change(step, images, articles=articles, noted=noted, undone=undone))


def _change(
    step: Step, images: Sequence[Image], *, articles: set[ArticleId], noted: set[AnnotationId], undone: bool
) -> Change:
    listed = {ArticleId(row) for row in _rows(images, "article")}
    label = _("Undone: {step}") if undone else _("Done again: {step}")
    return Change(
        label=label.format(step=step.label),
        listing=bool(listed),
        articles=frozenset(listed | articles),
        annotations=frozenset(noted),
        mentions=frozenset(_versioned(images)),
        tags=any(image.place in {"tag", "annotation_tag"} for image in images) or bool(noted),
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


def _annotations_in(images: Iterable[Image]) -> Iterable[AnnotationId]:
    for image in images:
        if image.place == "annotation":
            yield AnnotationId(image.row)
        elif image.place in {"anchor", "annotation_tag"}:
            row = image.before or image.after or {}
            if isinstance(number := row.get("annotation"), int):
                yield AnnotationId(number)
