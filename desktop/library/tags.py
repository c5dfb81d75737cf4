"""Verbs on tags: the codebook, a tree of names with colours, keys and definitions."""

from collections.abc import Sequence

from desktop.errors import NotFoundError, UsageError
from desktop.library.core import Core
from desktop.library.drafting import keep_drafts
from desktop.model import Change, Tag, TagId
from desktop.storage import annotations, search
from desktop.storage import tags as rows
from desktop.storage.identity import new_uid
from desktop.text.normalise import storable
from desktop.translation import _

COLOURS = (
    "#e0ae3f", "#55a868", "#cc6660", "#4c8fcb", "#9a6fbf", "#3fa7a0", "#d9804a", "#8a8f3c",
)  # fmt: skip
LONGEST_NAME = 200


class Tags:
    """The tags of one open library."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database

    def all(self) -> list[Tag]:
        """Return the codebook by full name, with counts over articles that are not in the bin."""
        return rows.every(self._database)

    def codebook(self) -> list[Tag]:
        """Return the codebook by full name without counting, both counts 0: quick in any library."""
        return rows.codebook(self._database)

    def get(self, tag: TagId) -> Tag:
        """Return one tag; raises NotFoundError."""
        found = rows.one(self._database, tag)
        if found is None:
            raise NotFoundError(_("This tag is not in the codebook."), remedy=_("It may be undone."))
        return found

    def named(self, name: str) -> Tag | None:
        """Return the tag of a full name."""
        number = self._place(parts_of(name))
        return None if number is None else self.get(number)

    def create(
        self, name: str, *, colour: str | None = None, key: str | None = None, definition: str | None = None
    ) -> Tag:
        """Make a tag and those above it; of one that is there already only what is given is changed."""
        with self._core.step(_("New tag “{tag}”").format(tag=name)):
            tag = self.made(name)
            self._change(tag, colour=colour, key=key, definition=definition)
            self._core.tell(Change(tags=True))
        return self.get(tag)

    def made(self, name: str) -> TagId:
        """Return the tag of a full name, made when it is not there; runs inside a step."""
        parent: TagId | None = None
        for part in parts_of(name):
            found = rows.child(self._database, parent, part)
            parent = self._insert(parent, part) if found is None else found
        if parent is None:
            raise UsageError(_("A tag needs a name."), remedy=_("Write a name with at least one letter."))
        return parent

    def _insert(self, parent: TagId | None, name: str) -> TagId:
        database = self._database
        colour = (
            COLOURS[rows.count(database) % len(COLOURS)] if parent is None else rows.colour(database, parent)
        )
        now = database.now()
        values = {
            "uid": new_uid(), "name": name, "parent": parent, "colour": colour, "key": None,
            "definition": "", "created_by": database.by, "created": now, "modified": now,
        }  # fmt: skip
        return TagId(self._core.recorder.insert("tag", values))

    def rename(self, tag: TagId, name: str) -> Tag:
        """Give a tag another full name; "a/b" moves it below "a", with its own subtree."""
        parts = parts_of(name)
        taken = self._place(parts)
        if not parts or (taken is not None and taken != tag):
            raise UsageError(
                _("There is a tag “{tag}” already.").format(tag=name) if parts else _("A tag needs a name."),
                remedy=_("Choose another name."),
            )
        with self._core.step(_("Rename tag to “{tag}”").format(tag=name)):
            parent = self.made("/".join(parts[:-1])) if len(parts) > 1 else None
            if parent is not None and parent in self._subtree(tag):
                raise UsageError(
                    _("A tag cannot stand below itself."), remedy=_("Choose another place for it.")
                )
            self._core.recorder.update(
                "tag", tag, {"name": parts[-1], "parent": parent, "modified": self._database.now()}
            )
            self._core.tell(Change(tags=True, listing=True))
        return self.get(tag)

    def set(
        self,
        tag: TagId,
        *,
        colour: str | None = None,
        key: str | None = None,
        definition: str | None = None,
    ) -> Tag:
        """Change a tag's colour, key ("" takes it away) or definition; a key has one tag only."""
        with self._core.step(_("Edit tag “{tag}”").format(tag=self.get(tag).name)):
            self._change(tag, colour=colour, key=key, definition=definition)
            self._core.tell(Change(tags=True))
        return self.get(tag)

    def _change(self, tag: TagId, *, colour: str | None, key: str | None, definition: str | None) -> None:
        recorder = self._core.recorder
        values: dict[str, object] = {}
        if colour is not None:
            values["colour"] = colour.lower()
        if key is not None:
            values["key"] = key or None
            for holder in rows.key_holders(self._database, key, but=tag):
                recorder.update("tag", holder, {"key": None})
        if definition is not None:
            values["definition"] = storable(definition)
        if values and recorder.update("tag", tag, values):
            recorder.update("tag", tag, {"modified": self._database.now()})

    def delete(self, tag: TagId) -> None:
        """Delete a tag with those below it; annotations stay and lose the tag."""
        recorder = self._core.recorder
        keep_drafts(
            self._core, [memo for each in self._subtree(tag) for memo in rows.memos(self._database, each)]
        )
        with self._core.step(_("Delete tag “{tag}”").format(tag=self.get(tag).name)):
            for each in reversed(self._subtree(tag)):
                for link in rows.links(self._database, each):
                    recorder.delete("annotation_tag", link)
                self._delete_memos(each)
                recorder.delete("tag", each)
            self._core.tell(Change(tags=True, listing=True))

    def _delete_memos(self, tag: TagId) -> None:
        """Delete the memos that lie on a tag, with it; runs inside a step."""
        memos = rows.memos(self._database, tag)
        with search.kept_in_step(self._database, articles=[], notes=memos):
            for memo in memos:
                for link in annotations.links(self._database, memo):
                    self._core.recorder.delete("annotation_tag", link)
                self._core.recorder.delete("annotation", memo)
        self._core.tell(Change(annotations=frozenset(memos)))

    def _subtree(self, tag: TagId) -> list[TagId]:
        """Return a tag and all below it, each before its children."""
        found = [tag]
        for each in found:
            found.extend(rows.children(self._database, each))
        return found

    def _place(self, parts: Sequence[str]) -> TagId | None:
        place: TagId | None = None
        for part in parts:
            place = rows.child(self._database, place, part)
            if place is None:
                return None
        return place


def parts_of(name: str) -> list[str]:
    """Return the names along the path of a tag, without empty ones and outer white space."""
    if len(name) > LONGEST_NAME:
        raise UsageError(
            _("This name of a tag is longer than {count} characters.").format(count=LONGEST_NAME),
            remedy=_("Choose a shorter name."),
        )
    return [" ".join(part.split()) for part in storable(name).split("/") if part.strip()]
