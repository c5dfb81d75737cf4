"""Copying passages and notes with their source, and links to them, from wherever they are shown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.errors import NotFoundError, ScholiastError
from desktop.library import Library
from desktop.model import Annotation, AnnotationId, Article, ArticleId, Span
from desktop.text.concordance import Line
from desktop.text.links import LinkKind, article_link, link_to, markdown_link
from desktop.translation import _, ngettext
from ui.messages import Messages
from ui.session import Session
from ui.writing.pasting import copy, quotation


class Citing(QObject):
    """Puts quotations, references and links on the clipboard, in the citation style of the settings."""

    def __init__(self, session: Session, messages: Messages) -> None:
        super().__init__(messages)
        self._session = session
        self._messages = messages
        self.menu: QMenu | None = None

    @property
    def _library(self) -> Library | None:
        return self._session.library

    @Slot(int)
    def cite_note(self, number: int) -> None:
        """Copy the passage of a note with its source; of a note on a whole article its reference."""
        self.cite_notes([AnnotationId(number)])

    def cite_notes(self, numbers: Sequence[AnnotationId]) -> None:
        """Copy the passages of notes with their sources, an empty line between two; memos have none."""
        library = self._library
        if library is None:
            return
        notes = [row.note for row in library.notes.rows(numbers) if isinstance(row.note, Annotation)]
        if [note.anchor for note in notes] == [None]:
            self.cite_article(library.articles.get(notes[0].article))
        elif notes:
            style = self._style()
            passages = [_cited_note(library, note, style) for note in notes]
            copy("\n\n".join(each[0] for each in passages), "\n".join(each[1] for each in passages))
            words = ngettext(
                "The quotation and its source were copied.",
                "{count} quotations and their sources were copied.",
                len(passages),
            )
            self._messages.say(words.format(count=len(passages)))

    def cite_passage(self, number: ArticleId, span: Span) -> None:
        """Copy a passage of an article's newest text with its source."""
        from desktop.exporting.citations import cited_quotation  # noqa: PLC0415  # loaded when used

        library = self._library
        if library is not None:
            article, quote = library.articles.get(number), _words(library, number, span)
            paragraph = _paragraph(library, article, span.start)
            words = cited_quotation(quote, article, paragraph, self._style())
            link = article_link(library.uid, article.uid, _marked(library, number, span))
            copy(words, quotation(quote, _label(article, paragraph), link))
            self._messages.say(_("The quotation and its source were copied."))

    def source_of(self, article: Article, paragraph: int | None) -> str:
        """Return how an article is cited."""
        from desktop.exporting.citations import cited_source  # noqa: PLC0415  # loaded when used

        return cited_source(article, paragraph, self._style())

    def cite_article(self, article: Article) -> None:
        """Copy the reference of an article, as it stands in a list of sources."""
        from desktop.exporting.citations import reference_entry  # noqa: PLC0415  # loaded when used

        library = self._library
        if library is not None:
            words = reference_entry(article, self._style())
            copy(words, markdown_link(words, article_link(library.uid, article.uid)))
            self._messages.say(_("The reference of the article was copied."))

    @Slot(int)
    def link_note(self, number: int) -> None:
        """Copy the link that opens a note or memo."""
        library = self._library
        rows = library.notes.rows([AnnotationId(number)]) if library is not None else []
        if library is not None and rows:
            note = rows[0].note
            on_article = isinstance(note, Annotation)
            link = (
                article_link(library.uid, note.article_uid, note.uid)
                if isinstance(note, Annotation)
                else link_to(library.uid, LinkKind.NOTE, note.uid)
            )
            copy(link, markdown_link(library.linking.find(link).name, link))
            words = (
                _("The link to the note was copied.") if on_article else _("The link to the memo was copied.")
            )
            self._messages.say(words)

    def link_passage(self, number: ArticleId, span: Span) -> None:
        """Copy the link that opens a passage, or its article where no note lies on the passage."""
        library = self._library
        if library is not None:
            article, annotation = library.articles.get(number), _marked(library, number, span)
            link = article_link(library.uid, article.uid, annotation)
            copy(link, markdown_link(_label(article, _paragraph(library, article, span.start)), link))
            self._messages.say(
                _("The link to the note was copied.")
                if annotation is not None
                else _("The link to the article was copied; a highlighted passage has a link of its own.")
            )

    @Slot(object, QPoint)
    def show_menu(self, place: object, at: QPoint) -> None:
        """Offer to copy a place: a line of a concordance, or a note by its id."""
        parent = self._messages.banner.window()
        self.menu = QMenu(parent if isinstance(parent, QWidget) else None)
        self.menu.triggered.connect(self._do)
        self.menu.aboutToHide.connect(self.menu.deleteLater)
        if isinstance(place, Line):
            span = Span(place.start, place.end)
            acts = (
                partial(self.cite_passage, place.article, span),
                partial(self.link_passage, place.article, span),
            )
        elif isinstance(place, int):
            acts = partial(self.cite_note, place), partial(self.link_note, place)
        else:
            return
        for words, act in zip((_("Copy quotation with citation"), _("Copy link")), acts, strict=True):
            self.menu.addAction(words).setData(act)
        self.menu.popup(at)

    @Slot(QAction)
    def _do(self, entry: QAction) -> None:
        act = entry.data()
        if callable(act):
            try:
                act()
            except NotFoundError as error:  # it was deleted while its place was shown
                self._messages.say(str(error))

    def _style(self) -> str:
        """Return the style of the settings, the usual one where that cannot be used, and say so."""
        from desktop.exporting.citations import Citer  # noqa: PLC0415  # loaded when used

        style = self._session.settings.citation_style
        try:
            Citer(style)
        except ScholiastError as error:
            self._messages.error(error)
            return ""
        return style


def _cited_note(library: Library, note: Annotation, style: str) -> tuple[str, str]:
    """Return a note's passage with its source, and as another note quotes it."""
    from desktop.exporting.citations import cited_quotation, reference_entry  # noqa: PLC0415  # loaded when used

    article = library.articles.get(note.article)
    link = article_link(library.uid, article.uid, note.uid)
    if note.anchor is None:
        words = reference_entry(article, style)
        return words, markdown_link(words, link) + "\n"
    paragraph = _paragraph(library, article, note.anchor.start) if note.anchor.lies else None
    words = cited_quotation(note.anchor.quote, article, paragraph, style)
    return words, quotation(note.anchor.quote, _label(article, paragraph), link)


def _label(article: Article, paragraph: int | None) -> str:
    if paragraph is None:
        return article.title
    return _("{title}, ¶ {number}").format(title=article.title, number=paragraph)


def _paragraph(library: Library, article: Article, offset: int) -> int:
    return library.export_source(article=article.id).paragraph(article, offset)


def _words(library: Library, article: ArticleId, span: Span) -> str:
    return library.articles.version(article).text[span.start : span.end]


def _marked(library: Library, article: ArticleId, span: Span) -> str | None:
    """Return the uid of the annotation that lies exactly on a passage, if there is one."""
    return next((each.uid for each in library.annotations.of(article) if is_on(each, span)), None)


def is_on(annotation: Annotation, span: Span) -> bool:
    """Tell whether an annotation lies exactly on a passage."""
    anchor = annotation.anchor
    return anchor is not None and anchor.lies and Span(anchor.start, anchor.end) == span
