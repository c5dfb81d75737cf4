"""From a selection or a card to the library: highlights, notes, tags, citations, details."""

from contextlib import suppress

from PySide6.QtCore import QObject, QRect, QRectF, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop.errors import NotFoundError, ScholiastError
from desktop.exporting.clipping import clipped
from desktop.library import Library
from desktop.model import Annotation, AnnotationId, ArticleId, Span
from desktop.text.anchors import tight_span
from desktop.text.links import article_link
from desktop.translation import _
from ui.citing import Citing, is_on
from ui.messages import Messages
from ui.reader.whereabouts import leave_selection
from ui.reading import Reading
from ui.session import Session
from ui.stranded import keep_apart
from ui.tag_asking import TagAsking
from ui.tagging import tag_name_of
from ui.writing.pasting import copy, quotation


class Annotating(QObject):
    """The verbs of the Annotate menu, of the bar at the selection and of the note cards."""

    saved = Signal()  # what was typed is on disk
    links_asked = Signal(str)  # a uid: which notes link to it

    def __init__(self, session: Session, messages: Messages, reading: Reading, asking: TagAsking) -> None:
        super().__init__(reading)
        self._session = session
        self._messages = messages
        self._reading = reading
        self._asking = asking
        self.citing = Citing(session, messages)

    def _passage(self) -> Span | None:
        """Return the selection without the white space that a drag takes along at its ends."""
        view = self._reading.reader.view
        span = view.selected_span()
        return tight_span(view.page.text, span) if span is not None else None

    def at_hand(self) -> Span | None:
        """Return what a tag or a note would go on: the selection, or else the annotation at hand."""
        view = self._reading.reader.view
        mark = view.layer.active_mark()
        if view.selected_span() is not None or mark is None:
            return self._passage()
        return Span(mark.start, mark.end)

    def _add(self, *, tags: tuple[str, ...] = ()) -> Annotation | None:
        """Mark the selection; a passage that has exactly this mark gets the tags too.

        Without a selection it is the annotation at hand that gets them.
        """
        library, article, span = self._session.library, self._reading.article, self.at_hand()
        if library is None or article is None or span is None or not self._session.writable:
            return None
        same = self._marked_already(library, article.id, span)
        self._show_at_hand(span)
        if same is None:
            same = library.annotations.add(article.id, span, tags=tags)
        else:
            for tag in tags:
                library.annotations.tag([same.id], tag)
        self._reading.make_active(same.id)
        return same

    def _marked_already(self, library: Library, article: ArticleId, span: Span) -> Annotation | None:
        """Return the annotation that the passage has: the one at hand, or the one that lies exactly on it."""
        view = self._reading.reader.view
        if view.selected_span() is None and view.layer.active is not None:
            return library.annotations.get(AnnotationId(view.layer.active))
        return next((each for each in library.annotations.of(article) if is_on(each, span)), None)

    def _show_at_hand(self, span: Span) -> None:
        """Bring what will be marked into the window; a selection has done its part."""
        view = self._reading.reader.view
        if not self._seen(span):
            view.reveal(span, smooth=False)
        if view.selected_span() is not None:
            leave_selection(view, span.end)

    def _seen(self, span: Span) -> QRect:
        """Return the box around what is seen of a passage, on the screen; empty when nothing is."""
        view = self._reading.reader.view
        window, box = QRectF(view.viewport().rect()), QRectF()
        for rect in view.page.rects(span):
            box = box.united(rect.intersected(window))
        seen = box.toAlignedRect()
        return QRect(view.viewport().mapToGlobal(seen.topLeft()), seen.size()) if seen else seen

    @Slot()
    def highlight(self) -> None:
        """Highlight the selection."""
        self._add()

    @Slot()
    def note(self) -> None:
        """Begin a note on the selection, or go on with that of the annotation at hand."""
        annotation = self._add()
        if annotation is not None:
            self._reading.show_annotation(annotation.id, edit=True)

    @Slot()
    def article_note(self) -> None:
        """Begin a note on the whole article."""
        library, article = self._session.library, self._reading.article
        if library is not None and article is not None and self._session.writable:
            annotation = library.annotations.add(article.id, None)
            self._reading.show_annotation(annotation.id, edit=True)

    @Slot()
    def ask_for_tag(self) -> None:
        """Ask which tag the selection, or the annotation at hand, gets."""
        span, view = self.at_hand(), self._reading.reader.view
        if span is not None:
            if not self._seen(span):
                view.reveal(span, smooth=False)
            self._asking.ask(
                self.tag,
                heading=_("Tag the passage"),
                at=self._seen(span),
                words=view.page.text[span.start : span.end],
            )

    @Slot(str)
    def tag(self, name: str) -> None:
        """Put a tag on the selection."""
        if self._add(tags=(name,)) is not None:
            self._asking.remember(name)

    @Slot()
    def tag_again(self) -> None:
        """Put the tag that was used last on the selection."""
        if self._asking.recent:
            self.tag(self._asking.recent[0])
        else:
            self._messages.say(_("No tag was used yet; T asks for one."))

    @Slot()
    def tag_with_words(self) -> None:
        """Make a tag of the selected words and put it on them."""
        name = tag_name_of(self._reading.reader.view.selected_text())
        if name:
            self.tag(name)

    @Slot(str)
    def tag_with_key(self, key: str) -> None:
        """Put the tag of a key on the selection."""
        library = self._session.library
        if library is not None:
            for tag in library.tags.codebook():
                if tag.key == key and not tag.retired:
                    self.tag(tag.name)

    @Slot()
    def tag_with_sender(self) -> None:
        """Put the tag of the key on the selection that the command which called this is named after."""
        sender = self.sender()
        if sender is not None:
            self.tag_with_key(sender.objectName().removeprefix("tag_"))

    @Slot()
    def copy_link_too(self) -> None:
        """Let a note that the copied selection is pasted into quote it with its link."""
        span = self._passage()
        if span is not None:
            words = self._reading.reader.view.selected_text()
            copy(words, self._quotation(words, span.start, self._marked(span)))

    @Slot()
    def copy_citation(self) -> None:
        """Copy the selection with its source."""
        article, span = self._reading.article, self._passage()
        if article is not None and span is not None:
            self.citing.cite_passage(article.id, span)

    @Slot()
    def copy_passage_link(self) -> None:
        """Copy the link that opens the selection."""
        article, span = self._reading.article, self._passage()
        if article is not None and span is not None:
            self.citing.link_passage(article.id, span)

    def _marked(self, span: Span) -> str | None:
        """Return the uid of the annotation that lies exactly on a passage, if there is one."""
        library, article = self._session.library, self._reading.article
        if library is None or article is None:
            return None
        return next((each.uid for each in library.annotations.of(article.id) if is_on(each, span)), None)

    def _quotation(self, words: str, offset: int, annotation: str | None) -> str:
        """Return a passage of the open article as a note quotes it."""
        library, article = self._session.library, self._reading.article
        if library is None or article is None:
            return words
        label = _("{title}, ¶ {number}").format(title=article.title, number=self._reading.paragraph(offset))
        return quotation(words, label, article_link(library.uid, article.uid, annotation))

    @Slot()
    def copy_markdown(self) -> None:
        """Copy the selection as a quotation in Markdown, with a link that leads back to its article."""
        library, article, span = self._session.library, self._reading.article, self._passage()
        if library is None or article is None or span is None:
            return
        source = self.citing.source_of(article, self._reading.paragraph(span.start))
        quote = self._reading.reader.view.page.text[span.start : span.end]
        link = article_link(library.uid, article.uid, self._marked(span))
        words = clipped(quote, source=source, link=link)
        QGuiApplication.clipboard().setText(words)
        self._messages.say(_("The quotation was copied as Markdown, with a link to its place."))

    @Slot()
    def change_passage(self) -> None:
        """Let the keys change the passage of the annotation at hand."""
        self._reading.reader.change_passage()
        if self._reading.reader.view.resizing.going_on:
            self._messages.say(
                _("Shift with arrows moves this end, R takes the other one, Return keeps it, Esc does not.")
            )

    @Slot(int, int, int)
    def resize(self, number: int, start: int, end: int) -> None:
        """Let an annotation lie on another passage."""
        library, text = self._session.library, self._reading.reader.view.page.text
        span = tight_span(text, Span(start, end))
        if library is not None and self._session.writable and span is not None:
            library.annotations.place(AnnotationId(number), span)
            self._messages.banner.offer_undo(_("The note lies on another passage now."), library.undo)

    @Slot()
    def delete_active(self) -> None:
        """Delete the annotation at hand."""
        active = self._reading.reader.view.layer.active
        if active is not None:
            self.delete(active)

    @Slot(int)
    def delete(self, number: int) -> None:
        """Delete an annotation and offer to undo it."""
        library = self._session.library
        if library is not None and self._session.writable:
            library.annotations.delete([AnnotationId(number)])
            self._messages.banner.offer_undo(_("The note was deleted."), library.undo)

    @Slot(int, str)
    def save_draft(self, number: int, text: str) -> None:
        """Have what is being typed on disk."""
        if self._session.library is not None and self._session.writable:
            with suppress(NotFoundError):  # it was deleted; its words are kept when the stay in it ends
                self._session.library.drafts.save(AnnotationId(number), text)
                self.saved.emit()

    @Slot(int, str)
    def save_note(self, number: int, text: str) -> None:
        """Keep a note: one step for one stay in it."""
        library = self._session.library
        if library is None or not self._session.writable:
            return
        try:
            library.annotations.edit(AnnotationId(number), note=text)  # its draft goes with it
        except NotFoundError:  # it was deleted while it was being written in
            keep_apart(library, self._messages, text)
        self.saved.emit()

    @Slot(int)
    def show_links_to(self, number: int) -> None:
        """Show which notes link to an annotation."""
        if self._session.library is not None:
            self.links_asked.emit(self._session.library.annotations.get(AnnotationId(number)).uid)

    @Slot()
    def show_links_to_article(self) -> None:
        """Show which notes link to the open article."""
        if self._reading.article is not None:
            self.links_asked.emit(self._reading.article.uid)

    @Slot(int, str)
    def add_tag(self, number: int, name: str) -> None:
        """Put a tag on an annotation."""
        if self._session.library is not None:
            self._session.library.annotations.tag([AnnotationId(number)], name)
            self._asking.remember(name)

    @Slot(int, str)
    def remove_tag(self, number: int, name: str) -> None:
        """Take a tag off an annotation."""
        if self._session.library is not None:
            self._session.library.annotations.untag([AnnotationId(number)], name)

    @Slot(int)
    def show_in_text(self, number: int) -> None:
        """Bring the passage of a card into view."""
        library = self._session.library
        if library is not None:
            anchor = library.annotations.get(AnnotationId(number)).anchor
            self._reading.reader.view.set_active_annotation(number)
            if anchor is not None and anchor.lies:
                self._reading.reader.view.reveal(Span(anchor.start, anchor.end), flash=True)

    @Slot(int)
    def show_card(self, number: int) -> None:
        """Bring the card of a clicked mark into view."""
        self._reading.show_annotation(AnnotationId(number))

    @Slot(int, str, str)
    def edit_detail(self, number: int, name: str, words: str) -> None:
        """Change one fact about an article; what cannot be taken is said and shown as it was."""
        library, article = self._session.library, self._reading.article
        if library is None or article is None or article.id != number:
            return
        try:
            library.articles.edit(article.id, **{name: words or None})
        except ScholiastError as error:
            self._messages.error(error)
            self._reading.show_details()

    @Slot(str)
    def open_address(self, address: str) -> None:
        """Open a web address that a text names; nothing else is followed."""
        url = QUrl(address)
        if url.scheme() in {"http", "https", "mailto"}:
            QDesktopServices.openUrl(url)

    @Slot()
    def open_article_address(self) -> None:
        """Open the address of the open article."""
        if self._reading.article is not None and self._reading.article.url:
            self.open_address(self._reading.article.url)
