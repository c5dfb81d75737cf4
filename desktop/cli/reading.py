"""The verbs that look: articles, show, history, tags, notes."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence

from desktop.cli import records
from desktop.cli.choosing import UnknownNameError, wanted_notes
from desktop.cli.opening import reading
from desktop.cli.output import Output, Record, on_one_line, shown
from desktop.errors import NotFoundError
from desktop.library import ArticleFilter, Library
from desktop.model import Annotation, AnnotationId, Article, ArticleId, NoteKind
from desktop.text.note_filter import AllOf, AnyOf, NoteFilter, OfKind
from desktop.translation import _

_PART = 200  # rows fetched at once


def article_rows(library: Library, ids: Sequence[ArticleId]) -> Iterator[Article]:
    """Yield articles in the order of their ids, a part at a time."""
    for start in range(0, len(ids), _PART):
        yield from library.articles.rows(ids[start : start + _PART])


def chosen_articles(library: Library, arguments: Namespace, output: Output) -> Iterator[Article]:
    """Yield all articles, newest added first, or the named ones in their order; says which are not there."""
    if arguments.all:
        yield from article_rows(library, library.articles.ids(ArticleFilter()))
        return
    for reference in arguments.ids:
        try:
            article = library.articles.find(reference)
        except NotFoundError as error:
            output.fail(str(error))
            continue
        yield article


def articles(arguments: Namespace, output: Output) -> None:
    """List articles."""
    with reading(arguments, output) as library:
        ids = library.articles.ids(ArticleFilter(query=arguments.search or ""))[: arguments.limit]
        rows = article_rows(library, ids)
        output.rows((records.article_values(each) for each in rows), article_line)


def article_line(record: Record) -> str:
    """Return an article on one line."""
    return f"{record['id']}  {record['date'] or '':<10}  {on_one_line(str(record['title']))}"


def show(arguments: Namespace, output: Output) -> None:
    """Show articles with everything that lies on them."""
    with reading(arguments, output) as library:
        found = chosen_articles(library, arguments, output)
        output.rows((records.whole_article_values(library, each) for each in found), _article_page)


def _article_page(record: Record) -> str:
    details = [record[key] for key in ("id", "author", "source", "date", "url", "path") if record[key]]
    annotations = record["annotations"]
    lines = [note_line(each) for each in annotations] if isinstance(annotations, list) else []
    parts = [
        shown(str(record["title"])),
        *(shown(str(each)) for each in details),
        "",
        shown(str(record["text"])),
    ]
    return "\n".join([*parts, "", *lines, ""] if lines else [*parts, ""])


def history(arguments: Namespace, output: Output) -> None:
    """List the steps, newest first."""
    with reading(arguments, output) as library:
        steps = library.history(sys.maxsize if arguments.limit is None else arguments.limit)
        output.rows((records.step_values(each) for each in steps), _step_line)


def _step_line(record: Record) -> str:
    state = _("(undone)") if record["undone"] else ""
    by = shown(str(record["by"] or "-"))
    return f"{record['time']}  {by}  {on_one_line(str(record['label']))} {state}".rstrip()


def notes(arguments: Namespace, output: Output) -> None:
    """List annotations: articles in the order added, whole-article ones first, then by place; then memos."""
    with reading(arguments, output) as library:
        try:
            ids = library.notes.ids(_listed(library, arguments))
        except UnknownNameError as unknown:
            output.tell(str(unknown))
            ids = []
        output.rows(_note_records(library, ids), note_line)


def _listed(library: Library, arguments: Namespace) -> NoteFilter:
    """Return what the words ask for; without a kind or --memos only what lies in articles."""
    wanted = wanted_notes(library, arguments)
    if arguments.memos or arguments.kinds:
        return wanted
    return AllOf((AnyOf((OfKind(NoteKind.ARTICLE), OfKind(NoteKind.PASSAGE))), wanted))


def _note_records(library: Library, ids: Sequence[AnnotationId]) -> Iterator[Record]:
    for start in range(0, len(ids), _PART):
        for row in library.notes.rows(ids[start : start + _PART]):
            note = row.note
            yield records.note_values(note) if isinstance(note, Annotation) else records.memo_values(note)


def note_line(record: Record) -> str:
    """Return an annotation on one line."""
    quote = record["quote"]
    names = record["tags"]
    where = f"“{on_one_line(str(quote))}”" if quote is not None else _("whole article")
    if record["article"] is None:
        where = _("memo")
    note = on_one_line(str(record["note"])) if record["note"] else ""
    tagged = " ".join(f"[{shown(str(name))}]" for name in names) if isinstance(names, list) else ""
    return "  ".join(part for part in (str(record["id"]), where, note, tagged) if part)
