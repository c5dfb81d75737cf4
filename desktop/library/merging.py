"""Putting tags together and taking them apart: every annotation, memo and subtree finds its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.errors import UsageError
from desktop.library.core import Core
from desktop.model import AnnotationId, Change, Tag, TagId
from desktop.storage import tags as rows
from desktop.translation import _, ngettext

if TYPE_CHECKING:
    from desktop.library.tags import Tags

WORDS = ("definition", "use_when", "not_when", "example")


def merge(core: Core, tags: "Tags", sources: Sequence[TagId], into: TagId) -> None:
    """Let ``into`` take the place of the sources, as one step; raises UsageError without a source."""
    wanted = [tags.get(each) for each in dict.fromkeys(sources) if each != into]
    kept = tags.get(into)
    if not wanted:
        raise UsageError(_("A tag cannot be merged with itself."), remedy=_("Choose two tags."))
    names = ", ".join(f"“{tag.name}”" for tag in wanted)
    with core.step(_("Merge {tags} into “{tag}”").format(tags=names, tag=kept.name)):
        for source in sorted(wanted, key=_deepest_first):
            _merge_one(core, tags, source.id, into)
        core.tell(Change(tags=True, listing=True))


def _deepest_first(tag: Tag) -> tuple[int, str]:
    return -tag.name.count("/"), tag.name


def _merge_one(core: Core, tags: "Tags", source: TagId, into: TagId) -> None:
    """Move all that hangs on one tag to another and delete it; subtags of one name are merged, too."""
    database = core.database
    if into in tags.subtree(source):
        _raise(core, tags, into, source)
    for child in rows.children(database, source):
        name = rows.own_name(database, child)
        namesake = rows.child(database, into, name)
        if namesake is None:
            tags.put(child, into)
        else:
            _merge_one(core, tags, child, namesake)
    _move_links(core, source, into)
    memos = rows.memos(database, source)
    for memo in memos:
        core.recorder.update("annotation", memo, {"tag": into})
    _take_words(tags, source, into)
    core.recorder.delete("tag", source)
    core.tell(Change(annotations=frozenset(memos)))


def _raise(core: Core, tags: "Tags", tag: TagId, above: TagId) -> None:
    """Put a tag beside the one above it that is about to go."""
    parent = rows.parent(core.database, above)
    name = rows.own_name(core.database, tag)
    taken = rows.child(core.database, parent, name)
    if taken is not None and taken != above:
        raise UsageError(
            _("There is a tag “{tag}” already.").format(tag=tags.get(taken).name),
            remedy=_("Choose another name, or merge the two."),
        )
    if taken == above:  # "a/a" into the place of "a", whose name it takes once that is gone
        core.recorder.update("tag", above, {"name": f"{name}/"})
    tags.put(tag, parent)


def _move_links(core: Core, source: TagId, into: TagId) -> None:
    there = rows.tagged(core.database, into)
    moved = rows.tagged(core.database, source)
    for annotation, link in moved.items():
        if annotation in there:
            core.recorder.delete("annotation_tag", link)
        else:
            core.recorder.update("annotation_tag", link, {"tag": into})
    core.tell(Change(annotations=frozenset(moved)))


def _take_words(tags: "Tags", source: TagId, into: TagId) -> None:
    """Fill what the kept tag does not say with what the other one says."""
    kept, gone = tags.get(into), tags.get(source)
    words = {name: getattr(gone, name) for name in WORDS if not getattr(kept, name)}
    key = gone.key if kept.key is None else None
    tags.change(into, colour=None, key=key, words=words)


def left_out(sources: Sequence[Tag], kept: Tag) -> list[str]:
    """Return what a merge would leave behind: what both say of themselves and keys, to be told before.

    ``sources`` in the order they are merged.
    """
    lost = []
    said = {name: getattr(kept, name) for name in WORDS}
    key = kept.key
    for tag in sorted(sources, key=_deepest_first):
        for name in WORDS:
            words = getattr(tag, name)
            if words and said[name] and words not in said[name]:
                lost.append(f"{tag.name}: {words}")
            said[name] = said[name] or words
        if tag.key and key:
            lost.append(_("{tag}: the key {key}").format(tag=tag.name, key=tag.key))
        key = key or tag.key
    return lost


def split(core: Core, tags: "Tags", tag: TagId, annotations: Sequence[AnnotationId], *, name: str) -> TagId:
    """Give some annotations of a tag a new tag instead of it, as one step; return the new tag."""
    before, database = tags.get(tag), core.database
    links = rows.tagged(database, tag)
    chosen = [annotation for annotation in dict.fromkeys(annotations) if annotation in links]
    if not chosen:
        raise UsageError(_("None of these notes has the tag."), remedy=_("Choose notes that have it."))
    if tags.named(name) is not None:
        raise UsageError(
            _("There is a tag “{tag}” already.").format(tag=name), remedy=_("Choose another name.")
        )
    label = ngettext(
        "Split {count} note of “{tag}” off as “{name}”",
        "Split {count} notes of “{tag}” off as “{name}”",
        len(chosen),
    )
    with core.step(label.format(count=len(chosen), tag=before.name, name=name)):
        new = tags.made(name)
        tags.change(new, colour=before.colour, key=None, words={})
        for annotation in chosen:
            core.recorder.update("annotation_tag", links[annotation], {"tag": new})
        core.tell(Change(annotations=frozenset(chosen), tags=True, listing=True))
    return new
