"""Tags and passages on their way from one pane to another, under types of our own."""

from PySide6.QtCore import QMimeData

from desktop.model import TagId

TAG = "application/x-scholiast-tag"
PASSAGE = "application/x-scholiast-passage"


def pack_tag(tag: TagId) -> QMimeData:
    """Return drag data that carries a tag."""
    data = QMimeData()
    data.setData(TAG, str(tag).encode())
    return data


def unpack_tag(data: QMimeData) -> TagId | None:
    """Return the tag carried, None when the data is something else."""
    return TagId(int(bytes(data.data(TAG).data()))) if data.hasFormat(TAG) else None


def pack_passage(words: str) -> QMimeData:
    """Return drag data for the passage selected in the reader: its words for other programs, too."""
    data = QMimeData()
    data.setText(words)
    data.setData(PASSAGE, b"")
    return data


def is_passage(data: QMimeData) -> bool:
    """Tell whether what is dragged is the passage selected in the reader."""
    return data.hasFormat(PASSAGE)
