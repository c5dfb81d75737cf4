"""The dialog for one tag: its name, colour, key and definition."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.model import Tag
from desktop.translation import _
from ui.field_look import FIELD_LOOK
from ui.swatches import KeyField, Swatch, key_hint, offered_colours
from ui.tagging import clean_tag_name
from ui.theme import LIGHT, Palette


@dataclass(frozen=True, slots=True)
class TagValues:
    """What the reader wants a tag to be; ``colour`` None leaves the choice to the library."""

    name: str
    colour: str | None
    key: str | None
    definition: str


class TagDialog(QDialog):
    """Asks what a tag shall be; ``values`` answers after it was accepted.

    ``taken`` maps the keys that are in use to what they do ("1" to a tag's name, "h" to "Highlight").
    """

    def __init__(
        self,
        tag: Tag | None = None,
        parent: QWidget | None = None,
        *,
        names: Collection[str] = (),
        taken: Mapping[str, str] | None = None,
        palette: Palette = LIGHT,
    ) -> None:
        super().__init__(parent)
        self._tag = tag
        self._names = {known.casefold() for known in names} - ({tag.name.casefold()} if tag else set())
        self._taken = {key: use for key, use in (taken or {}).items() if tag is None or key != tag.key}
        self.setWindowTitle(_("Edit tag") if tag else _("New tag"))
        self.setMinimumWidth(420)
        self.setStyleSheet(FIELD_LOOK)
        self.name = QLineEdit(tag.name if tag else "", self)
        self.name.setAccessibleName(_("Name"))
        self.name.setPlaceholderText(_("Name; “a/b” puts b under a"))
        self.key = KeyField((tag.key or "") if tag else "", self)
        self.key.setAccessibleName(_("Key"))
        self.key.setMaxLength(1)
        self.key.setFixedWidth(44)
        self.key.setAccessibleDescription(key_hint())
        self.definition = QPlainTextEdit(tag.definition if tag else "", self)
        self.definition.setAccessibleName(_("Definition"))
        self.definition.setPlaceholderText(_("What belongs under this tag, and what does not."))
        self.definition.setTabChangesFocus(True)
        self.definition.setFixedHeight(90)
        self.problem = QLabel(self)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setStyleSheet(f"color:{palette.danger}")
        self.swatches = QButtonGroup(self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._compose(palette)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self.check)
        self.key.textChanged.connect(self.check)
        self.check()

    def _compose(self, palette: Palette) -> None:
        colours = QHBoxLayout()
        colours.setSpacing(2)
        own = self._tag.colour if self._tag else None
        for number, (colour, name) in enumerate(offered_colours(own).items()):
            swatch = Swatch(colour, name, self)
            swatch.palette_roles = palette
            swatch.setChecked(self._tag is not None and colour == self._tag.colour)
            self.swatches.addButton(swatch, number)
            colours.addWidget(swatch)
        colours.addStretch()
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(_("Name"), self.name)
        form.addRow(_("Colour"), colours)
        form.addRow(_("Key"), self._key_row())
        form.addRow(_("Definition"), self.definition)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)

    def _key_row(self) -> QHBoxLayout:
        hint = QLabel(key_hint(), self)
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.key)
        row.addWidget(hint, 1)
        return row

    def _problem(self) -> str:
        key = self.key.text().casefold()
        name = clean_tag_name(self.name.text())
        if name.casefold() in self._names:
            return _("There is a tag of this name already.")
        if key and (key == "0" or not (key.isascii() and key.isalnum())):
            return _("The key can be a letter or a digit from 1 to 9.")
        if key in self._taken:
            return _("This key is taken: {use}.").format(use=self._taken[key])
        return ""

    @Slot()
    def check(self) -> None:
        """Say what stands in the way, and allow saving when nothing does."""
        problem = self._problem()
        self.problem.setText(problem)
        named = bool(clean_tag_name(self.name.text()))
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(named and not problem)

    def values(self) -> TagValues:
        """Return what was entered."""
        swatch = self.swatches.checkedButton()
        return TagValues(
            name=clean_tag_name(self.name.text()),
            colour=swatch.colour if isinstance(swatch, Swatch) else None,
            key=self.key.text().casefold() or None,
            definition=self.definition.toPlainText().strip(),
        )
