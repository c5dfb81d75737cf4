"""Taking what importers read into the library: recognised by hash, stored in parts, one step in all."""

from dataclasses import dataclass, replace

from desktop.library.core import Core
from desktop.model import ArticleId, Change, FileResult, ImportedArticle, ImportRow
from desktop.storage import articles as rows
from desktop.storage import search, texts
from desktop.storage.identity import new_uid, text_hash
from desktop.text.titles import title_for
from desktop.translation import _, ngettext

PART_ARTICLES = 100
PART_CHARACTERS = 4_000_000


@dataclass(frozen=True, slots=True)
class _Waiting:
    uid: str
    sha256: str
    title: str
    file: FileResult
    article: ImportedArticle


class ImportSession:
    """One import. ``add`` gives the verdict at once; articles are stored in parts of at most 100.

    It is one step, but another act meanwhile ends that and the rest is a step of its own. Parts are
    small so that a note being saved meanwhile does not wait. ``finish`` must be called at the end, also
    of an import that was cancelled: what was read until then stays.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self._waiting: dict[str, _Waiting] = {}
        self._binned: list[ArticleId] = []
        self._characters = 0
        self._step: int | None = None
        self._in_step = 0  # articles that the step holds, those taken out of the bin too

    def add(self, result: FileResult) -> list[ImportRow]:
        """Take one file's result and return a row for each article in it, at least one a file."""
        result = replace(result, path=_writable_path(result.path))
        if result.reason is not None or not result.articles:
            reason = result.reason or _("There is no text in this file.")
            return [ImportRow(result.path, None, "failed", None, None, reason)]
        found = [self._add_article(result, article) for article in result.articles]
        if len(self._waiting) >= PART_ARTICLES or self._characters >= PART_CHARACTERS:
            self.flush()
        return found

    def _add_article(self, file: FileResult, article: ImportedArticle) -> ImportRow:
        sha256 = text_hash(article.text)
        waiting = self._waiting.get(sha256)
        if waiting is not None:
            return _duplicate(file, article, uid=waiting.uid, title=waiting.title)
        same = texts.same_text(self._core.database, sha256)
        if same is not None:
            restored = same.binned and same.article not in self._binned
            if restored:
                self._binned.append(same.article)
            return _duplicate(file, article, uid=same.uid, title=same.title, restored=restored)
        title = article.title or title_for(article.text, file.path)
        uid = new_uid()
        self._waiting[sha256] = _Waiting(uid, sha256, title, file, article)
        self._characters += len(article.text)
        return ImportRow(file.path, article.member, "added", uid, title, None, article.warnings)

    def flush(self) -> None:
        """Store what is waiting, in one transaction, and tell the change."""
        if not self._waiting and not self._binned:
            return
        core = self._core
        if not core.recorder.is_newest(self._step):
            self._step, self._in_step = None, 0
        count = self._in_step + len(self._waiting) + len(self._binned)
        label = ngettext("Import {count} article", "Import {count} articles", count).format(count=count)
        with core.recorder.go_on(self._step, label):
            ids = [self._store(waiting) for waiting in self._waiting.values()]
            for article in self._binned:
                core.recorder.update("article", article, {"binned": None})
        self._step, self._in_step = core.recorder.last_step, count
        touched = frozenset(ids) | frozenset(self._binned)
        self._waiting.clear()
        self._binned.clear()
        self._characters = 0
        core.tell(Change(label=label, listing=True, articles=touched))

    def finish(self) -> None:
        """Store the rest."""
        self.flush()

    def _store(self, waiting: _Waiting) -> ArticleId:
        database, article, file = self._core.database, waiting.article, waiting.file
        now = database.now()
        values = {
            "title": waiting.title,
            "author": article.author,
            "source": article.source,
            "date": article.date,
            "url": article.url,
            "language": article.language,
            "words": len(article.text.split()),
        }
        number = rows.insert(database, waiting.uid, values, now)
        kept = texts.keep_original(database, sha256=file.sha256, size=file.size, packed=file.original)
        come = texts.Provenance(
            file.path, article.member, article.codec, file.importer, file.importer_version, kept
        )
        version = texts.insert_version(
            database,
            texts.version_values(
                database,
                uid=new_uid(),
                article=number,
                number=1,
                text=article.text,
                sha256=waiting.sha256,
                come=come,
            ),
        )
        rows.set_version(database, number, version)
        texts.insert_blocks(database, version, article.blocks)
        search.add_article(database, number, waiting.title, article.text)
        self._core.recorder.note_update("article", number, before={"binned": now}, after={"binned": None})
        return number


def _writable_path(path: str) -> str:
    """Return a path that can be stored and shown; bytes that are no UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _duplicate(
    file: FileResult, article: ImportedArticle, *, uid: str, title: str, restored: bool = False
) -> ImportRow:
    warnings = article.warnings
    if restored:
        warnings = (*warnings, _("It was in the bin and has been taken out."))
    return ImportRow(file.path, article.member, "duplicate", uid, title, None, warnings)
