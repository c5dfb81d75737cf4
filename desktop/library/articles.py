"""Verbs on articles: listing, reading, marking, editing their details, the bin."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.errors import NotFoundError, UsageError
from desktop.library.core import Core
from desktop.library.linking import linked_article
from desktop.model import Article, ArticleId, Block, Change, Version, VersionId
from desktop.storage import articles as rows
from desktop.storage import mentions, search, texts
from desktop.storage.articles import ArticleCounts, ArticleFilter
from desktop.storage.texts import Original
from desktop.text.languages import language_code
from desktop.text.links import parse_link
from desktop.text.normalise import storable
from desktop.translation import _, ngettext

if TYPE_CHECKING:
    from desktop.library.importing import ImportSession

EVERY_ARTICLE = ArticleFilter()
DETAILS = ("title", "author", "source", "date", "url", "language")


class Articles:
    """The articles of one open library."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database

    def ids(self, wanted: ArticleFilter = EVERY_ARTICLE) -> list[ArticleId]:
        """Return the ids of the articles that a filter lets through, in its order."""
        return rows.filtered(self._database, wanted)

    def rows(self, ids: Sequence[ArticleId]) -> list[Article]:
        """Return list rows in the order asked; ids that are gone are left out."""
        return rows.rows(self._database, ids)

    def get(self, article: ArticleId) -> Article:
        """Return one list row; raises NotFoundError."""
        found = self.rows([article])
        if not found:
            raise NotFoundError(
                _("This article is not in the library."), remedy=_("Choose another from the list.")
            )
        return found[0]

    def find(self, reference: str) -> Article:
        """Return the article that a uid, a unique prefix of eight or more, or a link names.

        Of a link to a note it is the article that the note lies on. Raises NotFoundError.
        """
        link = parse_link(reference.strip())
        uid = reference if link is None else linked_article(self._core, link)
        return self.get(self._core.resolve(uid, rows.by_prefix))

    def version(self, article: ArticleId) -> Version:
        """Return the newest version with its text; raises NotFoundError."""
        found = texts.newest(self._database, article)
        if found is None:
            raise self._missing(article)
        return found

    def _version_id(self, article: ArticleId) -> VersionId:
        """Return the newest version without reading its text, which may be long; raises NotFoundError."""
        found = texts.newest_id(self._database, article)
        if found is None:
            raise self._missing(article)
        return found

    def _missing(self, article: ArticleId) -> NotFoundError:
        self.get(article)
        return NotFoundError(_("This article has no text."), remedy=_("Check the library (Tools > Check)."))

    def blocks(self, article: ArticleId) -> list[Block]:
        """Return the blocks of the newest version by place, longer first."""
        return texts.blocks(self._database, self._version_id(article))

    def counts(self) -> ArticleCounts:
        """Count the articles of each scope."""
        return rows.counts(self._database)

    def start_import(self, *, as_version_of: ArticleId | None = None) -> "ImportSession":
        """Begin an import; all that is added through it is one step in the history.

        With ``as_version_of`` its one article becomes the newest version of another.
        """
        from desktop.library.importing import ImportSession  # noqa: PLC0415  # 15 ms that a start can spare

        return ImportSession(self._core, as_version_of=as_version_of)

    def set_read(self, ids: Sequence[ArticleId], *, read: bool, step: bool = True) -> None:
        """Mark articles read or unread; without ``step`` it leaves no trace in the history."""
        label = _("Mark as read") if read else _("Mark as unread")
        if step:
            self._mark(ids, "read", value=int(read), label=label)
            return
        with self._database.transaction():
            rows.set_read(self._database, ids, read=read)
        self._core.tell(Change(articles=frozenset(ids)))

    def set_starred(self, ids: Sequence[ArticleId], *, starred: bool) -> None:
        """Put stars on articles or take them off."""
        self._mark(ids, "starred", value=int(starred), label=_("Star") if starred else _("Remove star"))

    def bin(self, ids: Sequence[ArticleId]) -> None:
        """Move articles to the bin; only ``Library.erase`` takes one away, from there."""
        label = ngettext("Move article to the bin", "Move {count} articles to the bin", len(ids))
        self._mark(ids, "binned", value=self._database.now(), label=label.format(count=len(ids)))

    def restore(self, ids: Sequence[ArticleId]) -> None:
        """Take articles out of the bin."""
        label = ngettext("Restore article", "Restore {count} articles", len(ids))
        self._mark(ids, "binned", value=None, label=label.format(count=len(ids)))

    def _mark(self, ids: Sequence[ArticleId], column: str, *, value: object, label: str) -> None:
        recorder = self._core.recorder
        with self._core.step(label):
            for article in ids:
                recorder.update("article", article, {column: value})
            self._core.tell(Change(listing=True, articles=frozenset(ids)))

    def edit(self, article: ArticleId, **details: str | None) -> Article:
        """Change the title, author, source, date, url or language; only what is given.

        Raises UsageError for an empty title, no date, or a language that is none.
        """
        values = {name: _cleaned(name, details[name]) for name in DETAILS if name in details}
        recorder = self._core.recorder
        with (
            self._core.step(_("Edit details")),
            search.kept_in_step(self._database, articles=[article] if "title" in values else [], notes=[]),
        ):
            if recorder.update("article", article, values):
                recorder.update("article", article, {"modified": self._database.now()})
            self._core.tell(Change(listing=True, articles=frozenset([article])))
        return self.get(article)

    def without_language(self) -> list[ArticleId]:
        """Return the articles whose language is not known, newest first."""
        return rows.without_language(self._database)

    def languages(self) -> dict[str | None, int]:
        """Return how many articles are in each language as it is written, None where it is not known."""
        return rows.languages(self._database)

    def newest_texts(self, articles: Sequence[ArticleId]) -> list[tuple[ArticleId, str]]:
        """Return the newest texts of several articles."""
        return [
            (article, texts.unpack_text(text, packed))
            for article, _version, text, packed in mentions.texts(self._database, articles)
        ]

    def fill_languages(self, found: Mapping[ArticleId, str]) -> None:
        """Keep the languages that texts were found to be in; one that is known stays. It is no step."""
        if found:
            with self._database.transaction():
                rows.fill_languages(self._database, found)
            self._core.tell(Change(articles=frozenset(found)))

    def original(self, article: ArticleId) -> Original:
        """Return the file the newest version was read from."""
        return texts.original(self._database, self._version_id(article))

    def has_original(self, article: ArticleId) -> bool:
        """Say whether the file's bytes are kept, without unpacking them."""
        return texts.has_original(self._database, article)

    def position(self, article: ArticleId) -> int:
        """Return where the reader stopped, in code points."""
        return rows.position(self._database, article)

    def set_position(self, article: ArticleId, offset: int) -> None:
        """Keep where the reader stopped; no step in the history."""
        with self._database.transaction():
            rows.set_position(self._database, article, offset)


def _cleaned(name: str, value: str | None) -> str | None:
    """Return a detail without outer white space, None for an empty one; raises UsageError."""
    cleaned = storable(value or "").strip() or None
    if name == "title" and cleaned is None:
        raise UsageError(_("An article needs a title."), remedy=_("Write a title."))
    if name == "date" and cleaned is not None:
        from desktop.text.dates import read_date  # noqa: PLC0415  # many patterns; only an edited date needs them

        date = read_date(cleaned)
        if date is not None:
            return date
        raise UsageError(
            _("“{date}” is not a date that Scholiast can sort by.").format(date=cleaned),
            remedy=_("Write a year, a month or a day: 2005, 2005-02 or 2005-02-28."),
        )
    if name == "language" and cleaned is not None:
        return _language(cleaned)
    return cleaned


def _language(written: str) -> str:
    """Return a language's code, of a tag ("en-GB") the tag itself; raises UsageError for no language."""
    code = language_code(written)
    if code is None:
        raise UsageError(
            _("“{language}” is not a language that Scholiast knows.").format(language=written),
            remedy=_("Write its name or its code: German, de, az."),
        )
    return written if written.lower().startswith(f"{code}-") else code
