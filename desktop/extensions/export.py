"""What an exporter is given and what it gives back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.model import Annotation, Article, Block, Entity, Memo, Mention, Tag, Version


class Feature(StrEnum):
    """What of a library a format carries or leaves out, in the order of the table of formats."""

    QUOTES = "quotes"
    PLACES = "places"
    OVERLAPS = "overlaps"
    WHOLE = "whole"
    ORPHANS = "orphans"
    NOTES = "notes"
    TAGS = "tags"
    MEMOS = "memos"
    LINKS = "links"
    DETAILS = "details"
    TEXTS = "texts"
    CODEBOOK = "codebook"
    ENTITIES = "entities"
    VERSIONS = "versions"
    ORIGINALS = "originals"


class Altered(StrEnum):
    """What an export had to write otherwise than it is, or elsewhere."""

    CONTROLS = "controls"  # characters that the format forbids, each replaced by U+FFFD
    CUT = "cut"  # texts longer than a cell may be
    RENAMED = "renamed"  # names of tags made to fit
    KEPT = "kept"  # files changed since they were exported, kept beside the new ones


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many notes or characters a format could not carry as they are; ``where`` names some of them."""

    what: Feature | Altered
    count: int
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """The files written, in order, and what the format could not hold of what it was given."""

    files: tuple[Path, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the reader chose beside format and notes; each format reads what concerns it.

    ``by`` is "article" or "tag", or "text" where texts are written; ``style`` names a citation style, "" for
    the usual one; ``template`` is the name of one that comes with the program or the path of the reader's;
    ``wikilinks`` makes links between notes links between files.
    """

    formula_guard: bool = True
    by: str = "article"
    style: str = ""
    template: str = ""
    wikilinks: bool = False


USUAL = ExportOptions()


@dataclass(frozen=True, slots=True)
class Target:
    """One way to write a format: the suffix of its file ("" for a folder) and what the reader is told of it.

    ``options`` names the fields of ExportOptions that make a difference, ``preset`` those that make this way;
    ``without`` is what this way leaves out of what the format carries.
    """

    suffix: str
    words: str
    explanation: str
    options: frozenset[str] = frozenset()
    preset: ExportOptions = USUAL
    without: frozenset[Feature] = frozenset()


class ExportSource(Protocol):
    """What an exporter may ask of a library; verbs only, in the order of the text."""

    uid: str

    def articles(self) -> "Iterable[Article]":
        """Return the chosen articles in the order they were added."""
        ...

    def text(self, article: "Article") -> "Version":
        """Return the newest version of an article."""
        ...

    def blocks(self, article: "Article") -> "Sequence[Block]":
        """Return what the stretches of an article's newest version are."""
        ...

    def annotations(self, article: "Article") -> "Sequence[Annotation]":
        """Return the chosen annotations of an article: whole-article ones first, then by place."""
        ...

    def mentions(self, article: "Article") -> "Sequence[Mention]":
        """Return who and what the newest version of an article names, by place."""
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

    def entities(self) -> "Sequence[Entity]":
        """Return who and what the chosen articles name, most mentions first."""
        ...

    def citation_keys(self) -> "Mapping[str, str]":
        """Return by uid the key by which each article of the library is cited, chosen or not."""
        ...

    def records(self) -> Iterable[Mapping[str, object]]:
        """Return everything chosen as records, a header first: JSON values (see text.library_records)."""
        ...

    def originals(self) -> Iterable[tuple[str, str, bytes]]:
        """Return the SHA-256, path and bytes of the files that chosen articles were read from, by SHA-256."""
        ...


class Exporter(Protocol):
    """Writes notes in one format. ``suffix`` is the one of its only or usual file, "" for a folder."""

    name: str
    suffix: str
    carries: frozenset[Feature]

    def targets(self) -> Sequence[Target]:
        """Return the ways to write this format, the usual one first."""
        ...

    def write(self, source: ExportSource, out: Path, options: ExportOptions = USUAL) -> Written:
        """Write to ``out``, each file under a temporary name and then renamed.

        Raises ScholiastError when it cannot; what ``source`` raises ends it, with nothing half-written left.
        """
        ...
