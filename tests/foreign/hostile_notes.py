"""A library with everything in its texts, notes and tags that documents trip over."""

from dataclasses import dataclass
from pathlib import Path

from desktop.importing.text import TextImporter
from desktop.library import Library
from desktop.model import Annotation, Article, FileResult, Memo, Span

TITLE = '=1+1: "Baku" & \U0001f600 #1, said O\'Neill'
WRITTEN = (  # as it comes from Windows
    '\U0001f600\U0001f1e6\U0001f1ff Baku said "no" -- to cafe\u0301 talks.\r\n\r\n'
    "<b>tab</b>\there, NBSP\u00a0there & &amp; everywhere.\r\n\r\n"
    "اجتماع في باكو today \U0001f469\u200d\U0001f680 went.\r\n\r\n"
    "A line\u2028separator within, naïve co\u00adop.\r\n\r\n"
    "The last words."
)
TAGS = ("=sum", "a/b c/d", 'say "when"', "1984", "مكان/باكو", "<i>", "-x & y")
QUOTES = (
    "\U0001f600",  # the first character
    "Baku",
    'Baku said "no"',  # around the one before
    " -- to",  # right after it
    "cafe",  # without the mark that combines with its last letter
    "cafe\u0301 talks.\n\n<b>tab</b>\there",  # over a paragraph's end
    "NBSP\u00a0there",
    "اجتماع في",
    "في باكو today \U0001f469",  # overlaps, and ends within an emoji
    "line\u2028separator",
    ".",  # the last character
    "",  # all of it
)
NOTES = (
    "",
    "Compare **this** with [that](https://example.org/a?b=1&c).",
    "- one\n- two\r\n\r\n> said\n\n1. first",
    "<script>alert(1)</script>",
    "```\nnever closed",
    "اجتماع مهم",
    "\U0001f469\u200d\U0001f680",
    "",
    "=1+1",
    "# Head\n\nwords",
    "`code` & *more*",
    "On all of it",
)


@dataclass(frozen=True, slots=True)
class Given:
    """What a library holds, as it was read back from it."""

    path: Path
    article: Article
    text: str
    annotations: tuple[Annotation, ...]
    memos: tuple[Memo, ...]


def make_library(path: Path) -> Given:
    """Make the library: one article with notes on every passage, one on the whole, and a memo."""
    made = Library.open(path, create=True, by="Ana \U0001f600 & Müller")
    (read,) = TextImporter().read(WRITTEN.encode(), "a.txt")
    storing = made.articles.start_import()
    storing.add(FileResult("/articles/a.txt", "text", "1", (read,), sha256="0" * 64))
    storing.finish()
    (number,) = made.articles.ids()
    made.articles.edit(
        number, title=TITLE, author="Ada Lind", source="<Wire>", url="https://example.org/?a=1&b=2"
    )
    text = made.articles.version(number).text
    for place, (quote, note) in enumerate(zip(QUOTES, NOTES, strict=True)):
        start = text.rindex(quote) if quote == "." else text.index(quote)
        made.annotations.add(
            number, Span(start, start + len(quote) or len(text)), note=note, tags=TAGS[place : place + 1]
        )
    made.annotations.add(number, None, note="On the whole", tags=TAGS)
    made.memos.add(title="Frames & <frames>", note="What verbs choose.", tags=["=sum"])
    given = Given(
        path,
        made.articles.get(number),
        text,
        tuple(made.annotations.of(number)),
        tuple(made.memos.all()),
    )
    made.close()
    return given
