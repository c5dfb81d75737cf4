"""Where an entity lies: one line that says how that is known, and a menu to put it right."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.text.whereabouts import SOURCES, Located, Place, described, grounds, identifiers_of
from desktop.translation import _

LONGEST_MENU = 12  # places of one name that are offered, the largest first


class WhereaboutsLine(QWidget):
    """Shows the place behind an entity; what a reader says of it is told by a signal."""

    said = Signal(object)  # identifiers to keep, by their source

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidates: Sequence[Place] = ()
        self._located: Located | None = None
        self._denied = False
        self.place = self._label("entityPlace")
        self.why = self._label("indexHeading")
        self.button = QPushButton(_("Which place…"), self)
        self.button.setToolTip(_("Say which place this is, or that it is none of those known."))
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        below = QHBoxLayout()
        below.addWidget(self.why, 1)
        below.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.place)
        column.addLayout(below)
        self.menu.aboutToShow.connect(self._fill)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def show_place(
        self, located: Located | None, candidates: Sequence[Place], *, denied: bool, writable: bool
    ) -> None:
        """Show where an entity lies, or that it may be one of several; hidden where no place is known.

        ``denied`` says that a reader took it for none of the candidates.
        """
        self._located, self._candidates, self._denied = located, candidates, denied
        self.place.setText("" if located is None else described(located.place))
        self.place.setVisible(located is not None)
        self.why.setText(self._grounds())
        self.button.setEnabled(writable)
        self.button.setVisible(bool(candidates))
        self.setVisible(located is not None or bool(candidates))

    def _grounds(self) -> str:
        if self._located is not None:
            return grounds(self._located.basis)
        if self._denied:
            return _("A person said that it is none of the places known.")
        return _("Several places have this name.")

    @Slot()
    def _fill(self) -> None:
        """Offer the places when the menu is asked for."""
        self.menu.clear()
        group = QActionGroup(self.menu)
        for place in self._candidates[:LONGEST_MENU]:
            action = self._offer(_words(place), identifiers_of(place), group)
            action.setChecked(self._located is not None and self._located.place == place)
        self.menu.addSeparator()
        self._offer(_("None of these"), identifiers_of(None), group).setChecked(self._denied)
        if self._denied or (self._located is not None and not self._located.assumed):
            self.menu.addAction(_("Assume it again")).triggered.connect(self._assume)

    def _offer(self, words: str, identifiers: dict[str, str], group: QActionGroup) -> QAction:
        action = self.menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(identifiers)
        action.triggered.connect(self._tell)
        group.addAction(action)
        return action

    @Slot()
    def _tell(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.said.emit(action.data())

    @Slot()
    def _assume(self) -> None:
        self.said.emit(dict.fromkeys(SOURCES, ""))


def _words(place: Place) -> str:
    """Return a place as the menu offers it, with its people, by which namesakes are told apart."""
    if not place.population:
        return described(place)
    count = QLocale().toString(place.population)
    return _("{place} · {count} people").format(place=described(place), count=count)
