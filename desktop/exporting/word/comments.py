"""Word's comments: who wrote what and when, on which stretch of the text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.exporting.word.prose import IN_COMMENTS, note_paragraphs
from desktop.exporting.word.wordml import LinkIds, escape, paragraph, right_to_left, words
from desktop.model import AnchorState, Annotation
from desktop.translation import _

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

_STYLE = "CommentText"
_REFERENCE = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>{}</w:r>'
_HERE = _REFERENCE.format("<w:annotationRef/>")
_INITIALS = 3


def begin(number: int) -> str:
    """Return the beginning of what a comment lies on."""
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int) -> str:
    """Return the end of what a comment lies on."""
    reference = _REFERENCE.format(f'<w:commentReference w:id="{number}"/>')
    return f'<w:commentRangeEnd w:id="{number}"/>{reference}'


def around(inner: str, numbers: list[int]) -> str:
    """Return runs with comments on all of them."""
    return "".join([*map(begin, numbers), inner, *map(end, reversed(numbers))])


class Comments:
    """The comments of a file, numbered from 0 and written to ``stream`` as they come.

    ``newest`` is when one of them was changed last.
    """

    def __init__(self, stream: "SpooledTemporaryFile[bytes]", links: LinkIds) -> None:
        self.newest = ""
        self._stream = stream
        self._links = links
        self._count = 0

    def add(self, annotation: Annotation) -> int:
        """Write the comment for an annotation and return its number."""
        number = self._count
        self._count += 1
        self.newest = max(self.newest, annotation.modified)
        author = annotation.by or _("Unknown")
        self._stream.write(
            (
                f'<w:comment w:id="{number}" w:author="{escape(author)}" w:date="{annotation.created[:19]}Z"'
                f' w:initials="{escape(_initials(author))}">{"".join(self._paragraphs(annotation))}'
                "</w:comment>\n"
            ).encode()
        )
        return number

    def written(self) -> Iterator[str]:
        """Yield what was written, in pieces."""
        self._stream.seek(0)
        for line in self._stream:
            yield line.decode()

    def _paragraphs(self, annotation: Annotation) -> Iterator[str]:
        first = _HERE
        if annotation.note.strip():
            yield from note_paragraphs(annotation.note, self._links, IN_COMMENTS, first=first)
            first = ""
        for text in _beside(annotation):
            yield paragraph(first + words(text), _STYLE, rtl=right_to_left(text))
            first = ""


def _beside(annotation: Annotation) -> Iterator[str]:
    """Yield what a comment says beside the note; one without note and tags says that it is a highlight."""
    if annotation.tags:
        yield _("Tags: {tags}").format(tags="; ".join(annotation.tags))
    elif not annotation.note.strip():
        yield _("Highlighted")
    if annotation.anchor is not None and annotation.anchor.state is AnchorState.UNCERTAIN:
        yield _("The place of this note is uncertain.")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:_INITIALS]).upper()
