"""The chosen tag: its name, colour, key, and what the codebook says of it, edited where it is read."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QColorDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.model import Tag
from desktop.text.codebook_fields import clean_key
from desktop.translation import _, ngettext
from ui.codebook.fields import CapField, NameField, TellingField, WordsField
from ui.icons import icon
from ui.swatches import Swatch, key_hint, offered_colours
from ui.theme import LIGHT, Palette
from ui.writing.linked import LinkedFrom

WIDEST = 640  # pixels; longer lines are hard to read


class TagPanel(QScrollArea):
    """Shows one tag and tells what the reader changes of it; it knows no library."""

    name_changed = Signal(object, str)  # TagId, full name
    words_changed = Signal(object, str, str)  # TagId, colour, key or field, its words
    notes_asked = Signal(object)  # TagId
    memo_asked = Signal(object)  # TagId
    links_asked = Signal(object)  # TagId
    menu_asked = Signal(object, object)  # TagId, where on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebookPanel")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tag: Tag | None = None
        self._roles: Palette = LIGHT
        self._taken: Mapping[str, str] = {}
        self._make_head()
        self.words = {
            name: WordsField(name, label, self)
            for name, label in (
                ("definition", _("Definition")),
                ("use_when", _("Use when")),
                ("not_when", _("Not when")),
                ("example", _("Example")),
            )
        }
        self._swatches = QButtonGroup(self)
        self._colours = QHBoxLayout()
        self._compose()
        self._connect()

    def _make_head(self) -> None:
        self.name = NameField(self)
        self.name.setObjectName("codebookName")
        self.name.setAccessibleName(_("Name of the tag"))
        self._name = TellingField(self.name)
        self.facts = QLabel(self)
        self.facts.setObjectName("codebookFacts")
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.linked = LinkedFrom(self)
        self.about = QLabel(self)
        self.about.setObjectName("codebookMemo")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.key = CapField(self)
        self.key.setObjectName("codebookKey")
        self.key.setAccessibleName(_("Key"))
        self.key.setMaxLength(1)
        self.key.setFixedWidth(38)
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._key = TellingField(self.key)
        self.problem = QLabel(key_hint(), self)
        self.problem.setObjectName("codebookFacts")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.other = QToolButton(self)
        self.other.setObjectName("codebookOther")
        self.other.setIcon(icon("plus"))
        self.other.setIconSize(QSize(12, 12))
        self.other.setToolTip(_("Another colour…"))
        self.other.setAccessibleName(_("Another colour"))
        self.notes = QPushButton(_("Show its notes"), self)
        self.memo = QPushButton(_("Note on this tag"), self)
        self.more = QPushButton(_("More…"), self)
        self.more.setToolTip(_("Merge, split, move, retire or delete the tag"))

    def _compose(self) -> None:
        inside = QWidget(self)
        inside.setObjectName("codebookInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 4, 16, 24)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        column.addWidget(self.linked, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        form = self._form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(18)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_("Colour"), self._colours)
        form.addRow(_("Key"), self._row(self.key, self.problem))
        for field in self.words.values():
            form.addRow(field.accessibleName(), field)
        form.addRow(_("Memo"), self.about)
        column.addLayout(form)
        column.addSpacing(14)
        column.addLayout(self._row(self.notes, self.memo, self.more))
        column.addStretch()
        inside.setMaximumWidth(WIDEST)
        self.setWidget(inside)

    def _row(self, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch()
        return row

    def _connect(self) -> None:
        self.name.returnPressed.connect(self._tell_name)
        self.name.left.connect(self._tell_name)
        self.name.given_up.connect(self._name.show)
        self.key.returnPressed.connect(self._tell_key)
        self.key.left.connect(self._tell_key)
        self.key.given_up.connect(self._key.show)
        self.key.textChanged.connect(self._show_problem)
        self._swatches.buttonClicked.connect(self._tell_colour)
        for field in self.words.values():
            field.changed.connect(self._tell_words)
        self.other.clicked.connect(self._ask_colour)
        self.notes.clicked.connect(self._ask_notes)
        self.memo.clicked.connect(self._ask_memo)
        self.linked.clicked.connect(self._ask_links)
        self.more.clicked.connect(self._ask_menu)

    def show_tag(self, tag: Tag, *, taken: Mapping[str, str], writable: bool) -> None:
        """Show a tag; ``taken`` names what other keys do."""
        anew = self.tag is None or self.tag.id != tag.id
        recoloured = self.tag is None or anew or self.tag.colour != tag.colour
        self.tag, self._taken = tag, taken
        self._name.take(tag.name, anew=anew)
        self._key.take((tag.key or "").upper(), anew=anew)
        self._show_problem()
        self.facts.setText(facts_of(tag))
        for name, field in self.words.items():
            field.take(getattr(tag, name), anew=anew)
            field.setReadOnly(not writable)
        if recoloured:
            self._show_colours(tag.colour)
        for each in (self.name, self.key):
            each.setReadOnly(not writable)
        for button in (*self._swatches.buttons(), self.other, self.memo, self.more):
            button.setEnabled(writable)

    def show_about(self, *, linked: int, memo: str) -> None:
        """Show how many notes link to the tag, and what the memo on it says."""
        self.linked.show_count(linked)
        self.about.setText(memo)
        self._form.setRowVisible(self.about, bool(memo))

    def _show_colours(self, own: str) -> None:
        for button in self._swatches.buttons():
            self._swatches.removeButton(button)
            button.deleteLater()
        while self._colours.takeAt(0) is not None:
            pass
        for colour, name in offered_colours(own).items():
            swatch = Swatch(colour, name, self)
            swatch.palette_roles = self._roles
            swatch.setChecked(colour == own)
            self._swatches.addButton(swatch)
            self._colours.addWidget(swatch)
        self._colours.addSpacing(6)
        self._colours.addWidget(self.other)
        self._colours.addStretch()

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self._roles = palette
        self.linked.set_palette(palette)
        for button in self._swatches.buttons():
            if isinstance(button, Swatch):
                button.palette_roles = palette
                button.update()

    def commit(self) -> None:
        """Tell what is typed now: another tag, page or library is about to be shown."""
        self._tell_name()
        self._tell_key()
        for field in self.words.values():
            field.commit()

    @Slot()
    def _tell_name(self) -> None:
        words = self._name.new_words()
        if words is not None and self.tag is not None and not self.name.isReadOnly():
            self._name.show()  # the library says what comes of it
            if words:
                self.name_changed.emit(self.tag.id, words)

    @Slot()
    def _tell_key(self) -> None:
        key = self._key.new_words()
        if key is None or self.tag is None:
            return
        if self._key_problem(key):
            self._key.show()
            return
        self._key.stored = key.upper()
        self.words_changed.emit(self.tag.id, "key", key)

    def _key_problem(self, key: str) -> str:
        if key and clean_key(key) is None:
            return _("The key can be a letter or a digit from 1 to 9.")
        if key.casefold() in self._taken:
            return _("This key is taken: {use}.").format(use=self._taken[key.casefold()])
        return ""

    @Slot()
    def _show_problem(self) -> None:
        typed = self._key.new_words()
        self.problem.setText((self._key_problem(typed) if typed else "") or key_hint())

    @Slot()
    def _tell_colour(self) -> None:
        swatch = self._swatches.checkedButton()
        if isinstance(swatch, Swatch) and self.tag is not None and swatch.colour != self.tag.colour:
            self.words_changed.emit(self.tag.id, "colour", swatch.colour)

    @Slot()
    def _ask_colour(self) -> None:
        """Open the system's colours at the one the tag has."""
        if self.tag is not None:
            dialog = QColorDialog(QColor(self.tag.colour), self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.colorSelected.connect(self.take_colour)
            dialog.open()

    @Slot(QColor)
    def take_colour(self, colour: QColor) -> None:
        """Tell a colour that is none of those offered."""
        if self.tag is not None and colour.name() != self.tag.colour:
            self.words_changed.emit(self.tag.id, "colour", colour.name())

    @Slot(str, str)
    def _tell_words(self, name: str, words: str) -> None:
        if self.tag is not None:
            self.words_changed.emit(self.tag.id, name, words)

    @Slot()
    def _ask_notes(self) -> None:
        if self.tag is not None:
            self.notes_asked.emit(self.tag.id)

    @Slot()
    def _ask_memo(self) -> None:
        if self.tag is not None:
            self.memo_asked.emit(self.tag.id)

    @Slot()
    def _ask_links(self) -> None:
        if self.tag is not None:
            self.links_asked.emit(self.tag.id)

    @Slot()
    def _ask_menu(self) -> None:
        if self.tag is not None:
            where = self.more.mapToGlobal(self.more.rect().bottomLeft())
            self.menu_asked.emit(self.tag.id, where)


def facts_of(tag: Tag) -> str:
    """Return how often a tag is used, alone and with those below it."""
    notes = ngettext("{count} note", "{count} notes", tag.annotations)
    articles = ngettext("{count} article", "{count} articles", tag.articles)
    local = QLocale()
    parts = [
        notes.format(count=local.toString(tag.annotations)),
        articles.format(count=local.toString(tag.articles)),
    ]
    if tag.annotations_below != tag.annotations:
        below = _("{count} with the tags below").format(count=local.toString(tag.annotations_below))
        parts.append(below)
    if tag.retired:
        parts.append(_("retired: not offered any more"))
    return " · ".join(parts)
