"""The bar at the top: import and export, undo and redo, the search, type and theme."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop.translation import _
from ui.actions import action
from ui.icons import icon
from ui.menus import Commands
from ui.search.field import SearchField

ICON = QSize(16, 16)


class Toolbar(QWidget):
    """Buttons of commands left and right, the search in the middle."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._commands = commands
        self.search = SearchField(action("search").key_text())
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(420)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme = self._button(icon_name="circle-half", tip=_("Light or dark"))
        self.type_button = self._of("type")
        left = [
            self._worded("import_files", _("Import")),
            self._worded("export", _("Export…"), sign=False),
            self._of("undo"),
            self._of("redo"),
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(12)
        # Equal shares on both sides put the search in the middle of the window.
        row.addWidget(_side(left, Qt.AlignmentFlag.AlignLeft), 1)
        row.addWidget(self.search, 1)
        row.addWidget(_side([self.type_button, self.theme], Qt.AlignmentFlag.AlignRight), 1)

    def _button(self, *, icon_name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name))
        button.setIconSize(ICON)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _of(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._commands.action(name))
        button.setIconSize(ICON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _worded(self, name: str, word: str, *, sign: bool = True) -> QToolButton:
        command = self._commands.action(name)
        command.setIconText(word)
        button = self._of(name)
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(style.ToolButtonTextBesideIcon if sign else style.ToolButtonTextOnly)
        return button


def _side(buttons: list[QToolButton], edge: Qt.AlignmentFlag) -> QWidget:
    side = QWidget()
    row = QHBoxLayout(side)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    if edge is Qt.AlignmentFlag.AlignRight:
        row.addStretch()
    for button in buttons:
        row.addWidget(button)
    if edge is Qt.AlignmentFlag.AlignLeft:
        row.addStretch()
    return side
