"""The commands on the versions of an article: another text for it, both side by side, notes to review."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from desktop.library.versions import Renewal
from desktop.model import AnnotationId, ArticleId, VersionId
from desktop.text.anchors import tight_span
from desktop.translation import _, ngettext
from ui.choosing import FileChooser
from ui.messages import Messages
from ui.reading import Reading
from ui.session import Session
from ui.work.background import Background


class VersionCommands(QObject):
    """Replaces and compares the text of the open article; ``page_asked`` brings a page to the front."""

    page_asked = Signal(str, object)  # a page's name, what it shall show

    def __init__(
        self,
        session: Session,
        messages: Messages,
        reading: Reading,
        *,
        chooser: FileChooser,
        background: Background,
    ) -> None:
        super().__init__(reading)
        self._session = session
        self._messages = messages
        self._reading = reading
        self._chooser = chooser
        self._background = background
        self._wired = False
        self._article: ArticleId | None = None

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return the commands with what they do."""
        return {"replace_text": self.replace_text, "compare_versions": self.compare}

    @Slot()
    def replace_text(self) -> None:
        """Ask for the file that holds a newer text of the open article, and take it."""
        article = self._reading.article
        if article is None or not self._session.writable:
            return
        path = self._chooser.file(_("Replace the text of “{title}”").format(title=article.title))
        if path is None:
            return
        self._reading.keep()
        replacing = self._background.replacing(self._messages)
        if not self._wired:
            self._wired = True
            replacing.replaced.connect(self.tell_replaced)
        replacing.replace(article.id, path)

    @Slot(int, object)
    def tell_replaced(self, article: int, renewal: Renewal) -> None:
        """Say what came of a newer text, and offer what comes next."""
        self._article = ArticleId(article)
        if renewal.version is None:
            self._messages.banner.tell(_("The file holds the text that is there already."))
        elif renewal.doubtful:
            self._messages.banner.tell(
                f"{_('The article has a new text.')} {to_review(renewal.doubtful)}",
                offer=_("Review"),
                act=self.review_replaced,
                stays=True,
            )
        else:
            self._messages.banner.tell(
                _("The article has a new text, and every note has its place in it."),
                offer=_("Compare"),
                act=self.compare_replaced,
            )

    @Slot()
    def compare(self) -> None:
        """Show the last two versions of the open article side by side."""
        if self._reading.article is not None:
            self.page_asked.emit("versions", (self._reading.article.id, None))

    @Slot(int)
    def compare_with(self, version: int) -> None:
        """Show a version of the open article beside the newest one."""
        if self._reading.article is not None:
            self.page_asked.emit("versions", (self._reading.article.id, VersionId(version)))

    @Slot()
    def compare_replaced(self) -> None:
        """Show what changed in the article that was just given a newer text."""
        self.page_asked.emit("versions", (self._article, None))

    @Slot()
    def review_replaced(self) -> None:
        """Review the notes of the article that was just given a newer text."""
        doubts = self._session.library.annotations.doubtful(self._article) if self._session.library else []
        self.page_asked.emit("review", doubts[0].annotation.id if doubts else None)

    @Slot(int)
    def review(self, annotation: int) -> None:
        """Review one note."""
        self.page_asked.emit("review", annotation)

    @Slot(int)
    def place(self, annotation: int) -> None:
        """Put a note of the open article at the words that are selected."""
        library, view = self._session.library, self._reading.reader.view
        span = view.selected_span()
        tight = tight_span(view.page.text, span) if span is not None else None
        if tight is None:
            self._messages.say(_("Select the words first where the note belongs."))
        elif library is not None and self._session.writable:
            view.clear_selection()
            library.annotations.place(AnnotationId(annotation), tight)
            self._reading.make_active(AnnotationId(annotation))

    @Slot()
    def review_all(self) -> None:
        """Review what there is."""
        self.page_asked.emit("review", None)


def to_review(count: int) -> str:
    """Say how many notes are to be reviewed."""
    words = ngettext("{count} note is to be reviewed.", "{count} notes are to be reviewed.", count)
    return words.format(count=QLocale().toString(count))
