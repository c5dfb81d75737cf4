"""The codebook page: the tags of the library, edited in place, brought in and given out as files."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot

from desktop.errors import ScholiastError
from desktop.library import Library
from desktop.library.codebook import CodebookReport, entries_of
from desktop.model import Change, Tag, TagId
from desktop.translation import _, ngettext
from ui.choosing import FileChooser
from ui.codebook.pane import CodebookPane
from ui.commands.passages import PassageCommands
from ui.commands.tags import TagCommands
from ui.notebook.emphasis import plain_words
from ui.pages.page import Page, PageParts
from ui.theme import Palette

COUNTS = ("annotations", "articles", "articles_below", "annotations_below")
PAUSE = 120  # milliseconds: many changes in a row are fetched once


class CodebookPage(Page):
    """Ties the tree and the chosen tag to the library; every act is one step."""

    def __init__(self, parts: PageParts) -> None:
        self.pane = CodebookPane()
        super().__init__(parts, self.pane)
        self.tags = TagCommands(
            parts.session, parts.messages, theme=parts.theme, asking=parts.asking, window=parts.frame
        )
        self.passages = PassageCommands(parts.session, parts.messages, parts.asking, parts.frame)
        self.chooser = FileChooser(parts.frame)
        self._tags: dict[TagId, Tag] = {}
        self._notes = 0
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(PAUSE)
        self._connect()

    def _connect(self) -> None:
        pane, tree, panel = self.pane, self.pane.tree, self.pane.panel
        pane.about = self._about
        self._clock.timeout.connect(self._count)
        pane.new_asked.connect(self.tags.add)
        pane.import_asked.connect(self.bring)
        pane.export_asked.connect(self.give)
        # The lines are made anew by what follows: the one that is written in or dragged is left before.
        later = Qt.ConnectionType.QueuedConnection
        tree.renamed.connect(self._rename_own, later)
        tree.nest_asked.connect(self.tags.nest, later)
        tree.merge_asked.connect(self._merge, later)
        tree.delete_asked.connect(self.tags.delete_tag)
        tree.menu_asked.connect(self.tags.pop_codebook_menu)
        panel.menu_asked.connect(self.tags.pop_codebook_menu)
        panel.name_changed.connect(self._rename)
        panel.words_changed.connect(self._set)
        panel.notes_asked.connect(self._show_notes)
        panel.memo_asked.connect(self._write_memo)
        panel.links_asked.connect(self._show_links)
        self.tags.rename_asked.connect(tree.edit_name)
        self.tags.codebook_asked.connect(self._choose)
        self.tags.notes_asked.connect(self._show_notes)
        self.tags.memo_asked.connect(self._write_memo)
        self.tags.split_asked.connect(self.passages.split)

    @property
    def _library(self) -> Library | None:
        return self.parts.session.library

    def enter(self, what: object = None) -> None:
        """Show the codebook; ``what`` may be the TagId of the tag to choose."""
        self._show()
        if isinstance(what, int):
            self._choose(TagId(what))

    def take(self, change: Change) -> None:
        """Follow a change of tags or of what carries them."""
        counted = change.listing or bool(change.annotations or change.articles)
        if change.label:
            self._show(counted=counted)  # the reader's own act is seen at once
        elif (change.tags or change.listing or change.annotations) and not self._clock.isActive():
            self._clock.start()

    def keep(self) -> None:
        """Keep what is typed in the fields."""
        self.pane.panel.commit()

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self.pane.set_palette(palette)

    @Slot()
    def _count(self) -> None:
        self._show()

    def _show(self, *, counted: bool = True) -> None:
        """Show the codebook; where nothing that is counted was touched, with the numbers from before."""
        self._clock.stop()
        library = self._library
        if library is None:
            return
        tags = self._recalled(library.tags.codebook()) if not counted else None
        if tags is None:
            tags, self._notes = library.tags.all(), library.tags.carried()
        self._tags = {tag.id: tag for tag in tags}
        self.pane.writable = self.parts.session.writable
        self.pane.show_codebook(tags, notes=self._notes)

    def _recalled(self, tags: list[Tag]) -> list[Tag] | None:
        """Return tags with the numbers that were counted last, None when they stand otherwise now."""
        if {tag.id: tag.parent for tag in tags} != {tag.id: tag.parent for tag in self._tags.values()}:
            return None
        return [replace(tag, **{name: getattr(self._tags[tag.id], name) for name in COUNTS}) for tag in tags]

    @Slot(object)
    def _choose(self, number: TagId) -> None:
        self.pane.filter.clear()
        self.pane.tree.choose(number)

    @Slot(object, object)
    def _merge(self, number: TagId, into: TagId) -> None:
        """Merge a tag that was dropped on another, which is then the one to look at."""
        self.tags.merge_tags(number, into)
        self.pane.tree.choose(into)

    @Slot(object, str)
    def _rename_own(self, number: TagId, own: str) -> None:
        """Give a tag another last part of its name, at its place."""
        if self._library is not None:
            above = self._library.tags.get(number).name.rpartition("/")[0]
            self._rename(number, f"{above}/{own}")

    @Slot(object, str)
    def _rename(self, number: TagId, name: str) -> None:
        library = self._library
        if library is not None and self.parts.session.writable:
            self._try(lambda: library.tags.rename(number, name.strip("/")))

    @Slot(object, str, str)
    def _set(self, number: TagId, what: str, words: str) -> None:
        """Change one thing of a tag."""
        library = self._library
        if library is not None and self.parts.session.writable:
            self._try(lambda: library.tags.set(number, **{what: words}))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except ScholiastError as error:
            self.parts.messages.error(error)
            self._show()

    @Slot(object)
    def _show_notes(self, number: TagId) -> None:
        self.page_asked.emit("notes", number)

    def _about(self, tag: Tag) -> tuple[int, str]:
        """Return how many notes link to a tag, and how the memo on it begins."""
        library = self._library
        if library is None:
            return 0, ""
        memo = next(iter(library.memos.all(tag=tag.id)), None)
        words = "" if memo is None else "\n".join(filter(None, (memo.title, plain_words(memo.note)[0])))
        return len(library.linking.backlinks(tag.uid)), words

    @Slot(object)
    def _show_links(self, number: TagId) -> None:
        self.parts.linking.show_links_to(self._tags[number].uid)

    @Slot(object)
    def _write_memo(self, number: TagId) -> None:
        self.page_asked.emit("journal", ("tag", number))

    @Slot()
    def give(self) -> None:
        """Ask for a file and write the codebook to it."""
        library = self._library
        path = self.chooser.new_codebook(library.path.parent) if library is not None else None
        if library is not None and path is not None:
            self._try(lambda: _write(library, path))
            if path.exists():
                self.parts.messages.say(_("The codebook was written to {path}.").format(path=path.name))

    @Slot()
    def bring(self) -> None:
        """Ask for a codebook file and take it in as one step."""
        library = self._library
        path = self.chooser.codebook(library.path.parent) if library is not None else None
        if library is not None and path is not None and self.parts.session.writable:
            self._try(lambda: self._take_file(library, path))

    def _take_file(self, library: Library, path: Path) -> None:
        from desktop.importing.codebook import read_codebook  # noqa: PLC0415  # loaded when used

        report = library.tags.take_codebook(read_codebook(path))
        words = summary(report)
        if report.problems:
            from ui.dialogs.codebook_report import CodebookReportDialog  # noqa: PLC0415  # as above

            dialog = CodebookReportDialog(words, report.problems, self.parts.frame)
            dialog.show()
        if report.added or report.changed:
            self.parts.messages.banner.offer_undo(words, library.undo)
        elif not report.problems:
            self.parts.messages.banner.tell(_("The file says nothing new."))


def _write(library: Library, path: Path) -> None:
    from desktop.exporting.codebook import write_codebook  # noqa: PLC0415  # loaded when used

    write_codebook(entries_of(library.tags.all()), path)


def summary(report: CodebookReport) -> str:
    """Return in words what a codebook file brought."""
    added, changed = len(report.added), len(report.changed)
    parts = [
        ngettext("{count} tag was added", "{count} tags were added", added).format(count=added),
        ngettext("{count} was changed", "{count} were changed", changed).format(count=changed),
    ]
    if report.problems:
        problems = len(report.problems)
        left = ngettext("{count} thing could not be taken", "{count} things could not be taken", problems)
        parts.append(left.format(count=problems))
    return f"{', '.join(parts)}."
