"""Verbs on the wordings of an article: which there are, and a new one that takes its notes along."""

from dataclasses import dataclass

from desktop.errors import NotFoundError
from desktop.library import anchoring
from desktop.library.anchoring import Move, Moved
from desktop.library.core import Core
from desktop.library.deciding import Deriving
from desktop.model import (
    Anchor,
    AnnotationId,
    ArticleId,
    Change,
    FileResult,
    ImportedArticle,
    Version,
    VersionFacts,
    VersionId,
)
from desktop.storage import annotations, decisions, search, texts
from desktop.storage import articles as rows
from desktop.storage.identity import new_uid, text_hash
from desktop.storage.texts import Provenance
from desktop.text.titles import title_for
from desktop.translation import _

LONG = 100_000  # characters from which on notes are moved in a worker where there is one


@dataclass(frozen=True, slots=True)
class Renewal:
    """What came of a text offered as a newer one: its version, None when it is the same text.

    ``found`` notes have their place in it; ``doubtful`` ones are to be reviewed.
    """

    version: VersionId | None
    found: int = 0
    doubtful: int = 0


class Versions:
    """The wordings of the articles of one open library."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database

    def of(self, article: ArticleId) -> list[VersionFacts]:
        """Return the versions of an article, oldest first; those of which nothing is kept are left out."""
        return texts.of_article(self._database, article)

    def get(self, version: VersionId) -> Version:
        """Return one version with its text; raises NotFoundError."""
        found = texts.get(self._database, version)
        if found is None:
            raise NotFoundError(_("This version is not in the library."), remedy=_("It may be undone."))
        return found

    def anchors(self, version: VersionId) -> dict[AnnotationId, Anchor]:
        """Return where annotations lie in one version, by place."""
        return annotations.anchors_of_version(self._database, version)

    def plan(self, article: ArticleId, text: str) -> Move | None:
        """Return what a worker should move before a long text replaces another; None for quick work."""
        return plan(self._core, article, text)

    def replace(
        self,
        article: ArticleId,
        read: ImportedArticle,
        *,
        file: FileResult | None = None,
        moved: Moved | None = None,
    ) -> Renewal:
        """Make a text the newest version of an article and find its notes again there; one step.

        The text before is kept, so that both can be compared. ``file`` is where the text was read from;
        ``moved`` are places of notes that a worker found. Raises NotFoundError.
        """
        old = newest(self._core, article)
        if text_hash(read.text) == old.sha256:
            return Renewal(None)
        with self._core.step(_("New version of “{title}”").format(title=title_of(self._core, article))):
            come = provenance(self._core, read, file)
            renewal = renew(self._core, old, read, come=come, keep=True, moved=moved)
            self._core.tell(change_of([article]))
        return renewal

    def reread(self, article: ArticleId, read: ImportedArticle, *, moved: Moved | None = None) -> Renewal:
        """Take another reading of the same file (another codec) as a new version; one step.

        The old version goes when nothing is annotated on it: its letters were wrong.
        """
        old = newest(self._core, article)
        with self._core.step(_("Read with another encoding")):
            come = texts.with_codec(texts.provenance(self._database, old.id), read.codec)
            renewal = renew(self._core, old, read, come=come, keep=False, moved=moved)
            self._core.tell(change_of([article]))
        return renewal


def plan(core: Core, article: ArticleId, text: str) -> Move | None:
    """Return the notes that are to be moved into a text, None when there are none or it is soon done."""
    if len(text) < LONG:
        return None
    planned = anchoring.plan(core, article, text)
    return planned if planned.origins else None


def newest(core: Core, article: ArticleId) -> Version:
    """Return the newest version of an article; raises NotFoundError."""
    found = texts.newest(core.database, article)
    if found is None:
        raise NotFoundError(
            _("This article is not in the library."), remedy=_("Choose another from the list.")
        )
    return found


def provenance(core: Core, read: ImportedArticle, file: FileResult | None) -> Provenance:
    """Return where a text comes from, for its version."""
    if file is None:
        return Provenance(member=read.member, codec=read.codec)
    return texts.provenance_of_file(core.database, file, read)


def renew(
    core: Core,
    old: Version,
    read: ImportedArticle,
    *,
    come: Provenance,
    keep: bool,
    moved: Moved | None = None,
) -> Renewal:
    """Put a version after the newest one, inside a step: text, blocks, title, index and places.

    Recognition is pending again, as it is for every version that no engine saw. Unless it is to be kept,
    the old version goes when no place lies in it. What readers decided about entities holds at once.
    """
    article, database, recorder = old.article, core.database, core.recorder
    noted = annotations.ids_of_articles(database, [article])
    with search.kept_in_step(database, articles=[article], notes=noted):
        values = texts.version_values(
            database,
            uid=new_uid(),
            article=article,
            number=old.number + 1,
            text=read.text,
            sha256=text_hash(read.text),
            come=come,
        )
        version = VersionId(recorder.insert("version", values))
        for block in read.blocks:
            recorder.insert("block", texts.block_values(version, block))
        recorder.update("article", article, _details(core, old, read, version))
        settled = anchoring.settle(core, article, moved=moved)
        if keep or settled.anchored or decisions.lie_in(database, old.id):
            recorder.update("version", old.id, {"text": None, "packed": texts.pack_text(old.text)})
        else:
            for row in texts.block_rows(database, old.id):
                recorder.delete("block", row)
            recorder.delete("version", old.id)
        Deriving(core).settle([article])
    return Renewal(version, settled.found, settled.doubtful)


def _details(core: Core, old: Version, read: ImportedArticle, version: VersionId) -> dict[str, object]:
    """Return what may change in the row of the list."""
    return {"version": version, "words": len(read.text.split()), "title": title_after(core, old, read)}


def title_after(core: Core, old: Version, read: ImportedArticle) -> str:
    """Return an article's title after another text: one that nobody wrote follows the text."""
    title = title_of(core, old.article)
    if title != title_for(old.text, old.path or ""):
        return title
    return read.title or title_for(read.text, old.path or "")


def title_of(core: Core, article: ArticleId) -> str:
    """Return an article's title."""
    return rows.rows(core.database, [article])[0].title


def change_of(articles: list[ArticleId]) -> Change:
    """Return what new versions of articles touch: all that lies on them."""
    touched = frozenset(articles)
    return Change(listing=True, articles=touched, mentions=touched)
