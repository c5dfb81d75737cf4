"""The three kinds of extension, as Protocols, and how they are found.

An extension is named in the ``pyproject.toml`` of its package under ``scholiast.importers``,
``scholiast.recognisers`` or ``scholiast.exporters``; the built-in ones are found the same way.
"""

from collections.abc import Iterable, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.model import FoundMention, ImportedArticle

if TYPE_CHECKING:
    from desktop.model import Annotation, Article, Memo, Tag, Version


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


class ExportSource(Protocol):
    """What an exporter may ask of a library; verbs only, in the order of the text."""

    uid: str

    def articles(self) -> "Iterable[Article]":
        """Return the chosen articles in the order they were added."""
        ...

    def text(self, article: "Article") -> "Version":
        """Return the newest version of an article."""
        ...

    def annotations(self, article: "Article") -> "Sequence[Annotation]":
        """Return the chosen annotations of an article: whole-article ones first, then by place."""
        ...

    def paragraph(self, article: "Article", offset: int) -> int:
        """Return the number, from 1, of the paragraph that holds a code point offset."""
        ...

    def memos(self) -> "Sequence[Memo]":
        """Return the chosen notes that lie on no article, oldest first."""
        ...

    def subject(self, memo: "Memo") -> str:
        """Return the name of the tag or entity that a memo lies on, "" for a free one."""
        ...

    def tags(self) -> "Sequence[Tag]":
        """Return the codebook."""
        ...


class Exporter(Protocol):
    """Writes notes in one format. ``write`` returns the files written, in order."""

    name: str
    suffix: str

    def write(self, source: ExportSource, out: Path, *, formula_guard: bool = True) -> list[Path]:
        """Write to ``out``, each file under a temporary name and then renamed."""
        ...


def load(group: str) -> dict[str, type]:
    """Return the extensions of one group by name: "importers", "recognisers" or "exporters"."""
    found = entry_points(group=f"scholiast.{group}")
    return {point.name: point.load() for point in sorted(found, key=lambda each: each.name)}
