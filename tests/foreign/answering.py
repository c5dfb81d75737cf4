"""The program as ``python -m ui`` starts it, which beside that tells a test where its widgets are.

Each line on standard input is a question, a JSON list of its name and arguments; each answer is one
line of JSON. Points are global pixels, None where something is not to be seen. Nothing is done here
that a reader does: keys and clicks come from outside.
"""

import json
import os
import sys

from PySide6.QtCore import QObject, QPointF, QSocketNotifier, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

from desktop.model import Span
from ui.app import main, make_application
from ui.articles.sidebar import PLACE
from ui.codebook.row import TAG
from ui.codebook.tree import CodebookTree
from ui.frame import Frame
from ui.window import Window
from ui.writing.editor import NoteEditor

Point = tuple[int, int]


def _global(widget: QWidget, point: QPointF) -> Point:
    where = widget.mapToGlobal(point)
    return round(where.x()), round(where.y())


def _middle(widget: QWidget) -> Point:
    return _global(widget, QPointF(widget.rect().center()))


class Answers(QObject):
    """Answers the questions that come through the pipe, between the events of the program."""

    def __init__(self) -> None:
        super().__init__()
        self._rest = b""
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    @Slot()
    def _read(self) -> None:
        got = os.read(sys.stdin.fileno(), 4096)
        if not got:
            self._notifier.setEnabled(False)
        *lines, self._rest = (self._rest + got).split(b"\n")
        for line in lines:
            name, *words = json.loads(line)
            sys.stdout.write(f"{json.dumps(getattr(self, f'ask_{name}')(*words))}\n")
            sys.stdout.flush()

    def _window(self) -> Window | None:
        frames = [each for each in QApplication.topLevelWidgets() if isinstance(each, Frame)]
        return frames[0].findChild(Window) if frames else None

    def ask_frame(self) -> int | None:
        """Return the id of the X window once the panes and the library are there."""
        window = self._window()
        there = window is not None and window.session.library is not None and window.frame.isVisible()
        return int(window.frame.winId()) if there and window is not None else None

    def ask_state(self) -> dict[str, object]:
        """Return what a reader sees of the window's state."""
        window = self._window()
        if window is None:
            return {}
        panes, focus = window.panes, QApplication.focusWidget()
        article, active = window.reading.article, panes.reader.view.layer.active
        return {
            "article": article.title if article is not None else None,
            "listed": len(panes.articles.model.ids),
            "welcome": panes.welcome.isVisible(),
            "selected": panes.reader.view.selected_text(),
            "bar": panes.reader.bar.isVisible(),
            "search": panes.toolbar.search.line.hasFocus(),
            "writing": focus.words if isinstance(focus, NoteEditor) else None,
            "typed": focus.text() if isinstance(focus, QLineEdit) else None,
            "asking": window.asking.picker.field.hasFocus(),
            "focus": focus.objectName() or type(focus).__name__ if focus is not None else None,
            "active": active,
            "writable": window.session.writable,
        }

    def ask_dialog(self) -> int | None:
        """Return the id of the X window of the dialog that is in front."""
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog) and each.isVisible():
                return int(each.winId())
        return None

    def ask_row(self, title: str) -> Point | None:
        """Return the middle of an article's row in the list."""
        window = self._window()
        if window is None:
            return None
        table = window.panes.articles.table
        for row, article in enumerate(window.session.rows(window.panes.articles.model.ids)):
            if article.title == title:
                return _global(
                    table.viewport(), QPointF(table.visualRect(table.model().index(row, 0)).center())
                )
        return None

    def ask_passage(self, words: str) -> tuple[Point, Point] | None:
        """Return where a passage of the open article begins and where it ends, if it is in view."""
        window = self._window()
        if window is None:
            return None
        view = window.panes.reader.view
        at = view.page.text.find(words)
        boxes = view.page.rects(Span(at, at + len(words))) if at >= 0 else []
        if not boxes or not view.viewport().rect().contains(boxes[-1].toRect()):
            return None
        first = QPointF(boxes[0].left(), boxes[0].center().y())
        last = QPointF(boxes[-1].right(), boxes[-1].center().y())
        return _global(view.viewport(), first), _global(view.viewport(), last)

    def ask_tag(self, name: str, place: str) -> Point | None:
        """Return the middle of a tag's line in the "sidebar" or in the "codebook", if it is in view."""
        window = self._window()
        tag = window.session.library.tags.named(name) if window and window.session.library else None
        if window is None or tag is None:
            return None
        tree: QTreeWidget | None = window.panes.sidebar
        if place == "codebook":
            tree = window.frame.findChild(CodebookTree)
        found = QTreeWidgetItemIterator(tree) if tree is not None and tree.isVisible() else None
        while found is not None and tree is not None and (item := found.value()) is not None:
            held = item.data(0, PLACE).tag if item.data(0, PLACE) else getattr(item.data(0, TAG), "id", None)
            if held == tag.id:
                return _global(tree.viewport(), QPointF(tree.visualItemRect(item).center()))
            found += 1
        return None

    def ask_codebook_end(self) -> Point | None:
        """Return a point below the last tag of the codebook."""
        window = self._window()
        tree = window.frame.findChild(CodebookTree) if window is not None else None
        if tree is None or not tree.isVisible():
            return None
        return _global(tree.viewport(), QPointF(40, tree.viewport().height() - 8))

    def ask_button(self, words: str, parent: str | None = None) -> Point | None:
        """Return the middle of a button that can be pressed now, by its words and its parent's name."""
        for each in QApplication.allWidgets():
            if not isinstance(each, QAbstractButton) or not each.isVisible() or not each.isEnabled():
                continue
            named = words in {each.text().replace("&", ""), each.accessibleName()}
            placed = parent in {None, each.parent().objectName()}
            if named and placed and QApplication.widgetAt(*_middle(each)) is each:
                return _middle(each)
        return None

    def ask_item(self, words: str) -> Point | None:
        """Return the middle of a line in a list of choices, by its words, if it is in view."""
        for each in QApplication.allWidgets():
            if isinstance(each, QListWidget) and each.isVisible():
                for item in each.findItems(words, Qt.MatchFlag.MatchExactly):
                    box = each.visualItemRect(item)
                    if each.viewport().rect().contains(box):
                        return _global(each.viewport(), QPointF(box.center()))
        return None


def start() -> None:
    """Run the program; not as a script, since its workers would load that with all it imports."""
    make_application()
    answers = Answers()
    code = main()
    answers.deleteLater()
    sys.exit(code)
