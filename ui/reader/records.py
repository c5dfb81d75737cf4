"""What the reader is given: an article's head and the marks that its annotations are drawn from.

Offsets are code points of the shown text, half-open.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from desktop.model import Annotation, Span


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text; ``byline`` is one composed line ("By A. Writer · Paper · 2 min")."""

    title: str
    byline: str = ""


@dataclass(frozen=True, slots=True)
class AnnotationMark:
    """One annotation on a passage, as it is drawn.

    ``colours`` are those of its tags ("#rrggbb") in the order of ``names``; none means a neutral
    highlight. ``note`` is shown when the pointer rests on the mark, as plain text.
    """

    id: int
    start: int
    end: int
    colours: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    note: str = ""


def whole_notes(annotations: Iterable[Annotation]) -> tuple[AnnotationMark, ...]:
    """Return the annotations on the whole article, as marks on nothing."""
    return tuple(
        AnnotationMark(id=each.id, start=0, end=0, names=each.tags, note=each.note)
        for each in annotations
        if each.anchor is None
    )


def annotation_marks(
    annotations: Iterable[Annotation], colours: Mapping[str, str], *, only: Collection[int] | None = None
) -> tuple[AnnotationMark, ...]:
    """Return the marks of those annotations that sit on a passage; ``colours`` is by tag name.

    ``only`` names those that are wanted, None all of them.
    """
    return tuple(
        AnnotationMark(
            id=each.id,
            start=each.anchor.start,
            end=each.anchor.end,
            colours=tuple(colours[name] for name in each.tags if name in colours),
            names=each.tags,
            note=each.note,
        )
        for each in annotations
        if each.anchor is not None and (only is None or each.id in only)
    )


@dataclass(frozen=True, slots=True)
class DropPlace:
    """What something was dropped on: the selection, an annotation, a mention, or none; ``span`` is where."""

    selection: bool = False
    annotation: int | None = None
    mention: int | None = None
    span: Span | None = None
