"""The settings dialog: every setting a reader changes, with what it is for."""

from dataclasses import fields, replace

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from desktop.exporting.styles import own_folder, styles
from desktop.settings import TEXT_SIZES, Settings
from desktop.translation import _
from resources.styles import USUAL
from ui.dialogs.parts import TickBox, plain_label, prepare
from ui.plain import plain_tip

BYTES_IN_MB = 1_000_000


def theme_words() -> dict[str, str]:
    """Return the themes that can be chosen, by the name in the settings."""
    return {
        "system": _("Like the system"),
        "light": _("Light"),
        "dark": _("Dark"),
        "sepia": _("Sepia"),
        "contrast": _("High contrast"),
    }


def setting_docs() -> dict[str, str]:
    """Return what each setting is for, in the reader's language."""
    return {each.name: _(each.metadata["doc"]) for each in fields(Settings)}


class SettingsDialog(QDialog):
    """Shows the settings and tells the new ones when they are saved."""

    settings_changed = Signal(object)  # Settings
    engines_asked = Signal()  # which engine recognises in which language

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("Settings"), size=QSize(480, 0))
        self._settings = settings
        self.name = QLineEdit(settings.name, self)
        self.theme = QComboBox(self)
        for value, words in theme_words().items():
            self.theme.addItem(words, value)
        self.theme.setCurrentIndex(max(0, self.theme.findData(settings.theme)))
        self.text_size = QSpinBox(self)
        self.text_size.setRange(*TEXT_SIZES)
        self.text_size.setSuffix(_(" px"))
        self.text_size.setValue(settings.text_size)
        self.original_limit = QSpinBox(self)
        self.original_limit.setRange(0, 2000)
        self.original_limit.setSuffix(_(" MB"))
        self.original_limit.setSpecialValueText(_("Keep no files"))
        self.original_limit.setValue(settings.original_limit // BYTES_IN_MB)
        self.citation_style = self._style_box(settings.citation_style or USUAL)
        self.recognise = TickBox(_("Recognise entities"), self)
        self.recognise.setChecked(settings.recognise)
        self.engines = QPushButton(_("Choose engines…"), self)
        self.engines.setAutoDefault(False)
        self.engines.clicked.connect(self._ask_engines)
        self.form = QFormLayout()
        self.form.setVerticalSpacing(4)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label, widget in (
            ("name", _("Your name"), self.name),
            ("theme", _("Colours"), self.theme),
            ("text_size", _("Text size"), self.text_size),
            ("citation_style", _("Citation style"), self.citation_style),
            ("original_limit", _("Original files"), self.original_limit),
            ("recognise", "", self.recognise),
            ("engines", _("Engines"), self.engines),
        ):
            self._add(name, label, widget)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        column.addLayout(self.form)
        column.addStretch()
        column.addWidget(self.buttons)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)

    def _style_box(self, chosen: str) -> QComboBox:
        box = QComboBox(self)
        for style in styles():
            box.addItem(style.title, style.name)
        box.setCurrentIndex(box.findData(chosen))
        where = _("Files in CSL are offered as well when they lie in {path}.").format(path=own_folder())
        box.setToolTip(plain_tip(where))
        return box

    def _add(self, name: str, label: str, widget: QWidget) -> None:
        doc = setting_docs()[name]
        widget.setAccessibleName(label or _("Recognise entities"))
        widget.setAccessibleDescription(doc)
        explained = plain_label(doc, self, muted=True)
        explained.setContentsMargins(0, 0, 0, 8)
        self.form.addRow(label, widget)
        self.form.addRow("", explained)

    def values(self) -> Settings:
        """Return the settings as they are entered; what the dialog does not show stays."""
        limit = self.original_limit.value()
        style = self.citation_style.currentData() or self._settings.citation_style
        shown = self._settings.original_limit // BYTES_IN_MB
        return replace(
            self._settings,
            name=self.name.text().strip(),
            theme=self.theme.currentData(),
            text_size=self.text_size.value(),
            citation_style="" if style == USUAL else style,
            original_limit=self._settings.original_limit if limit == shown else limit * BYTES_IN_MB,
            recognise=self.recognise.isChecked(),
        )

    @Slot()
    def _ask_engines(self) -> None:
        self._save()
        self.engines_asked.emit()

    @Slot()
    def _save(self) -> None:
        self.accept()
        if self.values() != self._settings:
            self.settings_changed.emit(self.values())
