"""Taking what importers read into the library: recognised by hash, stored in parts, one step in all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from desktop.library import anchoring, recurring, verdicts, versions
from desktop.library.anchoring import Move, Moved
from desktop.library.core import Core
from desktop.library.taking import Taking
from desktop.model import ArticleId, Change, FileResult, ImportedArticle, ImportRow
from desktop.storage import articles as rows
from desktop.storage import origins, search, texts
from desktop.storage.identity import new_uid, text_hash
from desktop.text.titles import title_for
from desktop.translation import _, ngettext

PART_ARTICLES = 100
PART_CHARACTERS = 4_000_000


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A text to be stored: as a new article, or as the newest version of the one that ``renews`` names."""

    uid: str
    sha256: str
    title: str
    file: FileResult
    article: ImportedArticle
    renews: ArticleId | None = None
    moved: Moved | None = None


class ImportSession:
    """One import. ``add`` gives the verdict at once; articles are stored in parts of at most 100.

    What was here before in other words becomes a new version of it; the files of one import are different
    articles, though. With ``as_version_of`` the one article of one file becomes a version of that article.
    A file that holds a library is taken part by part (see library.taking).

    It is one step, but another act meanwhile ends that and the rest is a step of its own. Parts are
    small so that a note being saved meanwhile does not wait. ``finish`` must be called at the end, also
    of an import that was cancelled: what was read until then stays.
    """

    def __init__(self, core: Core, *, as_version_of: ArticleId | None = None) -> None:
        self._core = core
        self._target = as_version_of
        self._waiting: dict[str, _Waiting] = {}
        self._binned: list[ArticleId] = []
        self._apart: set[ArticleId] = set()  # what this import itself has added or renewed
        self._characters = 0
        self._step: int | None = None
        self._in_step = 0  # articles that the step holds, those taken out of the bin too
        self._taking: Taking | None = None  # the library that is being taken, until its last part
        self._told = 0  # how many changes had been told when its last part was taken

    def add(self, result: FileResult, *, moved: Sequence[Moved] = ()) -> list[ImportRow]:
        """Take one file's result and return a row for each article in it, at least one a file.

        ``moved`` answers ``long_moves`` where somebody else has worked it out; else it is done here.
        """
        result = replace(result, path=_writable_path(result.path))
        objection = result.reason or self._objection(result)
        if objection:
            return [verdicts.failed(result, self._with_remedy(objection))]
        if result.records:
            return self._take(result)
        places = {each.text: each for each in moved}
        found = [self._add_article(result, each, places.get(each.text)) for each in result.articles]
        if len(self._waiting) >= PART_ARTICLES or self._characters >= PART_CHARACTERS:
            self.flush()
        return found

    def long_moves(self, result: FileResult) -> list[Move]:
        """Return the notes that adding a result would move within long texts: work for a worker."""
        path, moves = _writable_path(result.path), []
        for article in result.articles if not self._objection(result) else ():
            if len(article.text) >= versions.LONG and not self._is_known(text_hash(article.text)):
                target = self._earlier(path, article)[0]
                planned = versions.plan(self._core, target, article.text) if target is not None else None
                moves += [planned] if planned is not None else []
        return moves

    def _objection(self, result: FileResult) -> str | None:
        if result.records:
            return _("A library cannot become the version of an article.") if self._target else None
        if not result.articles:
            return _("There is no text in this file.")
        if self._target is None or (len(result.articles) == 1 and not self._apart):
            return None
        return _("Only one article can become the new version of another.")

    def _with_remedy(self, objection: str) -> str:
        """Return why a file failed; what was taken of a library before can be taken back."""
        taking, self._taking = self._taking, None
        return (
            objection if taking is None else _("{why} Undo takes back what came of it.").format(why=objection)
        )

    def _take(self, result: FileResult) -> list[ImportRow]:
        """Take a part of another library, in one transaction, and tell the change."""
        self.flush()
        core = self._core
        if not core.recorder.is_newest(self._step):
            self._step, self._in_step = None, 0
        again = self._taking is not None and core.told != self._told
        taking = self._taking = self._taking or Taking(core, result.path)
        label = _("Import “{name}”").format(name=PurePath(result.path).name)
        with core.recorder.go_on(self._step, label):
            rows = taking.take(result.records, again=again)
        self._step = core.recorder.last_step
        self._in_step += sum(row.status == "added" for row in rows)
        core.tell(taking.change(label))
        self._told = core.told
        if not result.next_part:
            self._taking = None
        return rows

    def _is_known(self, sha256: str) -> bool:
        return self._target is None and origins.holder(self._core.database, sha256) is not None

    def _earlier(self, path: str, article: ImportedArticle) -> tuple[ArticleId | None, bool]:
        """Return the article that another is a new version of, and whether one in the bin would be it."""
        if self._target is not None:
            return self._target, False
        earlier = recurring.earlier(self._core, path, article, apart=self._apart)
        if earlier is None or earlier.binned:
            return None, earlier is not None
        return earlier.article, False

    def _add_article(self, file: FileResult, article: ImportedArticle, moved: Moved | None) -> ImportRow:
        sha256 = text_hash(article.text)
        waiting = self._waiting.get(sha256)
        if waiting is not None:
            return verdicts.duplicate(file, article, uid=waiting.uid, title=waiting.title)
        holder = origins.holder(self._core.database, sha256, article=self._target)
        if holder is not None:
            restored = holder.binned and holder.article not in self._binned
            if restored:
                self._binned.append(holder.article)
            return verdicts.held(file, article, holder, restored=restored)
        target, earlier_binned = self._earlier(file.path, article)
        if target is not None:
            return self._renew(target, file, article, moved)
        title, uid = article.title or title_for(article.text, file.path), new_uid()
        self._wait(_Waiting(uid, sha256, title, file, article))
        return verdicts.added(file, article, uid=uid, title=title, earlier_binned=earlier_binned)

    def _renew(
        self, target: ArticleId, file: FileResult, article: ImportedArticle, moved: Moved | None
    ) -> ImportRow:
        """Have a text wait that is to be the newest version of an article."""
        core = self._core
        known, old = rows.rows(core.database, [target])[0], versions.newest(core, target)
        moved = moved or anchoring.move(anchoring.plan(core, target, article.text))
        title = versions.title_after(core, old, article)
        self._apart.add(target)
        self._wait(_Waiting(known.uid, text_hash(article.text), title, file, article, target, moved))
        return verdicts.updated(
            file,
            article,
            uid=known.uid,
            titles=(known.title, title),
            moved=moved,
            restored=known.binned is not None,
        )

    def _wait(self, waiting: _Waiting) -> None:
        self._waiting[waiting.sha256] = waiting
        self._characters += len(waiting.article.text)

    def flush(self) -> None:
        """Store what is waiting, in one transaction, and tell the change."""
        if not self._waiting and not self._binned:
            return
        core = self._core
        if not core.recorder.is_newest(self._step):
            self._step, self._in_step = None, 0
        waiting, count = list(self._waiting.values()), self._in_step + len(self._waiting) + len(self._binned)
        label = self._label(count, waiting)
        with core.recorder.go_on(self._step, label):
            stored = {self._store(each) for each in waiting}
            for article in self._binned:
                core.recorder.update("article", article, {"binned": None})
        self._step, self._in_step = core.recorder.last_step, count
        renewed = frozenset(each.renews for each in waiting if each.renews is not None)
        self._apart |= stored
        touched = frozenset(stored | {*self._binned})
        self._waiting.clear()
        self._binned.clear()
        self._characters = 0
        core.tell(Change(label=label, listing=True, articles=touched, mentions=renewed))

    def _label(self, count: int, waiting: Sequence[_Waiting]) -> str:
        """Name the step: by the count of its articles, or by the one that has a new version."""
        if count == 1 and waiting and waiting[0].renews is not None:
            title = versions.title_of(self._core, waiting[0].renews)
            return _("New version of “{title}”").format(title=title)
        return ngettext("Import {count} article", "Import {count} articles", count).format(count=count)

    def finish(self) -> None:
        """Store the rest."""
        self.flush()

    def _store(self, waiting: _Waiting) -> ArticleId:
        """Store one text; the article is taken out of the bin when it lies there."""
        if waiting.renews is None:
            return self._store_new(waiting)
        core = self._core
        come = texts.provenance_of_file(core.database, waiting.file, waiting.article)
        old = versions.newest(core, waiting.renews)
        versions.renew(core, old, waiting.article, come=come, keep=True, moved=waiting.moved)
        core.recorder.update("article", waiting.renews, {"binned": None})
        return waiting.renews

    def _store_new(self, waiting: _Waiting) -> ArticleId:
        database, article = self._core.database, waiting.article
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
        version = texts.insert_version(
            database,
            texts.version_values(
                database,
                uid=new_uid(),
                article=number,
                number=1,
                text=article.text,
                sha256=waiting.sha256,
                come=texts.provenance_of_file(database, waiting.file, article),
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
