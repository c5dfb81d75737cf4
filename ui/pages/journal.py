"""The journal: ties the memos of the library to the pane that lists and writes them."""

from dataclasses import dataclass

from PySide6.QtCore import Slot

from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.model import AnnotationId, Change, EntityId, Memo, Tag, TagId
from desktop.translation import _
from ui.memos.pane import JournalPane
from ui.memos.rows import memo_row
from ui.memos.view import ShownMemo
from ui.moments import when_now
from ui.pages.page import Page, PageParts
from ui.tagging import Codebook
from ui.theme import Palette

NEW = "new"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a memo that is begun will lie on."""

    tag: TagId | None = None
    entity: EntityId | None = None


class JournalPage(Page):
    """Shows memos. It is entered with nothing, NEW, a memo, ("tag", TagId) or ("entity", EntityId)."""

    def __init__(self, parts: PageParts) -> None:
        self.pane = JournalPane(self._codebook_now)
        super().__init__(parts, self.pane)
        self._tags: list[Tag] = []
        self._ground = Ground()
        self._stay: AnnotationId | None = None  # the memo begun in this stay, one step with its words
        self._beginning = False  # a memo is just being made with its first letters
        self._connect()

    def _connect(self) -> None:
        pane, view = self.pane, self.pane.view
        view.editor.completion.fetch = self.parts.linking.offers
        pane.chosen.connect(self.show_memo)
        pane.new_requested.connect(self.begin)
        view.begun.connect(self._begun)
        view.draft_changed.connect(self._save_draft)
        view.committed.connect(self._save)
        view.delete_requested.connect(self._delete)
        view.tag_added.connect(self._add_tag)
        view.tag_removed.connect(self._remove_tag)
        view.wordings_requested.connect(self.parts.earlier.ask)
        view.backlinks_requested.connect(self._show_backlinks)
        view.editor.link_asked.connect(self.parts.linking.follow)

    @property
    def _library(self) -> Library | None:
        return self.parts.session.library

    @property
    def _writable(self) -> bool:
        return self.parts.session.writable

    def _codebook_now(self) -> Codebook:
        return Codebook(self._tags, self.parts.asking.recent)

    def enter(self, what: object = None) -> None:
        """Fetch the memos and show the one that is asked for, else the one shown last or the newest."""
        self.pane.set_read_only(read_only=not self._writable)
        self._reload()
        self.pane.give_keyboard()
        if what == NEW:
            self.begin()
        elif isinstance(what, tuple):
            self._enter_on(*what)
        elif isinstance(what, int):
            self.show_memo(what)
        else:
            self._show_again(self.pane.view.id)

    def _enter_on(self, kind: str, number: int) -> None:
        """Show the memo on a tag or an entity; without one, an empty one that is begun by typing."""
        library = self._library
        if library is None:
            return
        ground = Ground(tag=TagId(number)) if kind == "tag" else Ground(entity=EntityId(number))
        memos = library.memos.all(tag=ground.tag, entity=ground.entity)
        if memos:
            self.show_memo(memos[0].id)
            self.pane.give_keyboard(self.pane.view.go_to_end())
        else:
            self._begin_on(ground)

    def _show_again(self, memo: AnnotationId | None) -> None:
        """Show a memo if it is still there, else the newest, else the words of an empty journal."""
        rows = self.pane.list.rows
        if rows.place_of(memo) is None:
            memo = rows.rows[0].id if rows.rows else None
        if memo is None:
            self.pane.view.begin()
            self.pane.show_view(shown=False)
        else:
            self.show_memo(memo)

    def _reload(self) -> None:
        """List all memos, with the names of what they lie on."""
        library = self._library
        if library is None:
            self.pane.show_rows(())
            return
        self._tags = library.tags.codebook()
        tags = {tag.id: tag for tag in self._tags}
        memos = library.memos.all()
        called = {target.id: target.beside for target in library.linking.notes([memo.id for memo in memos])}
        self.pane.show_rows(
            [
                memo_row(
                    memo,
                    on=called.get(memo.id, ""),
                    colour=tags[memo.tag].colour if memo.tag in tags and memo.tag is not None else "",
                )
                for memo in memos
            ]
        )

    @Slot(int)
    def show_memo(self, number: int) -> None:
        """Show a memo; what was typed into the one before is kept first."""
        library = self._library
        if library is None:
            return
        if number != self.pane.view.id:
            self.keep()
        try:
            memo = library.memos.get(AnnotationId(number))
        except NotFoundError as error:
            self.parts.messages.error(error)
            return
        self._ground = Ground(tag=memo.tag, entity=memo.entity)
        self.pane.show_view(shown=True)
        if self.pane.view.show_memo(self._shown(library, memo)):
            self.pane.reveal(memo.id)
        else:  # words that could not be kept stay where they are
            self.pane.show_place(self.pane.view.id)

    def _shown(self, library: Library, memo: Memo) -> ShownMemo:
        colours = {tag.name: tag.colour for tag in self._tags}
        times = [_("Begun: {time}").format(time=when_now(memo.created))]
        if when_now(memo.modified) != when_now(memo.created):
            times.append(_("changed: {time}").format(time=when_now(memo.modified)))
        return ShownMemo(
            memo,
            on=self._ground_words(library),
            times=" · ".join(times),
            tags=tuple((name, colours.get(name)) for name in memo.tags),
            linked=len(library.linking.backlinks(*self._uids(library, memo))),
        )

    def _ground_words(self, library: Library) -> str:
        """Say what the memo at hand lies on."""
        if self._ground.tag is not None:
            return _("On the tag “{name}”").format(name=self._tag_name(self._ground.tag))
        if self._ground.entity is not None:
            entity = library.linking.entity(self._ground.entity)
            return _("On the entity “{name}”").format(name=entity.name if entity is not None else "")
        return ""

    def _tag_name(self, number: TagId) -> str:
        return next((tag.name for tag in self._tags if tag.id == number), "")

    def _uids(self, library: Library, memo: Memo | None) -> list[str]:
        """Return the uids whose backlinks are shown: the memo's, and of the tag or entity that it lies on."""
        uids = [memo.uid] if memo is not None else []
        uids += [tag.uid for tag in self._tags if tag.id == self._ground.tag]
        entity = library.linking.entity(self._ground.entity) if self._ground.entity is not None else None
        return [*uids, entity.uid] if entity is not None else uids

    @Slot()
    def begin(self) -> None:
        """Show an empty memo that lies on nothing."""
        self._begin_on(Ground())
        self.pane.give_keyboard(self.pane.view.title)

    def _begin_on(self, ground: Ground) -> None:
        library = self._library
        if library is None or not self._writable:
            return
        self.keep()
        self._ground = ground
        linked = len(library.linking.backlinks(*self._uids(library, None)))
        self.pane.view.begin(self._ground_words(library), linked=linked)
        self.pane.show_view(shown=True)
        self.pane.show_place(None)
        self.pane.give_keyboard(self.pane.view.editor)

    @Slot(str, str)
    def _begun(self, title: str, note: str) -> None:
        """Make the memo with its first letters: from now on it is in the library."""
        library = self._library
        if library is not None and self._writable:
            self._beginning = True
            memo = library.memos.add(title=title, note=note, tag=self._ground.tag, entity=self._ground.entity)
            self._beginning = False
            self._stay = memo.id
            self.pane.view.adopt(memo.id)
            self._follow(memo.id)

    @Slot(int, str, str)
    def _save_draft(self, number: int, title: str, note: str) -> None:
        """Have what is being typed on disk."""
        library = self._library
        if library is not None and self._writable:
            try:
                library.drafts.save(AnnotationId(number), note, title=title)
            except NotFoundError:  # it was deleted; its words are kept when the stay in it ends
                return
            self.pane.view.drafted()
            name, beginning = self.pane.view.called
            self.pane.list.rows.retitle(AnnotationId(number), name=name, beginning=beginning)

    @Slot(int, str, str)
    def _save(self, number: int, title: str, note: str) -> None:
        """Keep a memo: one step for one stay in it, the one that began it included."""
        library, memo = self._library, AnnotationId(number)
        if library is None or not self._writable:
            return
        begun, self._stay = self._stay == memo, None
        try:
            library.memos.edit(memo, title=title, note=note, begun=begun)
        except NotFoundError:  # it was deleted while it was being written in
            again = library.memos.add(title=title, note=note)
            self.parts.messages.say(_("The memo was deleted; what was typed into it is a new one."))
            self.pane.view.adopt(again.id)
        self._follow(self.pane.view.id)

    @Slot(int)
    def _delete(self, number: int) -> None:
        """Delete the memo that is shown and offer to undo it."""
        library = self._library
        if library is not None and self._writable:
            library.annotations.delete([AnnotationId(number)])
            self.parts.messages.banner.offer_undo(_("The memo was deleted."), library.undo)
            self.pane.list.setFocus()

    @Slot(int, str)
    def _add_tag(self, number: int, name: str) -> None:
        if self._library is not None and self._writable:
            self._library.annotations.tag([AnnotationId(number)], name)

    @Slot(int, str)
    def _remove_tag(self, number: int, name: str) -> None:
        if self._library is not None and self._writable:
            self._library.annotations.untag([AnnotationId(number)], name)

    @Slot()
    def _show_backlinks(self) -> None:
        library, shown = self._library, self.pane.view.id
        if library is not None:
            memo = library.memos.get(shown) if shown is not None else None
            self.parts.linking.show_links(self._uids(library, memo))

    def take(self, change: Change) -> None:
        """Follow a change of memos, tags or entities; a memo that undo brought back is shown."""
        known = self.pane.listed
        if change.annotations or change.tags or change.mentions or change.entities:
            self._follow(self.pane.view.id)
        come = sorted(change.annotations & self.pane.listed - known)
        if come and not self._beginning and not self.pane.view.dirty:
            self.show_memo(come[0])

    def _follow(self, shown: AnnotationId | None) -> None:
        """List the memos anew and follow the one that is shown; one that is gone gives way to the newest."""
        library = self._library
        self._reload()
        if library is None or (shown is None and self.pane.stack.currentWidget() is self.pane.view):
            return
        if shown is not None and library.memos.holds(shown):
            self.pane.view.show_memo(self._shown(library, library.memos.get(shown)))
            self.pane.show_place(shown)
        else:
            self.pane.view.let_go()
            self._show_again(None)

    def keep(self) -> None:
        """Have on disk what is typed."""
        self.pane.view.commit()

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self.pane.set_palette(palette)
