"""Which engines recognise, and which of them reads which language."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.recognition.catalogue import (
    RULES_ENGINE,
    Choices,
    Engine,
    Origin,
    choices_of,
    engine_for,
    engines,
    find_engine,
    forget_engines,
)
from desktop.recognition.pipelines import ANY_LANGUAGE
from desktop.settings import Settings
from desktop.text.languages import language_name
from desktop.translation import _
from ui.dialogs.parts import heading_label, plain_label, prepare, settle
from ui.plain import plain_tip


def engine_words(engine: Engine) -> str:
    """Return an engine's name and version as the reader sees them."""
    if engine.origin is Origin.RULES:
        return _("Rules only: dates and places")
    return f"{engine.name} {engine.version}".strip()


def origin_words(engine: Engine) -> str:
    """Return where an engine comes from."""
    words = {
        Origin.EXTENSION: _("Comes along, or with an extension"),
        Origin.PACKAGE: _("Installed package"),
        Origin.FOLDER: str(Path(engine.id).parent),
        Origin.RULES: _("Comes along"),
    }
    return words[engine.origin]


class EnginesDialog(QDialog):
    """Shows the languages of the library with the engine of each, and all engines that there are."""

    settings_changed = Signal(object)  # Settings

    def __init__(
        self, settings: Settings, languages: Mapping[str, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = prepare(self, title=_("Recognition engines"), size=QSize(720, 560))
        self._settings = settings
        self._languages = dict(languages)
        self._chosen = dict(choices_of(settings).chosen)
        self._folders = list(settings.engine_folders)
        column.addWidget(heading_label(_("Which engine reads which language"), self))
        self.languages = _table(self, _("Languages"), [_("Language"), _("Articles"), _("Engine")], (200, 90))
        column.addWidget(self.languages, 3)
        column.addWidget(heading_label(_("Engines"), self))
        self.engines = _table(self, _("Engines"), [_("Engine"), _("Languages"), _("Where from")], (250, 190))
        self.engines.itemSelectionChanged.connect(self._show_problem)
        column.addWidget(self.engines, 2)
        self.problem = plain_label("", self, muted=True)
        self.add, self.remove = (
            QPushButton(_("Add a folder…"), self),
            QPushButton(_("Remove the folder"), self),
        )
        self.add.clicked.connect(self._ask_folder)
        self.remove.clicked.connect(self._remove_folder)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.problem, 1)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        settle(self.buttons)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self._show()

    @property
    def _known(self) -> Sequence[Engine]:
        return engines(tuple(self._folders))

    def _show(self) -> None:
        known = self._known
        self.engines.setRowCount(len(known))
        for row, each in enumerate(known):
            names = ", ".join(_language_words(code) for code in each.languages)
            cells = (engine_words(each), names or _("The others"), origin_words(each))
            for place, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(plain_tip(each.problem or words))
                item.setData(Qt.ItemDataRole.UserRole, each.id)
                if each.problem:
                    item.setForeground(self.palette().placeholderText())
                self.engines.setItem(row, place, item)
        codes = {*self._languages, *(code for each in known for code in each.languages)} - {ANY_LANGUAGE}
        codes |= {*self._chosen}
        ordered = sorted(codes, key=self._most_articles_first)
        self.languages.setRowCount(len(ordered))
        for row, code in enumerate(ordered):
            count = self._languages.get(code, 0)
            self.languages.setItem(row, 0, QTableWidgetItem(language_name(code)))
            self.languages.setItem(row, 1, QTableWidgetItem(QLocale().toString(count) if count else "–"))
            box, cell = self._choice(code), QTableWidgetItem()
            cell.setData(Qt.ItemDataRole.AccessibleTextRole, box.currentText())
            self.languages.setItem(row, 2, cell)
            self.languages.setCellWidget(row, 2, box)
        self._show_problem()

    def _most_articles_first(self, code: str) -> tuple[int, str]:
        return -self._languages.get(code, 0), language_name(code)

    def _choice(self, code: str) -> QComboBox:
        """Return the choice of the engine for one language."""
        box = QComboBox(self.languages)
        box.setObjectName(code)
        box.setAccessibleName(_("Engine for {language}").format(language=language_name(code)))
        default = engine_for(code, Choices(folders=tuple(self._folders)))
        box.addItem(_("By itself: {engine}").format(engine=engine_words(default)), "")
        fitting = [
            each for each in self._known if not each.problem and {code, ANY_LANGUAGE} & {*each.languages}
        ]
        for each in (*fitting, RULES_ENGINE):
            box.addItem(engine_words(each), each.id)
        present = self._chosen.get(code, "")
        if present and box.findData(present) < 0:
            box.addItem(_("{engine} (cannot be used)").format(engine=Path(present).name), present)
        box.setCurrentIndex(max(0, box.findData(present)))
        box.activated.connect(self._take_choice)
        return box

    @Slot()
    def _take_choice(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self._chosen[box.objectName()] = box.currentData()

    @property
    def _chosen_engine(self) -> Engine | None:
        row = self.engines.currentRow()
        return self._known[row] if 0 <= row < len(self._known) else None

    @Slot()
    def _show_problem(self) -> None:
        """Say what speaks against the engine in the list, or how others get there."""
        engine = self._chosen_engine
        self.remove.setEnabled(engine is not None and engine.origin is Origin.FOLDER)
        hint = _(
            "A spaCy pipeline that you install is there by itself; one in a folder is added here. "
            "Nothing is used that could run code."
        )
        self.problem.setText(engine.problem if engine is not None and engine.problem else hint)

    @Slot()
    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("The folder of a spaCy pipeline"))
        if folder:
            self.add_folder(folder)

    def add_folder(self, folder: str) -> None:
        """Take a folder among the engines, or say why it is none."""
        forget_engines()
        found = find_engine(folder)
        if found.problem:
            self.engines.clearSelection()
            self.problem.setText(found.problem)
            return
        if found.id not in self._folders:
            self._folders.append(found.id)
        self._show()

    @Slot()
    def _remove_folder(self) -> None:
        engine = self._chosen_engine
        if engine is not None and engine.origin is Origin.FOLDER:
            self._folders.remove(engine.id)
            self._chosen = {code: name for code, name in self._chosen.items() if name != engine.id}
            self._show()

    def values(self) -> Settings:
        """Return the settings as they are chosen."""
        chosen = tuple(f"{code}={name}" for code, name in sorted(self._chosen.items()) if name)
        return replace(self._settings, engines=chosen, engine_folders=tuple(self._folders))

    @Slot()
    def _save(self) -> None:
        changed = self.values()
        self.accept()
        if changed != self._settings:
            forget_engines()
            self.settings_changed.emit(changed)


def _language_words(code: str) -> str:
    return _("several languages") if code == ANY_LANGUAGE else language_name(code)


def _table(dialog: QDialog, name: str, heads: Sequence[str], widths: tuple[int, int]) -> QTableWidget:
    table = QTableWidget(0, len(heads), dialog)
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(heads))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    head.setStretchLastSection(True)
    for place, width in enumerate(widths):
        head.resizeSection(place, width)
    return table
