"""What is done with a tag from the menus of the sidebar and the codebook, and the keys that give tags."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from desktop.errors import ScholiastError
from desktop.library import Library
from desktop.library.merging import left_out
from desktop.model import Tag, TagId
from desktop.translation import _
from ui.messages import Messages
from ui.session import Session
from ui.tag_asking import TagAsking
from ui.tags.dialog import TagDialog
from ui.theme import ThemeKeeper


class TagCommands(QObject):
    """Edits the codebook."""

    codebook_asked = Signal(object)  # TagId: to be shown in the codebook
    rename_asked = Signal(object)  # TagId: its name is to be written where it stands
    notes_asked = Signal(object)  # TagId
    memo_asked = Signal(object)  # TagId
    split_asked = Signal(object)  # TagId

    def __init__(
        self,
        session: Session,
        messages: Messages,
        *,
        theme: ThemeKeeper,
        asking: TagAsking,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._theme = theme
        self._asking = asking
        self._window = window
        self._tag: Tag | None = None
        self._where = QPoint()
        self.dialog: TagDialog | None = None

    @Slot(object, QPoint)
    def pop_menu(self, number: TagId, where: QPoint) -> None:
        """Open the menu of a tag in the sidebar."""
        menu = self._menu_of(number, where)
        if menu is not None:
            _fill(
                menu,
                (
                    (_("Show in the &codebook"), self.show_in_codebook),
                    (_("&Edit name, colour and key…"), self.edit),
                    *self._entries(),
                ),
            )
            menu.popup(where)

    @Slot(object, QPoint)
    def pop_codebook_menu(self, number: TagId, where: QPoint) -> None:
        """Open the menu of a tag in the codebook, where it is edited beside."""
        menu = self._menu_of(number, where)
        if menu is not None:
            _fill(menu, ((_("&Rename") + "\tF2", self.rename), *self._entries()))
            menu.popup(where)

    def _menu_of(self, number: TagId, where: QPoint) -> QMenu | None:
        """Return an empty menu for a tag that can be changed."""
        library = self._session.library
        if library is None or not self._session.writable:
            return None
        self._tag, self._where = library.tags.get(number), where
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _entries(self) -> tuple[tuple[str, Callable[[], object]] | None, ...]:
        retired, name = (self._tag.retired, self._tag.name) if self._tag is not None else (False, "")
        to_top = ((_("Move to the &top"), self.move_to_top),) if "/" in name else ()
        return (
            (_("New tag &below this one…"), self.add_below),
            None,
            (_("&Move below…"), self.move),
            *to_top,
            (_("Mer&ge into…"), self.merge),
            (_("&Split…"), self.split),
            None,
            (_("Show its &notes"), self.show_notes),
            (_("N&ote on this tag"), self.write_memo),
            None,
            (_("Offer &again"), self.unretire) if retired else (_("Ret&ire"), self.retire),
            (_("&Delete tag"), self.delete),
        )

    @Slot()
    def show_in_codebook(self) -> None:
        """Ask for the tag in the codebook."""
        if self._tag is not None:
            self.codebook_asked.emit(self._tag.id)

    @Slot()
    def rename(self) -> None:
        """Ask for the name to be written in place."""
        if self._tag is not None:
            self.rename_asked.emit(self._tag.id)

    @Slot()
    def show_notes(self) -> None:
        """Ask for the notes that have the tag."""
        if self._tag is not None:
            self.notes_asked.emit(self._tag.id)

    @Slot()
    def write_memo(self) -> None:
        """Ask for a note on the tag itself."""
        if self._tag is not None:
            self.memo_asked.emit(self._tag.id)

    @Slot()
    def split(self) -> None:
        """Ask which notes of the tag get a new one."""
        if self._tag is not None:
            self.split_asked.emit(self._tag.id)

    @Slot()
    def edit(self) -> None:
        """Ask what the tag shall be."""
        if self._tag is not None:
            self._ask(self._tag)

    @Slot()
    def add(self) -> None:
        """Ask for a new tag."""
        self._ask(None)

    @Slot()
    def add_below(self) -> None:
        """Ask for a tag below this one."""
        if self._tag is not None:
            self._ask(None)
            if self.dialog is not None:
                self.dialog.name.setText(f"{self._tag.name}/")

    def _ask(self, tag: Tag | None) -> None:
        library = self._session.library
        if library is None:
            return
        tags = library.tags.codebook()
        taken = {each.key: each.name for each in tags if each.key}
        self.dialog = TagDialog(
            tag, self._window, names=[each.name for each in tags], taken=taken, palette=self._theme.palette
        )
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.accepted.connect(self._save if tag is not None else self._create)
        self.dialog.open()

    @Slot()
    def _save(self) -> None:
        library, tag, dialog = self._session.library, self._tag, self.dialog
        if library is None or tag is None or dialog is None:
            return
        values = dialog.values()
        if values.name != tag.name:
            tag = library.tags.rename(tag.id, values.name)
        wanted = replace(
            tag, colour=values.colour or tag.colour, key=values.key, definition=values.definition
        )
        if wanted != tag:
            library.tags.set(tag.id, colour=wanted.colour, key=wanted.key or "", definition=wanted.definition)

    @Slot()
    def _create(self) -> None:
        library, dialog = self._session.library, self.dialog
        if library is not None and dialog is not None:
            values = dialog.values()
            made = library.tags.create(
                values.name, colour=values.colour, key=values.key, definition=values.definition or None
            )
            self.codebook_asked.emit(made.id)

    @Slot()
    def delete(self) -> None:
        """Delete the tag and those below it, and offer to undo it."""
        if self._tag is not None:
            self.delete_tag(self._tag.id)

    @Slot(object)
    def delete_tag(self, number: TagId) -> None:
        """Delete a tag and those below it, and offer to undo it."""
        library = self._session.library
        if library is not None and self._session.writable:
            name = library.tags.get(number).name
            library.tags.delete(number)
            words = _("The tag “{name}” was deleted.").format(name=name)
            self._messages.banner.offer_undo(words, library.undo)

    @Slot()
    def retire(self) -> None:
        """Let the tag stay on what has it and be offered no more."""
        library = self._session.library
        if library is not None and self._tag is not None:
            library.tags.retire([self._tag.id])
            words = _("“{name}” stays where it is and is not offered any more.").format(name=self._tag.name)
            self._messages.banner.offer_undo(words, library.undo)

    @Slot()
    def unretire(self) -> None:
        """Offer the tag again."""
        library = self._session.library
        if library is not None and self._tag is not None:
            library.tags.unretire([self._tag.id])

    @Slot()
    def move(self) -> None:
        """Ask below which tag this one shall stand."""
        if self._tag is not None:
            heading = _("Move “{name}” below…").format(name=self._tag.name)
            self._ask_place(self._move_below, heading)

    def _ask_place(self, take: Callable[[str], object], heading: str) -> None:
        """Ask for another tag than the chosen one, which is not put on anything."""
        name = self._tag.name if self._tag is not None else ""
        self._asking.ask(take, heading=heading, at=self._where, applies=False, without=name)

    def _move_below(self, name: str) -> None:
        library, tag = self._session.library, self._tag
        if library is not None and tag is not None:
            own = tag.name.rpartition("/")[2]
            self._try(lambda: library.tags.rename(tag.id, f"{name}/{own}"))

    @Slot()
    def move_to_top(self) -> None:
        """Bring the tag to the top of the tree."""
        if self._tag is not None:
            self.nest(self._tag.id, None)

    @Slot(object, object)
    def nest(self, number: TagId, below: TagId | None) -> None:
        """Put a tag below another, or at the top."""
        library = self._session.library
        if library is not None and self._session.writable:
            self._try(lambda: library.tags.move(number, below))

    @Slot()
    def merge(self) -> None:
        """Ask which tag shall take the place of this one."""
        if self._tag is not None:
            heading = _("Merge “{name}” into…").format(name=self._tag.name)
            self._ask_place(self._merge_into, heading)

    def _merge_into(self, name: str) -> None:
        library, tag = self._session.library, self._tag
        if library is None or tag is None:
            return
        found = library.tags.named(name)
        if found is not None:
            self.merge_tags(tag.id, found.id)
        elif self._try(lambda: library.tags.merge_anew([tag.id], name)):
            self._tell_merged(library, tag.name, name, [])

    @Slot(object, object)
    def merge_tags(self, number: TagId, into: TagId) -> None:
        """Let a tag take the place of another; what it does not take over is told."""
        library = self._session.library
        if library is None or not self._session.writable:
            return
        tag, kept = library.tags.get(number), library.tags.get(into)
        lost = left_out([tag], kept)
        if self._try(lambda: library.tags.merge([number], into)):
            self._tell_merged(library, tag.name, kept.name, lost)

    def _tell_merged(self, library: Library, name: str, into: str, lost: list[str]) -> None:
        words = _("“{name}” was merged into “{into}”.").format(name=name, into=into)
        if lost:
            left = _("Not taken over: {words}").format(words="; ".join(lost))
            words = f"{words} {left}"
        self._messages.banner.offer_undo(words, library.undo)

    def _try(self, act: Callable[[], object]) -> bool:
        """Do something that the codebook may refuse, and say why it did."""
        try:
            act()
        except ScholiastError as error:
            self._messages.error(error)
            return False
        return True


def _fill(menu: QMenu, entries: tuple[tuple[str, Callable[[], object]] | None, ...]) -> None:
    """Put entries into a menu; None is a separator."""
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            menu.addAction(entry[0]).triggered.connect(entry[1])
