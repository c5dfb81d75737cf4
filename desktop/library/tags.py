"""Verbs on tags: the codebook, a tree of names with colours, keys and definitions."""

from collections.abc import Mapping, Sequence

from desktop.errors import NotFoundError, UsageError
from desktop.library import codebook, merging
from desktop.library.codebook import CodebookReport
from desktop.library.core import Core
from desktop.library.drafting import keep_drafts
from desktop.model import AnnotationId, Change, Tag, TagId
from desktop.storage import annotations, search
from desktop.storage import tags as rows
from desktop.storage.identity import new_uid
from desktop.text.codebook import Entry
from desktop.text.codebook_fields import clean_colour, clean_key, clean_words
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

    def carried(self) -> int:
        """Return how many notes in articles that are not in the bin have a tag."""
        return rows.carried(self._database)

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
            self.change(tag, colour=colour, key=key, words={"definition": definition})
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
        if not parts:
            raise UsageError(_("A tag needs a name."), remedy=_("Choose another name."))
        with self._core.step(_("Rename tag to “{tag}”").format(tag=name)):
            self._refuse_taken(tag, self._place(parts), name)
            parent = self.made("/".join(parts[:-1])) if len(parts) > 1 else None
            self.put(tag, parent, name=parts[-1])
            self._core.tell(Change(tags=True, listing=True))
        return self.get(tag)

    def move(self, tag: TagId, below: TagId | None) -> Tag:
        """Nest a tag with its subtree below another, or put it at the top; its own name stays."""
        name = own_name(self.get(tag).name)
        full = name if below is None else f"{self.get(below).name}/{name}"
        label = _("Move tag “{tag}” to the top") if below is None else _("Move tag to “{place}”")
        with self._core.step(label.format(tag=name, place=full)):
            self._refuse_taken(tag, rows.child(self._database, below, name), full)
            self.put(tag, below)
            self._core.tell(Change(tags=True, listing=True))
        return self.get(tag)

    def _refuse_taken(self, tag: TagId, taken: TagId | None, name: str) -> None:
        if taken is not None and taken != tag:
            raise UsageError(
                _("There is a tag “{tag}” already.").format(tag=name),
                remedy=_("Choose another name, or merge the two."),
            )

    def put(self, tag: TagId, parent: TagId | None, *, name: str | None = None) -> None:
        """Give a tag another place in the tree, and another name of its own; runs inside a step."""
        below = self.subtree(tag)
        if parent in below:
            raise UsageError(_("A tag cannot stand below itself."), remedy=_("Choose another place for it."))
        values = {"parent": parent} if name is None else {"name": name, "parent": parent}
        if self._core.recorder.update("tag", tag, values):
            self._core.recorder.update("tag", tag, {"modified": self._database.now()})
            names = rows.full_names(self._database)
            for each in below:
                parts_of(names[each])  # a name that became too long could not be found again

    def set(
        self,
        tag: TagId,
        *,
        colour: str | None = None,
        key: str | None = None,
        definition: str | None = None,
        use_when: str | None = None,
        not_when: str | None = None,
        example: str | None = None,
    ) -> Tag:
        """Change what is given: colour, key ("" takes it away; a key has one tag only), words on it."""
        words = {
            "definition": definition, "use_when": use_when, "not_when": not_when, "example": example,
        }  # fmt: skip
        with self._core.step(_("Edit tag “{tag}”").format(tag=self.get(tag).name)):
            self.change(tag, colour=colour, key=key, words=words)
            self._core.tell(Change(tags=True))
        return self.get(tag)

    def change(
        self, tag: TagId, *, colour: str | None, key: str | None, words: Mapping[str, str | None]
    ) -> bool:
        """Change the columns that are given and return whether one was different; runs inside a step."""
        recorder = self._core.recorder
        values: dict[str, object] = {
            name: clean_words(each) for name, each in words.items() if each is not None
        }
        if colour is not None:
            values["colour"] = _checked_colour(colour)
        if key is not None:
            values["key"] = checked = _checked_key(key)
            for holder in rows.key_holders(self._database, checked or "", but=tag):
                recorder.update("tag", holder, {"key": None})
        changed = bool(values) and recorder.update("tag", tag, values)
        if changed:
            recorder.update("tag", tag, {"modified": self._database.now()})
        return changed

    def retire(self, tags: Sequence[TagId]) -> None:
        """Let tags stay on what has them and be offered no more."""
        self._set_retired(tags, self._database.now(), _("Retire tag “{tag}”"))

    def unretire(self, tags: Sequence[TagId]) -> None:
        """Offer retired tags again."""
        self._set_retired(tags, None, _("Offer tag “{tag}” again"))

    def _set_retired(self, tags: Sequence[TagId], when: str | None, label: str) -> None:
        chosen = [self.get(tag) for tag in tags]
        with self._core.step(label.format(tag=", ".join(tag.name for tag in chosen))):
            for tag in chosen:
                if tag.retired != (when is not None):
                    self._core.recorder.update("tag", tag.id, {"retired": when})
            self._core.tell(Change(tags=True))

    def merge(self, sources: Sequence[TagId], into: TagId) -> Tag:
        """Let one tag take the place of others: their annotations, memos and subtrees become its own.

        An annotation with both keeps one link. What is said of the kept tag stays; where nothing is, it
        takes over what was said of the others, and the key of the first. See merging.left_out.
        """
        merging.merge(self._core, self, sources, into)
        return self.get(into)

    def merge_anew(self, sources: Sequence[TagId], name: str) -> Tag:
        """Merge tags into one of another name, which is made in the same step."""
        names = ", ".join(f"“{self.get(tag).name}”" for tag in sources)
        with self._core.step(_("Merge {tags} into “{tag}”").format(tags=names, tag=name)):
            into = self.made(name)
            merging.merge(self._core, self, sources, into)
        return self.get(into)

    def split(self, tag: TagId, annotations: Sequence[AnnotationId], name: str) -> Tag:
        """Give the chosen annotations of a tag a new tag in its place; ``name`` is its full name."""
        return self.get(merging.split(self._core, self, tag, annotations, name=name))

    def take_codebook(self, entries: Sequence[Entry]) -> CodebookReport:
        """Make and change tags as a codebook file says, as one step; see library.codebook."""
        return codebook.take(self._core, self, entries)

    def delete(self, tag: TagId) -> None:
        """Delete a tag with those below it; annotations stay and lose the tag."""
        recorder = self._core.recorder
        keep_drafts(
            self._core, [memo for each in self.subtree(tag) for memo in rows.memos(self._database, each)]
        )
        with self._core.step(_("Delete tag “{tag}”").format(tag=self.get(tag).name)):
            for each in reversed(self.subtree(tag)):
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

    def subtree(self, tag: TagId) -> list[TagId]:
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


def own_name(name: str) -> str:
    """Return the last part of a full name."""
    return name.rpartition("/")[2]


def _checked_colour(written: str) -> str:
    colour = clean_colour(written)
    if colour is None:
        raise UsageError(
            _("“{colour}” is no colour.").format(colour=written), remedy=_("Write it like #e0ae3f.")
        )
    return colour


def _checked_key(written: str) -> str | None:
    key = clean_key(written)
    if key is None and written.strip():
        raise UsageError(
            _("“{key}” cannot be a key.").format(key=written),
            remedy=_("A key is a digit from 1 to 9 or a letter from a to z."),
        )
    return key
