"""Every place of some words, to be ticked: of which kind they are, or that they are no entity."""

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.model import Kind
from desktop.translation import _, ngettext
from ui.dialogs.concordance import ConcordanceDialog
from ui.dialogs.parts import plain_label
from ui.kinds import KIND_LOOKS
from ui.theme import LIGHT, Palette

NO_ENTITY = ""


class EntityLinesDialog(ConcordanceDialog):
    """Shows the places as they are found, all ticked. All of them together hold for articles to come, too."""

    def __init__(
        self, words: str, kind: Kind, parent: QWidget | None = None, *, palette: Palette = LIGHT
    ) -> None:
        self._words = words
        self.kind_box: QComboBox | None = None
        heading = _("Every “{words}” in the library: untick what is not meant, then choose what it is.")
        super().__init__(heading.format(words=words), parent, palette=palette)
        self.choose.hide()
        box = self.unit_box
        box.clear()
        box.setAccessibleName(_("What it is"))
        for each, look in KIND_LOOKS.items():
            box.addItem(look.one, each.value)
        box.addItem(_("Not an entity"), NO_ENTITY)
        box.setCurrentIndex(box.findData(kind.value))
        self.kind_box = box
        self.reach = plain_label("", self, muted=True)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.buttons), self.reach)
        box.currentIndexChanged.connect(self._take_kind)
        self._take_kind()

    @property
    def kind(self) -> Kind | None:
        """The kind that is chosen, None for no entity."""
        chosen = self.kind_box.currentData() if self.kind_box is not None else NO_ENTITY
        return Kind(chosen) if chosen else None

    def all_ticked(self) -> bool:
        """Tell whether no place was left out."""
        return self.model.ticked_count() == len(self.model.places)

    @Slot()
    def _take_kind(self) -> None:
        self.tag = "chosen"
        self._show_counts()

    def apply_words(self, count: int) -> str:
        """Say what the button does."""
        if self.kind_box is None:
            return ""
        self.reach.setText(
            _("As all are ticked, this holds for articles to come, too.")
            if self.all_ticked()
            else _("As some are not ticked, this holds for the ticked places alone.")
        )
        local, kind = QLocale(), self.kind
        if kind is None:
            label = ngettext("Reject {count} place", "Reject {count} places", count)
            return label.format(count=local.toString(count))
        label = ngettext("Mark {count} place as {kind}", "Mark {count} places as {kind}", count)
        return label.format(count=local.toString(count), kind=KIND_LOOKS[kind].one)
