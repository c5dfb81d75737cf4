"""Plain text: the whole normalised file, with its head lines and paragraphs as blocks beside it."""

from dataclasses import dataclass, field, replace

from desktop.errors import UnreadableError
from desktop.importing.decoding import decode, looks_like_text
from desktop.model import Block, BlockKind, ImportedArticle, Span
from desktop.text.bylines import HeadLine, read_dateline, read_head_line
from desktop.text.normalise import normalise
from desktop.text.paragraphs import paragraphs
from desktop.translation import _, ngettext

_LONGEST_HEADLINE = 150
HEAD_LINES = 8  # paragraphs looked at before the text must have begun
_SENTENCE_ENDS = (".", ",", ";", ":", "。")
_FACTS = ("title", "author", "source", "date", "url")


class TextImporter:
    """Reads plain text in any encoding; what other importers do not want and is text, is plain text."""

    name = "text"
    version = "1"
    suffixes: tuple[str, ...] = (".txt", ".text", "")

    def accepts(self, name: str, head: bytes) -> bool:
        """Take everything that looks like text; the file's name does not matter."""
        del name
        return looks_like_text(head)

    def read(self, data: bytes, name: str, *, codec: str | None = None) -> list[ImportedArticle]:
        """Return the one article of a text file; see Importer."""
        del name
        decoded = decode(data, codec=codec)
        done = normalise(decoded.text)
        if not done.text.strip():
            raise UnreadableError(_("The file is empty."))
        article = article_of(done.text)
        return [replace(article, codec=decoded.codec, warnings=replacement_warnings(done.replaced))]


@dataclass(slots=True)
class Head:
    """What the lines before the text have said so far; the first word on each fact counts."""

    facts: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    def learn(self, said: HeadLine) -> None:
        """Keep what a line says where nothing was said before."""
        for name in _FACTS:
            if value := getattr(said, name):
                self.facts.setdefault(name, value)

    def add(self, said: HeadLine, span: Span) -> None:
        """Keep what a line says and make it a block of the head."""
        self.learn(said)
        kind = BlockKind.TITLE if said.title else BlockKind.BYLINE
        hidden = {"hidden": [[span.start, span.start + said.title_start]]} if said.title_start else {}
        self.blocks.append(Block(span.start, span.end, kind, data=hidden))


def replacement_warnings(replaced: int) -> tuple[str, ...]:
    """Return the sentence for the report when characters of a file could not be kept."""
    if not replaced:
        return ()
    sentence = ngettext(
        "{count} character could not be kept and was replaced by �.",
        "{count} characters could not be kept and were replaced by �.",
        replaced,
    )
    return (sentence.format(count=replaced),)


def article_of(text: str) -> ImportedArticle:
    """Return what a normalised plain text says about itself, and its blocks."""
    spans = paragraphs(text)
    head = Head()
    if is_headline(text, spans):
        head.add(HeadLine(title=text[spans[0].start : spans[0].end]), spans[0])
    body = len(head.blocks)
    for span in spans[body : body + HEAD_LINES]:
        said = read_head_line(text[span.start : span.end])
        if said is None or (said.title and "title" in head.facts):
            break
        head.add(said, span)
    body = len(head.blocks)
    if body == len(spans):  # nothing but head lines: then they are the text
        head, body = Head(), 0
    elif said := read_dateline(text[spans[body].start : spans[body].end]):
        head.learn(said)
    blocks = [Block(span.start, span.end, BlockKind.PARAGRAPH) for span in spans[body:]]
    facts = head.facts
    return ImportedArticle(
        text,
        blocks=(*head.blocks, *blocks),
        title=facts.get("title"),
        author=facts.get("author"),
        source=facts.get("source"),
        date=facts.get("date"),
        url=facts.get("url"),
    )


def is_headline(text: str, spans: list[Span]) -> bool:
    """Tell whether the first paragraph is a headline.

    It is one short line without a full stop, no byline or date, and followed by a blank line, by
    a byline or by a longer line.
    """
    if len(spans) < 2:  # noqa: PLR2004  # a headline stands over something
        return False
    line = text[spans[0].start : spans[0].end]
    if len(line) > _LONGEST_HEADLINE or "\n" in line or not any(map(str.isalpha, line)):
        return False
    if read_head_line(line) or (line.endswith(_SENTENCE_ENDS) and not line.endswith(("..", "…"))):
        return False
    following = text[spans[1].start : spans[1].end]
    blank_line = text.count("\n", spans[0].end, spans[1].start) > 1
    return blank_line or len(following) > len(line) or read_head_line(following) is not None
