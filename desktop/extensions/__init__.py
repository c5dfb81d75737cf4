"""The three kinds of extension, as Protocols, and how they are found.

An extension is named in the ``pyproject.toml`` of its package under ``scholiast.importers``,
``scholiast.recognisers`` or ``scholiast.exporters``; the built-in ones are found the same way. What exporters
share with the library stands in ``export``.
"""

from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import Protocol

from desktop.model import FoundMention, ImportedArticle


class Importer(Protocol):
    """Reads one format. Instances are made without arguments, in the worker process."""

    name: str
    version: str
    suffixes: tuple[str, ...]

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell from the file's name and its first 4,096 bytes whether this importer reads it."""
        ...

    def read(self, data: bytes, name: str, *, codec: str | None = None) -> list[ImportedArticle]:
        """Return the articles in ``data``; ``codec`` is the reader's choice, None means detect.

        Raises UnreadableError with a sentence for the report.
        """
        ...


class Recogniser(Protocol):
    """Finds entities in plain text. Instances are made without arguments, in the worker process."""

    name: str
    version: str
    languages: tuple[str, ...]

    def find(self, texts: Sequence[str]) -> list[list[FoundMention]]:
        """Return for each text its mentions in code points, sorted by start, not overlapping."""
        ...


def load(group: str) -> dict[str, type]:
    """Return the extensions of one group by name: "importers", "recognisers" or "exporters"."""
    found = entry_points(group=f"scholiast.{group}")
    return {point.name: point.load() for point in sorted(found, key=lambda each: each.name)}
