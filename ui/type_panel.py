"""The panel behind "Aa": face, size and measures of the article's text, with effect at once."""

from dataclasses import fields, replace

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QPushButton, QSlider, QWidget

from desktop.settings import RANGES, Settings
from desktop.translation import _
from ui.dialogs.parts import TickBox
from ui.field_look import FIELD_LOOK
from ui.plain import plain_tip

_WIDTH = 400
_VALUE_WIDTH = 84  # pixels
_STEPS = {"text_size": 1, "line_height": 5, "measure": 2, "paragraph_spacing": 5}


class TypePanel(QFrame):
    """A panel that stays open while its controls are tried."""

    changed = Signal(object)  # Settings

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("type_panel")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setStyleSheet(FIELD_LOOK)
        self.setAccessibleName(_("Type"))
        self.setFixedWidth(_WIDTH)
        self._settings = Settings()
        self.families = self._family_box()
        self.sliders = {name: self._slider(name) for name in RANGES}
        self.values = {name: QLabel(self) for name in RANGES}
        self.justify = TickBox(_("Align both sides"), self)
        self.first = QPushButton(_("As at first"), self)
        self.first.setAutoDefault(False)
        words = {
            "text_size": _("Size"),
            "line_height": _("Line height"),
            "measure": _("Line width"),
            "paragraph_spacing": _("Between paragraphs"),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setVerticalSpacing(10)
        grid.setHorizontalSpacing(12)
        grid.addWidget(QLabel(_("Face"), self), 0, 0)
        grid.addWidget(self.families, 0, 1, 1, 2)
        for row, (name, slider) in enumerate(self.sliders.items(), start=1):
            slider.setAccessibleName(words[name])
            grid.addWidget(QLabel(words[name], self), row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(self.values[name], row, 2)
        grid.addWidget(self.justify, len(words) + 1, 1, 1, 2)
        grid.addWidget(self.first, len(words) + 2, 1)
        grid.setColumnMinimumWidth(2, _VALUE_WIDTH)
        grid.setColumnStretch(1, 1)
        self.families.setAccessibleName(_("Face"))
        docs = {each.name: _(each.metadata["doc"]) for each in fields(Settings)}
        for name, control in self.controls.items():
            control.setToolTip(plain_tip(docs[name]))
        self.families.activated.connect(self._tell)
        self.justify.toggled.connect(self._tell)
        self.first.clicked.connect(self._reset)
        for slider in self.sliders.values():
            slider.valueChanged.connect(self._tell)

    @property
    def controls(self) -> dict[str, QWidget]:
        """The controls by the settings they are for."""
        return {**self.sliders, "text_family": self.families, "justify": self.justify}

    def open_below(self, button: QWidget, settings: Settings) -> None:
        """Show the panel under a button, inside its screen."""
        self.show_settings(settings)
        self.adjustSize()
        place = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 4))
        room = button.screen().availableGeometry()
        self.move(max(room.left(), place.x()), min(place.y(), room.bottom() - self.height()))
        self.show()
        self.sliders["text_size"].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc: a popup of one's own does not by itself."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def show_settings(self, settings: Settings) -> None:
        """Show what holds."""
        self._settings = settings
        blocked = [QSignalBlocker(each) for each in (*self.sliders.values(), self.justify)]
        for name, slider in self.sliders.items():
            slider.setValue(getattr(settings, name))
        self.justify.setChecked(settings.justify)
        self.families.setCurrentIndex(max(0, self.families.findData(settings.text_family)))
        self._show_values()
        del blocked

    def _family_box(self) -> QComboBox:
        """Return the choice of faces: the one that comes along, the system's, then all that are installed."""
        box = QComboBox(self)
        box.setMaxVisibleItems(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        box.addItem(_("Serif, as it comes"), "")
        box.addItem(_("Sans serif of the system"), system)
        for family in QFontDatabase.families():
            if family != system and not QFontDatabase.isPrivateFamily(family):
                box.addItem(family, family)
        return box

    def _slider(self, name: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(*RANGES[name])
        slider.setSingleStep(_STEPS[name])
        slider.setPageStep(4 * _STEPS[name])
        return slider

    def _show_values(self) -> None:
        settings = self._settings
        words = {
            "text_size": _("{number} px").format(number=settings.text_size),
            "line_height": _("{number} %").format(number=settings.line_height),
            "measure": _("{number} letters").format(number=settings.measure),
            "paragraph_spacing": _("{number} %").format(number=settings.paragraph_spacing),
        }
        for name, label in self.values.items():
            label.setText(words[name])
            self.sliders[name].setAccessibleDescription(words[name])

    @Slot()
    def _tell(self) -> None:
        sliders = self.sliders
        self._settings = replace(
            self._settings,
            text_family=self.families.currentData(),
            text_size=sliders["text_size"].value(),
            line_height=sliders["line_height"].value(),
            measure=sliders["measure"].value(),
            paragraph_spacing=sliders["paragraph_spacing"].value(),
            justify=self.justify.isChecked(),
        )
        self._show_values()
        self.changed.emit(self._settings)

    @Slot()
    def _reset(self) -> None:
        first = Settings()
        self.show_settings(
            replace(
                self._settings,
                text_family=first.text_family,
                justify=first.justify,
                **{name: getattr(first, name) for name in RANGES},
            )
        )
        self.changed.emit(self._settings)
