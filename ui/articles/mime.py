"""Articles on their way from the list to a tag: ids as JSON under a type of our own."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from desktop.model import ArticleId

ARTICLES = "application/x-scholiast-articles"


def pack(ids: Sequence[ArticleId]) -> QMimeData:
    """Return drag data that carries these articles."""
    data = QMimeData()
    data.setData(ARTICLES, json.dumps(list(ids)).encode())
    return data


def unpack(data: QMimeData) -> list[ArticleId]:
    """Return the articles carried; empty when the data is something else."""
    if not data.hasFormat(ARTICLES):
        return []
    return [ArticleId(number) for number in json.loads(bytes(data.data(ARTICLES).data()))]
