"""What a report says, in which order, for every format that is read as a document.

Quotations stand together by article or by tag; then come memos and the list of sources. Everything but the
articles' rows, the memos and the names of tags is asked for when it is written, so that a report of any
length takes little room.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.exporting.citing import Citing
from desktop.exporting.printable import PrintableSource
from desktop.extensions.export import ExportOptions
from desktop.model import AnchorState, Annotation, Article, Memo, Tag
from desktop.text.links import LinkKind, article_link, link_to
from desktop.text.note_blocks import Run
from desktop.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a report under one heading: an article's notes, or those with one tag.

    ``article`` is None under a tag, ``tag`` is "" where there is none; ``articles`` are those it takes from.
    """

    number: int
    title: str
    articles: tuple[Article, ...]
    article: Article | None = None
    tag: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One note of a report: its article, where it stands there, how that is cited, and the way back."""

    article: Article
    annotation: Annotation
    paragraph: int | None
    citation: Sequence[Run]
    link: str

    @property
    def where(self) -> str:
        """Where the passage stands, in words."""
        anchor = self.annotation.anchor
        if anchor is None:
            return _("Whole article")
        if not anchor.lies:
            return _("No longer in the text")
        place = _("¶ {number}").format(number=self.paragraph)
        return _("{place}, uncertain").format(place=place) if anchor.state is AnchorState.UNCERTAIN else place


@dataclass(slots=True)
class _Gathered:
    """What a first look at the library found."""

    articles: list[Article] = field(default_factory=list)
    by_tag: dict[str, dict[str, Article]] = field(default_factory=dict)
    count: int = 0
    placed: int = 0
    newest: str = ""


class Composition:
    """A report on what was chosen: its ``sections`` in order.

    ``newest`` is when a note was changed last, ``placed`` how many lie or lay on a passage.
    """

    def __init__(self, source: PrintableSource, options: ExportOptions) -> None:
        self._source = source
        found = _Gathered()
        for article in source.articles():
            _gather(found, article, source.annotations(article))
        self.memos = source.memos()
        self.newest = max([found.newest, *(memo.modified for memo in self.memos)])
        self.colours = {tag.name: tag.colour for tag in source.tags()}
        self.placed = found.placed
        self._count = found.count
        self._articles = found.articles
        self._citing = Citing(options.style, found.articles)
        if options.by == "tag":
            self.sections = list(_by_tag(found.by_tag, source.tags()))
        else:
            self.sections = [
                Section(number, in_line(article.title), (article,), article)
                for number, article in enumerate(found.articles, start=1)
            ]

    @property
    def title(self) -> str:
        """What the report is called."""
        if len(self._articles) == 1 and not self.memos:
            return _("Notes on “{title}”").format(title=in_line(self._articles[0].title))
        return _("Notes and quotations")

    @property
    def summary(self) -> str:
        """How much the report holds, in words."""
        notes = ngettext("{count} note", "{count} notes", self._count).format(count=self._count)
        articles = ngettext("{count} article", "{count} articles", len(self._articles))
        memos = ngettext("{count} memo", "{count} memos", len(self.memos)).format(count=len(self.memos))
        words = _("{notes} on {articles}").format(
            notes=notes, articles=articles.format(count=len(self._articles))
        )
        return _("{notes}, {memos}").format(notes=words, memos=memos) if self.memos else words

    def entries(self, section: Section) -> Iterator[Entry]:
        """Yield the notes of a section by article and place."""
        for article in section.articles:
            for each in self._source.annotations(article):
                if section.article is None and not _falls_under(each, section.tag):
                    continue
                yield self.entry(article, each)

    def entry(self, article: Article, annotation: Annotation) -> Entry:
        """Return a note as a report has it."""
        anchor = annotation.anchor
        lies = anchor is not None and anchor.lies
        paragraph = self._source.paragraph(article, anchor.start) if anchor is not None and lies else None
        link = article_link(self._source.uid, article.uid, annotation.uid)
        return Entry(article, annotation, paragraph, self._citing.cite(article, paragraph), link)

    def link(self, article: Article) -> str:
        """Return the address of an article in the library."""
        return article_link(self._source.uid, article.uid)

    def memo_title(self, memo: Memo) -> str:
        """Return what a memo is called: by its title, what it lies on, or its day."""
        return in_line(memo.title or self._source.subject(memo) or memo.created[:10])

    def memo_about(self, memo: Memo) -> str:
        """Return what a memo with a title of its own lies on, "" for nothing."""
        return in_line(self._source.subject(memo)) if memo.title else ""

    def memo_link(self, memo: Memo) -> str:
        """Return the address of a memo."""
        return link_to(self._source.uid, LinkKind.NOTE, memo.uid)

    def sources(self) -> Sequence[Sequence[Run]]:
        """Return the list of sources."""
        return self._citing.sources()


def in_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def details(article: Article) -> str:
    """Return who wrote an article, where and when, as far as it is known."""
    known = [in_line(each) for each in (article.author, article.source, article.date) if each]
    return " · ".join(each for each in known if each)


def _gather(found: _Gathered, article: Article, annotations: Sequence[Annotation]) -> None:
    if not annotations:
        return
    found.articles.append(article)
    found.count += len(annotations)
    found.placed += sum(each.anchor is not None for each in annotations)
    for each in annotations:
        found.newest = max(found.newest, each.modified)
        for tag in each.tags or ("",):
            found.by_tag.setdefault(tag, {})[article.uid] = article


def _by_tag(by_tag: dict[str, dict[str, Article]], codebook: Sequence[Tag]) -> Iterator[Section]:
    """Yield a section for each tag that is used, in the codebook's order, and one for notes without any."""
    about = {tag.name: tag.definition for tag in codebook}
    listed = [name for name in about if name in by_tag]
    names = [*listed, *sorted(name for name in by_tag if name and name not in about)]
    for number, name in enumerate([*names, *([""] if "" in by_tag else [])], start=1):
        articles = tuple(by_tag[name].values())
        title = in_line(name) or _("Without a tag")
        yield Section(number, title, articles, tag=name, about=in_line(about.get(name, "")))


def _falls_under(annotation: Annotation, tag: str) -> bool:
    return tag in annotation.tags if tag else not annotation.tags
