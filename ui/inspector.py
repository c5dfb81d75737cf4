"""The inspector: notes, entities and details of the open article, each on a tab with its count."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.translation import _
from ui.details.pane import DetailsPane
from ui.entities.pane import EntitiesPane
from ui.notes.pane import NotesPane
from ui.theme import LIGHT, Palette

TABS = ("notes", "entities", "details")


def tab_text(words: str, count: int) -> str:
    """Return a tab's label, with the count when there is something to count."""
    return _("{what} {count}").format(what=words, count=QLocale().toString(count)) if count else words


class Inspector(QWidget):
    """Holds the three panes; the window talks to each of them, and wires them."""

    wanted = Signal(bool)  # to be seen: one is to write here

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.notes = NotesPane(self)
        self.entities = EntitiesPane(self)
        self.details = DetailsPane(self)
        self.bar = QTabBar(self)
        self.bar.setObjectName("inspectorTabs")
        self.bar.setAccessibleName(_("Inspector"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setUsesScrollButtons(False)
        font = QFont(self.bar.font())
        font.setPixelSize(13)
        self.bar.setFont(font)
        self.stack = QStackedWidget(self)
        for pane, words in zip(self.panes, (_("Notes"), _("Entities"), _("Details")), strict=True):
            self.bar.addTab(words)
            self.stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self.stack.setCurrentIndex)
        self.set_palette(LIGHT)

    @property
    def panes(self) -> tuple[NotesPane, EntitiesPane, DetailsPane]:
        """The panes in the order of the tabs."""
        return (self.notes, self.entities, self.details)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours, here and in the panes."""
        tab = "padding:9px 4px 8px 4px;margin-left:10px;border:none;border-bottom:2px solid transparent"
        self.setStyleSheet(
            f"QWidget#inspector{{background:{palette.pane}}}"
            f"QTabBar#inspectorTabs{{background:{palette.pane};border-bottom:1px solid {palette.line}}}"
            f"QTabBar#inspectorTabs::tab{{background:transparent;color:{palette.muted};{tab}}}"
            f"QTabBar#inspectorTabs::tab:hover{{color:{palette.text}}}"
            f"QTabBar#inspectorTabs::tab:selected{{color:{palette.accent};border-bottom-color:{palette.accent}}}"
        )
        for pane in self.panes:
            pane.set_palette(palette)

    def show_counts(self) -> None:
        """Write the counts of notes and entities on their tabs; to be called after the panes changed."""
        self.bar.setTabText(0, tab_text(_("Notes"), self.notes.count()))
        self.bar.setTabText(1, tab_text(_("Entities"), self.entities.count()))

    def show_tab(self, name: str) -> None:
        """Bring one tab to the front: "notes", "entities" or "details"."""
        self.bar.setCurrentIndex(TABS.index(name))

    def write(self, annotation: int) -> None:
        """Put the keyboard into the note of a card, whatever was in front."""
        self.wanted.emit(True)  # noqa: FBT003  # Qt's signature: a value
        self.show_tab("notes")
        self.notes.activate(annotation, edit=True)

    def tab(self) -> str:
        """Return the name of the tab in front."""
        return TABS[self.bar.currentIndex()]

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only, in a library that cannot be written."""
        self.notes.set_read_only(read_only=read_only)
        self.details.set_read_only(read_only=read_only)

    def clear(self) -> None:
        """Show that no article is open."""
        for pane in self.panes:
            pane.clear()
        self.show_counts()

    def commit(self) -> None:
        """Have everything told that was typed and not kept yet."""
        self.notes.commit()
        self.details.commit()
