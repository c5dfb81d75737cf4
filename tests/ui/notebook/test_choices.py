"""What is chosen from beside the notes: the names of a picker, the tags of the codebook."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.library import Library
from ui.notebook.codebook import CodebookPanel
from ui.notebook.picker import Picker


def test_a_long_name_is_cut_and_not_scrolled_to(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    picker = Picker(parent)
    picker.ask(["A title that is far too long " * 10, "Short"], heading="Article", at=QPoint(0, 0))
    assert not picker.list.horizontalScrollBar().isVisible()


def test_a_tag_below_another_has_the_dot_of_its_colour_too(qtbot: QtBot, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "one.scholiast", create=True, by="Reader")
    library.tags.create("war/drills", colour="#ff0000")
    tags = library.tags.codebook()
    library.close()
    panel = CodebookPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.show()
    panel.show_tags(tags, frozenset())
    seen = panel.tree.viewport().grab().toImage()
    colours = {seen.pixelColor(x, y).name() for x in range(60) for y in range(seen.height())}
    assert QColor("#ff0000").name() in colours
