"""Tags dropped on the text: on the selection, on a mark of the reader's, or on what is named there."""

from PySide6.QtCore import QObject, Slot

from desktop.library import Library
from desktop.model import AnnotationId, Span, TagId
from desktop.translation import _
from ui.annotating import Annotating
from ui.messages import Messages
from ui.reader.records import DropPlace
from ui.reading import Reading
from ui.session import Session


class TagDropping(QObject):
    """Puts a tag where it was dropped, or says where it can be."""

    def __init__(
        self, session: Session, messages: Messages, reading: Reading, annotating: Annotating
    ) -> None:
        super().__init__(reading)
        self._session = session
        self._messages = messages
        self._reading = reading
        self._annotating = annotating

    @Slot(object, object)
    def drop_on_text(self, number: TagId, place: DropPlace) -> None:
        """Tag what lies at a place of the text."""
        library = self._session.library
        if library is None or not self._session.writable:
            self._messages.say(_("This library can only be read."))
            return
        name = library.tags.get(number).name
        if place.selection:
            self._annotating.tag(name)
        elif place.annotation is not None:
            self._annotating.add_tag(place.annotation, name)
            self._reading.make_active(AnnotationId(place.annotation))
        elif place.mention is not None:
            self._tag_mention(library, place.mention, name)
        else:
            self._messages.banner.tell(
                _("Drop a tag on selected words, on one of your marks or on a name; or select words first.")
            )

    def _tag_mention(self, library: Library, number: int, name: str) -> None:
        mention, article = self._reading.reader.mention(number), self._reading.article
        if mention is not None and article is not None:
            span = Span(mention.start, mention.end)
            touched = library.annotations.tag_passages([(article.id, span)], name, mentions=True)
            for annotation in touched:
                self._reading.make_active(annotation)
