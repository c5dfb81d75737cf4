"""Other tags for many annotations at once: one tag for another, a narrower or the wider one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.errors import NotFoundError, UsageError
from desktop.library.core import Core
from desktop.model import AnnotationId, Change, Tag
from desktop.storage import annotations as rows
from desktop.storage import tags as tag_rows
from desktop.translation import _, ngettext

if TYPE_CHECKING:
    from desktop.library.tags import Tags


def replace(core: Core, tags: "Tags", annotations: Sequence[AnnotationId], *, old: str, new: str) -> None:
    """Give the annotations that have one tag another instead, made when it is new, as one step."""
    before = known(tags, old)
    chosen = _having(core, annotations, before)
    label = ngettext(
        "Replace “{old}” with “{new}” on {count} note",
        "Replace “{old}” with “{new}” on {count} notes",
        len(chosen),
    )
    _swap(core, tags, chosen, old=before, new=new, label=label)


def narrow(core: Core, tags: "Tags", annotations: Sequence[AnnotationId], *, tag: str, below: str) -> None:
    """Give the annotations that have a tag one below it instead, as one step."""
    wide = known(tags, tag)
    if not below.startswith(f"{wide.name}/"):
        raise UsageError(
            _("“{below}” does not stand below “{tag}”.").format(below=below, tag=wide.name),
            remedy=_("Choose a tag below it, or replace the tag."),
        )
    chosen = _having(core, annotations, wide)
    label = ngettext(
        "Narrow “{old}” to “{new}” on {count} note",
        "Narrow “{old}” to “{new}” on {count} notes",
        len(chosen),
    )
    _swap(core, tags, chosen, old=wide, new=below, label=label)


def widen(core: Core, tags: "Tags", annotations: Sequence[AnnotationId], tag: str) -> None:
    """Give the annotations that have a tag the one above it instead, as one step."""
    small = known(tags, tag)
    above, slash, _own = small.name.rpartition("/")
    if not slash:
        raise UsageError(
            _("There is no tag above “{tag}”.").format(tag=small.name),
            remedy=_("Choose a tag below another."),
        )
    chosen = _having(core, annotations, small)
    label = ngettext(
        "Widen “{old}” to “{new}” on {count} note",
        "Widen “{old}” to “{new}” on {count} notes",
        len(chosen),
    )
    _swap(core, tags, chosen, old=small, new=above, label=label)


def known(tags: "Tags", name: str) -> Tag:
    """Return the tag of a full name; raises NotFoundError."""
    found = tags.named(name)
    if found is None:
        raise NotFoundError(
            _("There is no tag “{tag}”.").format(tag=name), remedy=_("Choose one from the codebook.")
        )
    return found


def _having(core: Core, annotations: Sequence[AnnotationId], tag: Tag) -> list[AnnotationId]:
    """Return those of the annotations that carry a tag itself, each once."""
    tagged = tag_rows.tagged(core.database, tag.id)
    return [annotation for annotation in dict.fromkeys(annotations) if annotation in tagged]


def _swap(
    core: Core, tags: "Tags", chosen: Sequence[AnnotationId], *, old: Tag, new: str, label: str
) -> None:
    links, recorder = tag_rows.tagged(core.database, old.id), core.recorder
    with core.step(label.format(old=old.name, new=new, count=len(chosen))):
        wanted = tags.made(new)
        there = tag_rows.tagged(core.database, wanted)
        for annotation in chosen if wanted != old.id else ():
            if annotation in there:
                recorder.delete("annotation_tag", links[annotation])
            else:
                recorder.update("annotation_tag", links[annotation], {"tag": wanted})
            recorder.update("annotation", annotation, {"modified": core.database.now()})
        articles = rows.articles_of(core.database, chosen)
        core.tell(
            Change(annotations=frozenset(chosen), articles=frozenset(articles), tags=True, listing=True)
        )
