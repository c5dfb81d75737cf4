"""What goes over the clipboard into a note: quotations and names that keep their links.

Beside the plain words, which any program takes, the clipboard carries what a note of ours makes of them.
"""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication

from desktop.text.links import markdown_link

NOTE_MIME = "text/x-scholiast-note"  # UTF-8


def copy(words: str, note: str) -> None:
    """Put words on the clipboard, and what a note takes instead of them."""
    data = _qts_own_data()
    data.setText(words)
    data.setData(NOTE_MIME, note.encode("utf-8", "replace"))
    QGuiApplication.clipboard().setMimeData(data)


def _qts_own_data() -> QMimeData:
    """Return empty data that Qt has made itself.

    The clipboard outlives Python when the program ends; with data made by Python it then crashes. A model
    is asked for the data of a row, because that is made by Qt.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    for name in data.formats():
        data.removeFormat(name)
    return data


def pasted(data: QMimeData) -> str:
    """Return what a note takes from the clipboard: the words with their link where they have one."""
    if data.hasFormat(NOTE_MIME):
        return bytes(data.data(NOTE_MIME).data()).decode("utf-8", "replace")
    return data.text()


def quotation(words: str, label: str, address: str) -> str:
    """Return a passage as Markdown: quoted line by line, and a line with the link to where it stands."""
    lines = [f"> {line.strip()}".rstrip() for line in _paragraphs(words)]
    return "\n".join([*lines, "", markdown_link(label, address), ""])


def _paragraphs(words: str) -> Sequence[str]:
    """Return the lines of a passage, with one empty line where it has any between two."""
    lines = [line.strip() for line in words.strip().split("\n")]
    return [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
