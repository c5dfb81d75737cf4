"""A real library with everything in it that a table trips over, and what must come back from it."""

from pathlib import Path

from desktop.importing.text import TextImporter
from desktop.library import Library
from desktop.model import Annotation, FileResult, Span

TEXT = (
    '=😀 Baku said "no", and; more.\r\n\r\n'
    "Cafe\u0301 talks\tafter a tab, NBSP\u00a0here, اجتماع في باكو today\r\n"
    "Line\u2028separator 👩\u200d🚀 <r>end</r>_x0041_"
)
SIGNS = {1: "<r>\x01\x1f</r>", 2: "first\r\nsecond\rthird"}
TAGS = (
    "=sum",
    "bridges; boats",
    '"quoted"',
    'say "when"',
    "military cooperation/exercises; joint",
    "مكان/باكو",
    "a/b c/d",
    ";",
    "😀",
)


def hostile_library(folder: Path) -> Library:
    """Return a library with nested, overlapping and adjacent passages, some at the ends of the text."""
    library = Library.open(folder / "hostile.scholiast", create=True, by="=Ana")
    session = library.articles.start_import()
    (read,) = TextImporter().read(TEXT.encode("utf-8"), "=title.txt")
    session.add(FileResult("/made/=title.txt", articles=(read,)))
    session.add(FileResult("/made/two.txt", articles=TextImporter().read(b"- A second text.", "two.txt")))
    session.finish()
    second, first = library.articles.ids()
    text = library.articles.version(first).text
    baku, arabic = text.index("Baku"), text.index("اجتماع")
    spans = [
        Span(0, 1),
        Span(baku, baku + 4),
        Span(baku, baku + 14),
        Span(baku + 4, baku + 9),
        Span(baku + 10, arabic + 6),
        Span(arabic, arabic + 6),
        Span(text.index("<r>"), len(text)),
        Span(len(text) - 1, len(text)),
        Span(0, len(text)),
    ]
    for number, span in enumerate(spans):
        note = SIGNS.get(number, f"+{number}" if number % 2 else "")
        library.annotations.add(first, span, note=note, tags=TAGS[: number + 1])
    library.annotations.add(first, None, note="=1+1", tags=[TAGS[number] for number in (3, 1)])
    library.annotations.add(second, Span(0, 16), note="\ttab first")
    library.memos.add(title="=memo", note="free; \u2028thought")
    return library


def annotations_of(library: Library) -> list[Annotation]:
    """Return all annotations in the order of an export."""
    source = library.export_source()
    return [each for article in source.articles() for each in source.annotations(article)]
