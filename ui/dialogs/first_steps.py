"""The help page "The first five minutes"."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.translation import _
from ui.dialogs.parts import close_box, heading_label, plain_label, prepare


def first_steps() -> tuple[tuple[str, str], ...]:
    """Return the steps: what to do, and how it is done."""
    return (*_reading_steps(), *_keeping_steps())


def _reading_steps() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Bring in articles"),
            _(
                "Drop files or a folder on the window, or choose File > Import. Plain text, Markdown and "
                "saved web pages are read; the report says what became of each file."
            ),
        ),
        (
            _("Read"),
            _(
                "Choose an article in the list. People, organisations, places, dates and agreements are "
                "underlined, each kind in its own way; E turns the lines off and on."
            ),
        ),
        (
            _("Mark a passage"),
            _(
                "Select words. The bar beside them offers Highlight (H), Note (N), Tag (T) and a copy with "
                "citation; the digits 1 to 9 set the tags that have these keys."
            ),
        ),
    )


def _keeping_steps() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Order your tags"),
            _(
                "Codebook (Ctrl+4) holds what each tag is for. Drag a tag on another to nest it, with Ctrl "
                "to merge it; drag one on the text to tag what lies there. G puts the last tag on "
                "again, Ctrl+T makes one of the selected words."
            ),
        ),
        (
            _("Write a note"),
            _(
                "Notes stand at the right and are Markdown. They are saved as you type: there is nothing to "
                "press. Esc goes back to the article, Ctrl+Z takes any step back, also tomorrow."
            ),
        ),
        (
            _("Find again"),
            _(
                "Ctrl+K searches articles, notes and tags. At the left are the tags as a tree and the kinds "
                "of entities; in the Entities tab a click walks from one mention to the next."
            ),
        ),
        (
            _("Take your notes along"),
            _(
                "File > Export writes Markdown for Obsidian, a table, or web annotations. Each note carries "
                "its quotation, its source and a link that opens the passage."
            ),
        ),
        (
            _("Where everything is"),
            _(
                "One library file holds it all, and nothing leaves this computer. Copies are made by "
                "themselves; File > Restore lists them."
            ),
        ),
    )


class FirstStepsDialog(QDialog):
    """Shows the steps beside the window, so that they can be tried."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("The first five minutes"), size=QSize(520, 600))
        page = QWidget()
        steps = QVBoxLayout(page)
        steps.setSpacing(3)
        for number, (head, words) in enumerate(first_steps(), start=1):
            steps.addWidget(heading_label(f"{number}. {head}", page))
            explained = plain_label(words, page)
            explained.setContentsMargins(18, 0, 8, 12)
            steps.addWidget(explained)
        steps.addStretch()
        scroll = QScrollArea(self)
        scroll.setAccessibleName(_("The first five minutes"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        column.addWidget(scroll, 1)
        column.addWidget(close_box(self))
