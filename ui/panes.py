"""The panes of a window and how they are laid out."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.articles.model import Fetch
from ui.articles.pane import ArticlePane
from ui.articles.sidebar import Sidebar
from ui.inspector import Inspector
from ui.menus import Commands
from ui.messages import Banner
from ui.reader.fonts import load_reader_font
from ui.reader.pane import ReaderPane
from ui.reader.style import style_of
from ui.status_bar import StatusBar
from ui.theme import Palette
from ui.toolbar import Toolbar
from ui.welcome import Welcome

FIRST_WIDTHS = [190, 300, 640, 310]
NARROW_WIDTHS = [160, 230, 360, 250]
NARROW = 1200  # pixels; a window below it gives the article what the other panes can spare
LEAST_WIDTHS = (150, 200, 320, 240)  # of sidebar, list, article, inspector: below, names cannot be read
BEGINNINGS = ("import_files", "import_folder", "import_samples")


def use_readable_numbers() -> None:
    """Write numbers as in 2,096 also where the system has no language: the C locale knows no thousands."""
    if QLocale.system().language() is QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


class Panes:
    """All panes of one window; they know nothing of each other, the window wires them."""

    def __init__(self, commands: Commands, palette: Palette, *, fetch: Fetch, text_size: int) -> None:
        use_readable_numbers()
        self.toolbar = Toolbar(commands)
        self.sidebar = Sidebar(palette)
        self.articles = ArticlePane(fetch, palette)
        self._family = load_reader_font()
        self.reader = ReaderPane(style_of(palette, family=self._family, size=text_size))
        self.inspector = Inspector()
        self.inspector.set_palette(palette)
        self.status = StatusBar()
        self.welcome = Welcome([commands.action(name) for name in BEGINNINGS])
        self.centre = QStackedWidget()
        self.centre.addWidget(self.reader)
        self.centre.addWidget(self.welcome)
        self._middle = _column(self.centre)
        self.banner = Banner(self._middle)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)

    def lay_out(self, window: QMainWindow) -> None:
        """Put the panes into the window: sidebar, list, article, inspector."""
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for place, pane in enumerate((self.sidebar, self.articles, self._middle, self.inspector)):
            self.splitter.addWidget(pane)
            pane.setMinimumWidth(LEAST_WIDTHS[place])
            self.splitter.setStretchFactor(place, int(pane is self._middle))
        self.splitter.setSizes(FIRST_WIDTHS if window.width() >= NARROW else NARROW_WIDTHS)
        window.setCentralWidget(_column(self.toolbar, self.splitter, self.status))

    def set_palette(self, palette: Palette, *, text_size: int) -> None:
        """Take another theme or text size."""
        for pane in (self.sidebar, self.articles, self.inspector):
            pane.set_palette(palette)
        self.set_text_size(palette, text_size)

    def set_text_size(self, palette: Palette, text_size: int) -> None:
        """Take another size of the article's text."""
        self.reader.set_style(style_of(palette, family=self._family, size=text_size))


def _column(*widgets: QWidget) -> QWidget:
    """Return the widgets one above the other without gaps; the splitter or stack takes the room."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, int(isinstance(widget, (QSplitter, QStackedWidget))))
    return whole
