"""The quiet rule at the left of what a note quotes, which tells it from one's own words."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.text.markup import line_kind
from ui.writing.editor import NoteEditor

WIDTH = 2
APART = 7  # pixels from the rule's left to the words


def rules(editor: NoteEditor) -> list[QRectF]:
    """Return where the rules are that a note needs, in pixels of what the editor stands on."""
    layout, block, found = editor.document().documentLayout(), editor.document().begin(), []
    while block.isValid():
        if line_kind(block.text())[0] == "quote":
            box = layout.blockBoundingRect(block)
            found.append(QRectF(editor.x() - APART, editor.y() + box.top(), WIDTH, box.height()))
        block = block.next()
    return found


def paint_rules(painter: QPainter, editor: NoteEditor, colour: str) -> None:
    """Draw the rules beside an editor on what it stands on."""
    for rule in rules(editor):
        painter.fillRect(rule, QColor(colour))
