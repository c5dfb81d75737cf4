"""Completing a link: after ``[[`` what fits the typed letters opens at the caret."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.text.links import LinkKind, markdown_link
from desktop.translation import _
from ui.offered_list import OfferedList
from ui.theme import LIGHT, Palette
from ui.writing.offers import OFFER_ROLE, ROW_HEIGHT, OfferDelegate
from ui.writing.units import as_units, unit_length, unit_slice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

SHOWN_ROWS = 9
WIDTH = 380
_LONGEST = 80  # letters between the brackets; beyond nobody looks for a name any more
_OPENED = re.compile(r"\[\[([^\[\]]*)$")
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -SHOWN_ROWS,
    Qt.Key.Key_PageDown: SHOWN_ROWS,
}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be linked to: its kind, name, what tells it from others, its look and its address.

    ``look`` is the colour of a tag or the kind of an entity; ``memo`` tells a memo from a note on an article.
    """

    kind: LinkKind
    name: str
    address: str
    beside: str = ""
    look: str = ""
    memo: bool = False

    @property
    def kind_words(self) -> str:
        """What kind of thing it is, in a word."""
        kinds = {
            LinkKind.ARTICLE: _("article"),
            LinkKind.NOTE: _("memo") if self.memo else _("note"),
            LinkKind.TAG: _("tag"),
            LinkKind.ENTITY: _("entity"),
        }
        return kinds[self.kind]

    def spoken(self) -> str:
        """Return the line as a screen reader says it."""
        return ", ".join(part for part in (self.name, self.kind_words, self.beside) if part)


Fetch = Callable[[str], Sequence[Offer]]


def no_offers(_typed: str) -> Sequence[Offer]:
    """Offer nothing: where no library is."""
    return ()


class OfferList(OfferedList):
    """The offered lines; it never takes the keyboard, which stays in the note."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("linkOffers")
        self.setAccessibleName(_("What can be linked to"))
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.delegate = OfferDelegate(self)
        self.setItemDelegate(self.delegate)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.delegate.palette = palette
        box = f"background:{palette.card};border:1px solid {palette.line};border-radius:6px;padding:3px"
        self.setStyleSheet(f"QListView#linkOffers{{{box}}}")

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show these lines; the first is the chosen one."""
        self.set_lines(map(_line, offers))

    def chosen(self) -> Offer | None:
        """Return the chosen line, None when nothing is offered."""
        offer = self.currentIndex().data(OFFER_ROLE)
        return offer if isinstance(offer, Offer) else None


def _line(offer: Offer) -> QStandardItem:
    item = QStandardItem(offer.name)
    item.setData(offer, OFFER_ROLE)
    item.setAccessibleText(offer.spoken())
    return item


class Completion(QObject):
    """Watches one editor for ``[[`` and puts the link that is chosen in its place.

    What fits nothing stays as it was typed; Esc leaves these brackets alone from then on.
    """

    def __init__(self, editor: "QTextEdit") -> None:
        super().__init__(editor)
        self._editor = editor
        self._palette = LIGHT
        self._list: OfferList | None = None
        self._left_alone: int | None = None  # where brackets begin that Esc was pressed at
        self.fetch: Fetch = no_offers

    @property
    def is_open(self) -> bool:
        """Whether something is offered now."""
        return self._list is not None and self._list.isVisible()

    @property
    def offers(self) -> OfferList:
        """The list, made when it is first needed."""
        if self._list is None:
            self._list = OfferList(self._editor)
            self._list.set_palette(self._palette)
            self._list.clicked.connect(self._take_clicked)
        return self._list

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self._palette = palette
        if self._list is not None:
            self._list.set_palette(palette)

    def look(self) -> None:
        """Offer what fits the letters behind the brackets before the caret, or close."""
        found = self._typed()
        if found is None or not self._editor.hasFocus() or self._editor.isReadOnly():
            self._left_alone = None if found is None else self._left_alone
            self.close()
            return
        start, typed = found
        offers = () if start == self._left_alone else self.fetch(typed)
        if not offers:
            self.close()
            return
        self.offers.offer(offers)
        self._open(len(offers))

    def follow_caret(self) -> None:
        """Close when the caret has left the brackets; moving it opens nothing."""
        if self.is_open and self._typed() is None:
            self.close()

    def close(self) -> None:
        """Offer nothing any more."""
        if self._list is not None:
            self._list.hide()

    def takes(self, event: QKeyEvent) -> bool:
        """Use a key for the list that is open; return whether it was one of the list's."""
        if not self.is_open:
            return False
        if event.key() in _STEPS:
            self.offers.step(_STEPS[Qt.Key(event.key())])
        elif event.key() in _TAKING:
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            found = self._typed()
            self._left_alone = found[0] if found else None
            self.close()
        else:
            return False
        return True

    def _typed(self) -> tuple[int, str] | None:
        """Return where the brackets before the caret begin in the document, and what is typed behind them."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return None
        line, place = cursor.block().text(), cursor.positionInBlock()
        found = _OPENED.search(as_units(line)[:place])
        if found is None or place - found.start() > _LONGEST:
            return None
        return cursor.block().position() + found.start(), unit_slice(line, found.start(1), place)

    def _open(self, lines: int) -> None:
        height = min(lines, SHOWN_ROWS) * ROW_HEIGHT + 2 * self.offers.frameWidth() + 8
        self.offers.resize(WIDTH, height)
        caret, viewport = self._editor.cursorRect(), self._editor.viewport()
        room = self._editor.screen().availableGeometry()
        corner = viewport.mapToGlobal(caret.bottomLeft() + QPoint(0, 4))
        if corner.y() + height > room.bottom():
            corner = viewport.mapToGlobal(caret.topLeft() - QPoint(0, height + 4))
        self.offers.move(max(room.left(), min(corner.x(), room.right() - WIDTH)), corner.y())
        self.offers.show()

    @Slot(QModelIndex)
    def _take_clicked(self, _index: QModelIndex) -> None:
        self._take()

    def _take(self) -> None:
        """Put the chosen link in the place of the brackets and what is typed in them."""
        found, offer = self._typed(), self.offers.chosen()
        self.close()
        if found is None or offer is None:
            return
        cursor = self._editor.textCursor()
        end = cursor.position()
        behind = as_units(cursor.block().text())[cursor.positionInBlock() :]
        cursor.setPosition(found[0])
        cursor.setPosition(end + 2 * behind.startswith("]]"), QTextCursor.MoveMode.KeepAnchor)
        written = markdown_link(offer.name, offer.address)
        cursor.insertText(written)
        cursor.setPosition(found[0] + unit_length(written))
        self._editor.setTextCursor(cursor)
