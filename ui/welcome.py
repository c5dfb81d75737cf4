"""What an empty library shows in the place of an article: how to begin."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.translation import _


class Welcome(QWidget):
    """A title, two sentences and buttons for the commands given."""

    def __init__(self, commands: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._commands = commands
        self._buttons = [self._button(command) for command in commands]
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(self._label("welcome_title", _("Your library is empty")))
        column.addWidget(
            self._label(
                "welcome_text",
                _(
                    "Drop text files, saved web pages or folders anywhere in this window, "
                    "or choose them here. Everything stays on this computer."
                ),
            )
        )
        row = QHBoxLayout()
        row.addStretch()
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(3)
        self.follow()

    def _label(self, name: str, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        return label

    def _button(self, command: QAction) -> QPushButton:
        button = QPushButton(command.icon(), command.text().replace("&", ""))
        button.clicked.connect(command.trigger)
        command.changed.connect(self.follow)
        return button

    def follow(self) -> None:
        """Offer what is possible now."""
        for button, command in zip(self._buttons, self._commands, strict=True):
            button.setEnabled(command.isEnabled())
