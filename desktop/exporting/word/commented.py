"""The articles' texts for Word with the notes as comments on their passages, for whoever reads along.

One file an article in a folder, or one file for all. A note on the whole article is a comment on its title;
notes whose passage is gone stand at the end, each as a comment on the words that it lay on.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import SpooledTemporaryFile

from desktop.exporting.composing import details, in_line
from desktop.exporting.files import make_folder, refuse_foreign, replacing_binary
from desktop.exporting.folders import OwnFolder, make_target_folder
from desktop.exporting.hyperlinks import safe_address
from desktop.exporting.marked_text import LIST_SIGN, Begins, MarkedText, Paragraph
from desktop.exporting.printable import XML, PrintableSource
from desktop.exporting.report import ALL_OF_A_NOTE
from desktop.exporting.word.comments import Comments, around, begin, end
from desktop.exporting.word.package import IN_MEMORY, Links, owner, word_file
from desktop.exporting.word.wordml import link, paragraph, right_to_left, words
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Feature, Target, Written
from desktop.model import Annotation, Article, BlockKind, Span
from desktop.translation import _

KIND = "comments"
_STYLES = {
    BlockKind.BYLINE: "Details",
    BlockKind.QUOTE: "BlockText",
    BlockKind.LIST: "ListParagraph",
    BlockKind.IMAGE: "Details",
    BlockKind.PAGE: "Details",
}
_DEEPEST_HEADING = 3
_BREAK = "<w:pageBreakBefore/>"


class _Commented:
    """The paragraphs of articles with comments; what is passed to ``comments`` is numbered in this order."""

    def __init__(self, source: PrintableSource, comments: Comments, links: Links) -> None:
        self._source = source
        self._comments = comments
        self._links = links

    def body(self, articles: Iterable[Article]) -> Iterator[str]:
        """Yield the text of articles, each on a page of its own."""
        before = ""
        for article in articles:
            yield from self._article(article, before)
            before = _BREAK
        if not before:
            yield paragraph(words(_("There are no notes.")))

    def _article(self, article: Article, before: str) -> Iterator[str]:
        annotations = self._source.annotations(article)
        text = self._source.text(article).text
        lying = [each for each in annotations if each.anchor is not None and each.anchor.lies]
        passages = [Span(each.anchor.start, each.anchor.end) for each in lying if each.anchor is not None]
        found = list(MarkedText(text, self._source.blocks(article), passages).paragraphs())
        on_title = [each for each in annotations if each.anchor is None] + ([] if found else lying)
        numbers = [self._comments.add(each) for each in on_title]
        of_passage: dict[int, int] = {}
        title = next((at for at, each in enumerate(found) if each.kind is BlockKind.TITLE), None)
        if title is None:
            shown = in_line(article.title)
            yield self._title(words(shown), numbers, before, rtl=right_to_left(shown))
            yield from self._details(article)
        for at, each in enumerate(found):
            inner = self._words(each, lying, of_passage)
            if at == title:
                yield self._title(inner, numbers, before, rtl=_is_rtl(each))
                yield from self._details(article)
            else:
                yield _text_paragraph(each, inner)
        yield from self._orphans([each for each in annotations if each.anchor and not each.anchor.lies])

    def _words(self, each: Paragraph, lying: Sequence[Annotation], of_passage: dict[int, int]) -> str:
        """Return the runs of a paragraph, split where comments begin and end."""
        found = []
        for piece in each.pieces:
            if isinstance(piece, str):
                found.append(words(piece))
            elif isinstance(piece, Begins):
                of_passage[piece.passage] = self._comments.add(lying[piece.passage])
                found.append(begin(of_passage[piece.passage]))
            else:
                found.append(end(of_passage.pop(piece.passage)))
        return "".join(found)

    @staticmethod
    def _title(inner: str, numbers: list[int], before: str, *, rtl: bool) -> str:
        return paragraph(around(inner, numbers), "Heading1", before=before, rtl=rtl)

    def _details(self, article: Article) -> Iterator[str]:
        parts = [words(details(article))] if details(article) else []
        if address := safe_address(article.url):
            parts.append(link(in_line(article.url or ""), address, self._links))
        if parts:
            yield paragraph(words(" · ").join(parts), "Details")

    def _orphans(self, orphans: Sequence[Annotation]) -> Iterator[str]:
        if orphans:
            yield paragraph(words(_("No longer in the text")), "Heading2")
        for each in orphans:
            quote = each.anchor.quote if each.anchor is not None else ""
            inner = around(words(quote), [self._comments.add(each)])
            yield paragraph(inner, "BlockText", rtl=right_to_left(quote))


def _text_paragraph(each: Paragraph, inner: str) -> str:
    """Return a paragraph of the text as what it is."""
    rtl = _is_rtl(each)
    if each.kind is BlockKind.HEADING:
        return paragraph(inner, f"Heading{min(each.level + 1, _DEEPEST_HEADING)}", rtl=rtl)
    if each.kind is not BlockKind.LIST:
        return paragraph(inner, _STYLES.get(each.kind, ""), rtl=rtl)
    if each.begins and not LIST_SIGN.match(_plain(each)):
        level = f'<w:numPr><w:ilvl w:val="{min(max(each.level, 1), 9) - 1}"/><w:numId w:val="1"/></w:numPr>'
        return paragraph(inner, "ListBullet", before=level, rtl=rtl)
    indent = f'<w:ind w:left="{340 * max(each.level, 1)}"/>'
    return paragraph(inner, "ListParagraph", after=indent, rtl=rtl)


def _plain(each: Paragraph) -> str:
    return "".join(piece for piece in each.pieces if isinstance(piece, str))


def _is_rtl(each: Paragraph) -> bool:
    return right_to_left(_plain(each))


def _is_ours(head: bytes) -> bool:
    return _owner(head) is not None


def _owner(head: bytes) -> str | None:
    return owner(head, KIND)


def _write_file(
    source: PrintableSource, out: Path, articles: Iterable[Article], *, uid: str, title: str
) -> None:
    """Write one file; the comments wait beside it until the text is written."""
    with (
        SpooledTemporaryFile(IN_MEMORY) as waiting,
        replacing_binary(out) as stream,
        word_file(stream, kind=KIND, uid=uid) as document,
    ):
        comments = Comments(waiting, document.links)
        document.write_body(_Commented(source, comments, document.links).body(articles))
        document.write_comments(comments.written())
        document.finish(title=title, newest=comments.newest)


class DocxCommentsExporter:
    """Writes the text of each article that has notes, with the notes as comments."""

    name = "docx-comments"
    suffix = ".docx"
    carries = ALL_OF_A_NOTE | {Feature.DETAILS, Feature.TEXTS}

    def targets(self) -> tuple[Target, ...]:
        """Return a folder and one file."""
        why = _("For colleagues: the whole text, each note as a comment on its passage.")
        return (
            Target("", _("Word with comments, a folder by article"), why),
            Target(".docx", _("Word with comments, one file"), why),
        )

    def write(
        self,
        source: ExportSource,
        out: Path,
        options: ExportOptions = USUAL,  # noqa: ARG002 - the contract of all exporters
    ) -> Written:
        """Write to ``out``; files in the folder that are not ours stay. Raises ScholiastError."""
        printable = PrintableSource(source, XML, quotes=False)
        if out.suffix.lower() == self.suffix and not out.is_dir():
            make_folder(out.parent)
            refuse_foreign(out, _is_ours)
            _write_file(printable, out, _noted(printable), uid=source.uid, title=_("Articles with notes"))
            files = [out]
        else:
            make_target_folder(out, self.suffix)
            files = list(_write_folder(printable, out))
        source.memos()  # lie on no text; who watches the source reports them
        return Written(tuple(files), printable.left_out)


def _noted(source: PrintableSource) -> Iterator[Article]:
    """Yield the articles that have notes."""
    return (article for article in source.articles() if source.annotations(article))


def _write_folder(source: PrintableSource, out: Path) -> Iterator[Path]:
    """Write a file for each article with notes, and anew for one whose notes have gone since."""
    folder = OwnFolder(out, ".docx", _owner)
    for article in source.articles():
        if source.annotations(article) or folder.holds(article.uid):
            path = folder.place(article.uid, article.title)
            _write_file(source, path, [article], uid=article.uid, title=in_line(article.title))
            yield path
