"""One annotation as a card: quotation, note, tags and the small words below."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QWidget

from desktop.translation import _
from ui.notes.card_parts import CardRow, small_button
from ui.notes.doubt import DoubtLine
from ui.notes.quotation import Quotation, quoted
from ui.own_keys import keeps
from ui.tagging import Codebook
from ui.theme import LIGHT, Palette, mix
from ui.writing.chips import ChipRow
from ui.writing.editor import NoteEditor
from ui.writing.linked import LinkedFrom
from ui.writing.quoting import paint_rules

STRIPE = 4
MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, MARGIN_BOTTOM = 16, 12, 10, 10
SPACING = 7
TEXT_SIZE, SMALL_SIZE = 13, 11
_OWN_KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_T, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Escape, Qt.Key.Key_Space,
)  # fmt: skip


class NoteCard(QFrame):
    """A card for one annotation; it is told about changes by ``show_row`` and never built anew."""

    activated = Signal(int)
    draft_changed = Signal(int, str)
    note_committed = Signal(int, str)
    waiting = Signal(bool)
    delete_requested = Signal(int)
    tag_added = Signal(int, str)
    tag_removed = Signal(int, str)
    citation_requested = Signal(int)
    link_requested = Signal(int)
    link_asked = Signal(str)  # an address in the note
    backlinks_requested = Signal(int)
    wordings_requested = Signal(int)
    reader_requested = Signal()
    review_requested = Signal(int)
    place_requested = Signal(int)
    step_requested = Signal(int, int)  # annotation, -1 or 1
    resized = Signal(int)

    def __init__(self, row: CardRow, codebook: Callable[[], Codebook], parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self.palette_roles: Palette = LIGHT
        self.current = False
        self.setObjectName("noteCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.quotation = Quotation(self)
        self.doubt = DoubtLine(self)
        self.editor = NoteEditor(self)
        self.chips = ChipRow(codebook, self)
        self.linked = LinkedFrom(self)
        self.meta = QLabel(self)
        self.meta.setTextFormat(Qt.TextFormat.PlainText)
        self.meta.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tag_button = small_button(self, "tag", _("Add a tag"))
        self.delete_button = small_button(self, "trash", _("Delete this annotation"))
        self._set_fonts()
        self._connect()
        self._fill()

    @property
    def id(self) -> int:
        """The annotation's id."""
        return self.row.annotation.id

    def _set_fonts(self) -> None:
        for widget, size in (
            (self.quotation, TEXT_SIZE),
            (self.editor, TEXT_SIZE),
            (self.chips, SMALL_SIZE),
            (self.linked, SMALL_SIZE),
            (self.meta, SMALL_SIZE),
            (self.doubt, SMALL_SIZE),
        ):
            font = widget.font()
            font.setPixelSize(size)
            widget.setFont(font)

    def _connect(self) -> None:
        self.editor.draft.connect(self._tell_draft)
        self.editor.committed.connect(self._tell_note)
        self.editor.waiting.connect(self.waiting)
        self.editor.left.connect(self.reader_requested)
        self.editor.grown.connect(self._tell_resized)
        self.editor.entered.connect(self._entered)
        self.editor.link_asked.connect(self.link_asked)
        self.linked.clicked.connect(self._tell_backlinks)
        self.chips.added.connect(self._tell_added)
        self.chips.removed.connect(self._tell_removed)
        self.chips.field_left.connect(self.setFocus)
        self.chips.resized.connect(self._tell_resized)
        self.doubt.review_requested.connect(self._tell_review)
        self.tag_button.clicked.connect(self.add_tag)
        self.delete_button.clicked.connect(self._tell_delete)

    def _fill(self) -> None:
        annotation = self.row.annotation
        self.quotation.setVisible(annotation.anchor is not None)
        words = _("Note on the whole article")
        if annotation.anchor is not None:
            self.quotation.show_quote(annotation.anchor.quote)
            words = quoted(annotation.anchor.quote)
        self.setAccessibleName(_("Annotation: {words}").format(words=words))
        self.doubt.show_doubt(annotation)
        self.editor.take(annotation.note)
        self.chips.show_tags(self.row.tags)
        self.linked.show_count(self.row.linked)
        self.meta.setText(self.row.meta)

    def show_row(self, row: CardRow) -> bool:
        """Follow the library; return whether anything was different."""
        if row == self.row:
            return False
        self.row = row
        self._fill()
        self.update()
        return True

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.palette_roles = palette
        self.quotation.palette_roles = palette
        self.chips.set_palette(palette)
        self.doubt.set_palette(palette)
        self.editor.set_palette(palette)
        self.linked.set_palette(palette)
        self.editor.setStyleSheet(
            f"QTextEdit{{background:transparent;border:none;padding:0;color:{palette.text};}}"
        )
        self.meta.setStyleSheet(f"color:{palette.muted};background:transparent")
        style = (
            "QToolButton#cardButton{border:1px solid transparent;border-radius:3px;background:transparent;}"
        )
        style += (
            f"QToolButton#cardButton:focus,QToolButton#cardButton:hover{{border-color:{palette.accent};}}"
        )
        for button in (self.tag_button, self.delete_button):
            button.setStyleSheet(style)
        self.update()

    def set_current(self, *, current: bool) -> None:
        """Mark this card as the one whose passage is shown."""
        if current != self.current:
            self.current = current
            self._show_buttons()
            self.update()

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only, in a library that cannot be written."""
        self.editor.setReadOnly(read_only)
        self.chips.setEnabled(not read_only)
        self.tag_button.setEnabled(not read_only)
        self.delete_button.setEnabled(not read_only)

    def in_use(self) -> bool:
        """Whether the card must stay as it is: the keyboard is in it, or words are not kept yet."""
        inside = self.focusWidget()
        return self.editor.dirty or self.hasFocus() or (inside is not None and inside.hasFocus())

    def arrange(self, width: int) -> int:
        """Place the parts for a width and return the card's height, both in pixels."""
        room = width - MARGIN_LEFT - MARGIN_RIGHT
        y = MARGIN_TOP
        if self.row.annotation.anchor is not None:
            height = self.quotation.arrange(room)
            self.quotation.setGeometry(MARGIN_LEFT, y, room, height)
            y += height + SPACING - 2
        height = self.doubt.arrange(room)
        self.doubt.setGeometry(MARGIN_LEFT, y, room, height)
        y += height + SPACING if height else 0
        height = self.editor.height_for(room)
        self.editor.setGeometry(MARGIN_LEFT, y, room, height)
        y += height + SPACING
        height = self.chips.arrange(room)
        self.chips.setGeometry(MARGIN_LEFT, y, room, height)
        y += height + SPACING - 1 if height else 0
        if self.row.linked:
            hint = self.linked.sizeHint()
            self.linked.setGeometry(MARGIN_LEFT - 4, y, min(hint.width(), room), hint.height())
            y += hint.height() + 3
        height = max(self.meta.sizeHint().height(), 16)
        self.meta.setGeometry(MARGIN_LEFT, y, room - 46, height)
        for place, button in enumerate((self.delete_button, self.tag_button)):
            button.setGeometry(width - MARGIN_RIGHT - 17 - 23 * place, y - 2, 20, 20)
        self._show_buttons()
        return y + height + MARGIN_BOTTOM - 2

    def _show_buttons(self) -> None:
        wanted = self.current or self.underMouse() or self.in_use()
        self.tag_button.setVisible(wanted)
        self.delete_button.setVisible(wanted)

    def stripe(self) -> str:
        """Return the colour of the left edge: the first tag's, or what stands for none."""
        if self.row.tags and self.row.tags[0][1]:
            return self.row.tags[0][1]
        return self.palette_roles.accent if self.row.annotation.anchor is None else self.palette_roles.muted

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw ground, hairline and stripe: the current card is tinted, the one with the keyboard framed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        roles = self.palette_roles
        ground = mix(roles.card, roles.accent_soft, share=0.5) if self.current else roles.card
        painter.fillPath(outline, QColor(ground))
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(0, 0, STRIPE, self.height(), QColor(self.stripe()))
        painter.restore()
        painter.setPen(QPen(QColor(roles.accent if self.current or self.hasFocus() else roles.line), 1))
        painter.drawPath(outline)
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(inner, 5, 5)
        paint_rules(painter, self.editor, roles.muted)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the delete button while the pointer is on the card."""
        self._show_buttons()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the delete button again."""
        self._show_buttons()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the passage in the reader."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit(self.id)
            event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the buttons, so that Tab finds them."""
        super().focusInEvent(event)
        self._show_buttons()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without the focus line again."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep the card's own keys: Delete means this annotation, never the article."""
        return keeps(event, _OWN_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes, T tags, Delete deletes, the arrows go to the neighbours, Esc to the article."""
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: self.edit,
            Qt.Key.Key_Enter: self.edit,
            Qt.Key.Key_T: self.add_tag,
            Qt.Key.Key_Delete: self._tell_delete,
            Qt.Key.Key_Up: self._tell_up,
            Qt.Key.Key_Down: self._tell_down,
            Qt.Key.Key_Escape: self.reader_requested.emit,
            Qt.Key.Key_Space: self._tell_activated,
        }
        act = acts.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the annotation."""
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the card's menu, freed when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, slot in (
            (_("Copy quotation with citation"), self._tell_citation),
            (_("Copy link"), self._tell_link),
            (_("Place at the selected words"), self._tell_place),
            (_("Edit note"), self.edit),
            (_("Earlier wordings…"), self._tell_wordings),
            (_("Add tag"), self.add_tag),
            (_("Delete"), self._tell_delete),
        ):
            menu.addAction(words).triggered.connect(slot)
        return menu

    @Slot()
    def edit(self) -> None:
        """Put the keyboard into the note, behind its last word."""
        cursor = self.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.editor.setTextCursor(cursor)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def add_tag(self) -> None:
        """Open the line to type a tag in, where tags can be set."""
        if self.chips.isEnabled():
            self.chips.open_field()

    @Slot(str)
    def _tell_draft(self, text: str) -> None:
        self.draft_changed.emit(self.id, text)

    @Slot(str)
    def _tell_note(self, text: str) -> None:
        self.note_committed.emit(self.id, text)

    @Slot(str)
    def _tell_added(self, name: str) -> None:
        self.tag_added.emit(self.id, name)

    @Slot(str)
    def _tell_removed(self, name: str) -> None:
        self.tag_removed.emit(self.id, name)

    @Slot()
    def _tell_delete(self) -> None:
        self.delete_requested.emit(self.id)

    @Slot()
    def _tell_activated(self) -> None:
        self.activated.emit(self.id)

    @Slot()
    def _entered(self) -> None:
        self._show_buttons()
        if not self.current:
            self.activated.emit(self.id)

    @Slot()
    def _tell_resized(self) -> None:
        self.update()  # also where only a quotation came or went
        self.resized.emit(self.id)

    @Slot()
    def _tell_place(self) -> None:
        self.place_requested.emit(self.id)

    @Slot()
    def _tell_review(self) -> None:
        self.review_requested.emit(self.id)

    @Slot()
    def _tell_citation(self) -> None:
        self.citation_requested.emit(self.id)

    @Slot()
    def _tell_link(self) -> None:
        self.link_requested.emit(self.id)

    @Slot()
    def _tell_backlinks(self) -> None:
        self.backlinks_requested.emit(self.id)

    @Slot()
    def _tell_wordings(self) -> None:
        self.editor.commit()  # so that what is typed is the present wording
        self.wordings_requested.emit(self.id)

    def _tell_up(self) -> None:
        self.step_requested.emit(self.id, -1)

    def _tell_down(self) -> None:
        self.step_requested.emit(self.id, 1)

    def focusables(self) -> list[QWidget]:
        """Return what Tab visits, in its order."""
        field = [self.chips.field] if self.chips.field else []
        linked = [self.linked] if self.row.linked else []
        review = [] if self.doubt.isHidden() or self.doubt.button.isHidden() else [self.doubt.button]
        inside = [*review, self.editor, *self.chips.chips, *field, *linked]
        return [self, *inside, self.tag_button, self.delete_button]
