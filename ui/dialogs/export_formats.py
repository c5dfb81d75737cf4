"""The ways to export that are offered, in a list, and the fields for what each of them can be told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QListWidget, QListWidgetItem, QWidget

from desktop.exporting.choices import choices
from desktop.extensions import load
from desktop.extensions.export import ExportOptions, Target
from desktop.translation import _
from ui.dialogs.parts import TickBox

ORDER = (
    "markdown", "docx", "docx-comments", "html", "csv", "xlsx",
    "bibtex", "ris", "csl-json", "jsonld", "jsonl", "sqlite", "archive",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to export: the exporter's name, which of its ways, and what the reader is told of it."""

    format: str
    place: int
    target: Target

    @property
    def key(self) -> str:
        """What the way is remembered by."""
        return f"{self.format}/{self.place}"


def offers() -> list[Offer]:
    """Return all ways to export: the usual formats first, then others by name."""
    places = {name: place for place, name in enumerate(ORDER)}
    known = load("exporters")
    return [
        Offer(name, place, target)
        for name in sorted(known, key=lambda each: (places.get(each, len(places)), each))
        for place, target in enumerate(known[name]().targets())
    ]


class FormatList(QListWidget):
    """The ways to export; one is always chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Format"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSpacing(1)
        known = offers()
        self.suffixes = {offer.target.suffix for offer in known}
        for offer in known:
            item = QListWidgetItem(offer.target.words, self)
            item.setData(Qt.ItemDataRole.UserRole, offer)
            item.setToolTip(offer.target.explanation)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, offer.target.explanation)
        self.setCurrentRow(0)

    @property
    def chosen(self) -> Offer:
        """The way that is chosen."""
        offer: Offer = self.currentItem().data(Qt.ItemDataRole.UserRole)
        return offer

    def choose(self, key: object) -> None:
        """Choose a way by its key; one that is no longer there changes nothing."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole).key == key:
                self.setCurrentRow(row)

    def sizeHint(self) -> QSize:
        """Take the room of all ways."""
        rows = sum(self.sizeHintForRow(row) + 2 * self.spacing() for row in range(self.count()))
        return QSize(290, rows + 2 * self.frameWidth())


class OptionFields(QWidget):
    """A field for each option that the chosen way has; what was chosen for one way stays for the next."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self.guard = TickBox(_("Keep spreadsheets from running cells as formulas"), self)
        self.guard.setChecked(True)
        self.guard.toggled.connect(self.changed)
        self.boxes: dict[str, QComboBox] = {}
        for option, words in (
            ("by", _("Put together")),
            ("style", _("Citation style")),
            ("template", _("Template")),
        ):
            self.boxes[option] = self._box(option, words)
        self._form.addRow(self.guard)
        self.wikilinks = TickBox(_("Links between notes as links between files"), self)
        self.wikilinks.toggled.connect(self.changed)
        self._form.addRow(self.wikilinks)

    def _box(self, option: str, words: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(words)
        for value, shown in choices(option):
            box.addItem(shown, value)
        box.currentIndexChanged.connect(self._tell)
        self._form.addRow(words, box)
        return box

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    def follow(self, target: Target) -> None:
        """Show the fields that make a difference to a way to export."""
        for option, box in self.boxes.items():
            self._form.setRowVisible(box, option in target.options and box.count() > 0)
        self._form.setRowVisible(self.guard, "formula_guard" in target.options)
        self._form.setRowVisible(self.wikilinks, "wikilinks" in target.options)
        self.setVisible(bool(target.options))

    def options(self, target: Target) -> ExportOptions:
        """Return what is chosen for a way to export."""

        def chosen(option: str, preset: str) -> str:
            return str(self.boxes[option].currentData() or "") if option in target.options else preset

        return replace(
            target.preset,
            formula_guard=self.guard.isChecked(),
            by=chosen("by", target.preset.by),
            style=chosen("style", target.preset.style),
            template=chosen("template", target.preset.template),
            wikilinks="wikilinks" in target.options and self.wikilinks.isChecked(),
        )

    def recall(self, remembered: Mapping[str, object]) -> None:
        """Choose again what was chosen once; what is no longer there is left as it is."""
        self.guard.setChecked(remembered.get("formula_guard") is not False)
        self.wikilinks.setChecked(remembered.get("wikilinks") is True)
        for option, box in self.boxes.items():
            place = box.findData(remembered.get(option))
            if place >= 0:
                box.setCurrentIndex(place)

    def remembered(self) -> dict[str, object]:
        """Return what is chosen as JSON values."""
        chosen: dict[str, object] = {name: box.currentData() for name, box in self.boxes.items()}
        ticks = {"formula_guard": self.guard.isChecked(), "wikilinks": self.wikilinks.isChecked()}
        return {**ticks, **chosen}
