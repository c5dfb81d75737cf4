"""The codebook: its head, the tree of tags at the left, the chosen one beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.model import Tag, TagId
from desktop.translation import _, ngettext
from ui.codebook.panel import TagPanel
from ui.codebook.tree import CodebookTree
from ui.field_buttons import let_be_cleared
from ui.heading_look import heading_style
from ui.theme import LIGHT, Palette

TREE_WIDTH, PANEL_WIDTH = 340, 560
LEAST_WIDTHS = (190, 440)  # below, names and colours are cut off


class FilterLine(QLineEdit):
    """Filters the tags; Down and Enter lead to them, Esc clears."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead into the tree, or clear."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class CodebookPane(QWidget):
    """Shows the codebook it is given; what the reader wants of it is told by ``tree``, ``panel`` and here."""

    new_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebook")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Codebook"))
        self._tags: Sequence[Tag] = ()
        self.about: Callable[[Tag], tuple[int, str]] = nothing_about  # the page says
        self.writable = True
        self.tree = CodebookTree(self)
        self.panel = TagPanel(self)
        self.filter = FilterLine(self)
        self.filter.setObjectName("codebookFilter")
        self.filter.setPlaceholderText(_("Filter tags…"))
        self.filter.setAccessibleName(_("Filter tags"))
        let_be_cleared(self.filter)
        self.counts = self._label("codebookFacts")
        self.hint = self._label("codebookFacts")
        self.empty = self._label("codebookEmpty")
        self.empty.setText(
            _(
                "The codebook is empty. A tag is a word for what a passage is about: select words in an "
                "article and press T, or begin here with “New tag”. A codebook from elsewhere comes in as a "
                "table or a page."
            )
        )
        self.new = QPushButton(_("New tag"), self)
        self.bring = QPushButton(_("Import…"), self)
        self.give = QPushButton(_("Export…"), self)
        self.stack = QStackedWidget(self)
        self._compose()
        self._connect()
        self.setFocusProxy(self.tree)
        self.set_palette(LIGHT)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _compose(self) -> None:
        title = self._label("codebookTitle")
        title.setText(_("Codebook"))
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(title)
        words.addWidget(self.counts)
        head.addLayout(words, 1)
        for button in (self.new, self.bring, self.give):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        whole = QSplitter(Qt.Orientation.Horizontal, self)
        whole.setHandleWidth(1)
        whole.setObjectName("codebookSplitter")
        whole.setChildrenCollapsible(False)
        for side, least in zip((self._left(), self.panel), LEAST_WIDTHS, strict=True):
            whole.addWidget(side)
            side.setMinimumWidth(least)
        whole.setStretchFactor(1, 1)
        whole.setSizes([TREE_WIDTH, PANEL_WIDTH])
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.stack.addWidget(whole)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 22, 30, 16)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def _left(self) -> QWidget:
        box = QFrame(self)
        box.setObjectName("codebookBox")
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 12, 8, 10)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)
        column.addWidget(self.hint)
        return box

    def _connect(self) -> None:
        self.tree.chosen.connect(self._show_chosen)
        self.tree.hint.connect(self._show_hint)
        self.filter.textChanged.connect(self._show_tags)
        self.filter.left.connect(self.tree.setFocus)
        self.new.clicked.connect(self.new_asked)
        self.bring.clicked.connect(self.import_asked)
        self.give.clicked.connect(self.export_asked)
        self._show_hint("")

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.tree.set_palette(palette)
        self.panel.set_palette(palette)
        field = f"background:{palette.card};color:{palette.text};border:1px solid {palette.line}"
        self.setStyleSheet(
            f"QWidget#codebook,QScrollArea#codebookPanel,QWidget#codebookInside{{background:{palette.page}}}"
            f"QFrame#codebookBox{{background:{palette.pane};border:1px solid {palette.line};"
            f"border-radius:8px}}"
            f"QTreeWidget#codebookTree{{background:{palette.pane};border:none;outline:none;"
            f"selection-background-color:transparent;show-decoration-selected:0}}"
            f"QToolButton#codebookOther{{border:none;padding:4px;border-radius:4px}}"
            f"QToolButton#codebookOther:hover,QToolButton#codebookOther:focus{{background:{palette.accent_soft}}}"
            f"QSplitter#codebookSplitter::handle{{background:{palette.page}}}"
            f"QLabel{{color:{palette.text}}}"
            f"{heading_style('codebookTitle', palette.text)}"
            f"QLabel#codebookFacts{{color:{palette.muted}}}"
            f"QLabel#codebookEmpty{{color:{palette.muted};padding:60px 120px}}"
            f"QLineEdit#codebookFilter,QLineEdit#codebookKey,QPlainTextEdit#codebookWords{{{field};"
            f"border-radius:5px;padding:4px 6px}}"
            f"QLineEdit#codebookName{{background:{palette.page};color:{palette.text};font-size:18px;"
            f"font-weight:bold;border:1px solid {palette.page};border-radius:5px;"
            f"padding:3px 4px;margin-left:-5px}}"
            f"QLineEdit#codebookName:hover{{border-color:{palette.line}}}"
            f"QLineEdit#codebookName:focus,QLineEdit#codebookFilter:focus,QLineEdit#codebookKey:focus,"
            f"QPlainTextEdit#codebookWords:focus{{border-color:{palette.accent}}}"
        )

    def show_codebook(self, tags: Sequence[Tag], *, notes: int) -> None:
        """Show all tags; ``notes`` is how many notes have one."""
        self._tags = tags
        self.stack.setCurrentIndex(0 if tags else 1)
        self.give.setEnabled(bool(tags))
        self.new.setEnabled(self.writable)
        self.bring.setEnabled(self.writable)
        self.counts.setText(_counts(len(tags), notes))
        self.counts.setVisible(bool(tags))
        self._show_tags()
        self._show_chosen(self.tree.current())

    @Slot()
    def _show_tags(self) -> None:
        self.tree.show_tags(self._tags, self.filter.text())

    @Slot(object)
    def _show_chosen(self, number: TagId | None) -> None:
        """Show the tag that is chosen; what was typed on the one before is told first."""
        if self.panel.tag is not None and self.panel.tag.id != number:
            self.panel.commit()
        tag = next((each for each in self._tags if each.id == number), None)
        self.panel.setVisible(tag is not None)
        if tag is None:
            self.panel.tag = None
            return
        taken = {each.key: each.name for each in self._tags if each.key and each.key != tag.key}
        self.panel.show_tag(tag, taken=taken, writable=self.writable)
        linked, memo = self.about(tag)
        self.panel.show_about(linked=linked, memo=memo)

    @Slot(str)
    def _show_hint(self, words: str) -> None:
        self.hint.setText(
            words or _("Drag a tag on another to nest it; F2 renames, the menu key offers more.")
        )


def nothing_about(_tag: Tag) -> tuple[int, str]:
    """Return that no note links to a tag, and that no memo lies on it."""
    return 0, ""


def _counts(tags: int, notes: int) -> str:
    local = QLocale()
    words = ngettext("{count} tag", "{count} tags", tags).format(count=local.toString(tags))
    carried = ngettext("{count} note has one", "{count} notes have one", notes)
    return f"{words} · {carried.format(count=local.toString(notes))}"
