"""The verb ``import``: files are read in a worker process and stored here, a row for each article."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.opening import writing
from desktop.cli.output import Output, Record, on_one_line, shown
from desktop.cli.recognising import recognise_added
from desktop.cli.records import import_values
from desktop.model import FileResult, ImportRow
from desktop.settings import load_settings
from desktop.translation import _, ngettext

if TYPE_CHECKING:
    from desktop.library.importing import ImportSession

_PART = 100  # files whose articles are safe on the disk before their rows are printed


def import_paths(arguments: Namespace, output: Output) -> None:
    """Import files and folders; a file that cannot be read is a row, and the rest goes on."""
    from desktop.importing.files import walk  # noqa: PLC0415 - the other verbs start without it
    from desktop.work import Worker, read_files  # noqa: PLC0415 - the same

    rows: list[ImportRow] = []
    with writing(arguments, create=arguments.as_version_of is None) as library:
        target = library.articles.find(arguments.as_version_of).id if arguments.as_version_of else None
        named = [_absolute(each) for each in arguments.paths]
        paths = [str(path) for path in walk(named) if path in named or not library.owns(path)]
        with closing(Worker()) as worker:
            results = read_files(worker, paths, original_limit=load_settings().original_limit)
            if target is not None and len(paths) != 1:
                results = _refused(paths or [str(path) for path in named])
            session = library.articles.start_import(as_version_of=target)
            stored = _stored(session, _watched(results, len(paths), output))
            output.rows((import_values(row) for row in _kept(stored, rows)), _line)
        _report(rows, output)
        if arguments.recognise:
            recognise_added(library, [row.id for row in rows if row.id is not None], output)


def _absolute(word: str) -> Path:
    """Return the absolute path of a word; one with ``..`` is resolved, so that a file has one path."""
    path = Path(word)
    return path.resolve() if ".." in path.parts else path.absolute()


def _watched(results: Iterable[FileResult], total: int, output: Output) -> Iterator[FileResult]:
    """Yield the results and show how far it is."""
    done = taken = 0
    for result in results:
        yield result
        if result.next_part:
            taken += len(result.records)
            output.progress(_("{count} records taken.").format(count=taken))
        else:
            done += 1
            output.progress(_("{done} of {total} files.").format(done=done, total=total))


def _refused(paths: Iterable[str]) -> Iterator[FileResult]:
    """Yield the verdict on a folder that does not hold exactly one file for the new version."""
    for path in paths:
        yield FileResult(path, reason=_("Exactly one file can become the new version of an article."))


def _stored(session: "ImportSession", results: Iterable[FileResult]) -> Iterator[ImportRow]:
    """Yield the rows of results that are stored; what was read before a stop or an error stays."""
    rows: list[ImportRow] = []
    try:
        for number, result in enumerate(results, start=1):
            rows.extend(session.add(result))
            if number % _PART == 0:
                session.flush()
                yield from rows
                rows.clear()
    finally:
        session.finish()
    yield from rows


def _kept(rows: Iterable[ImportRow], kept: list[ImportRow]) -> Iterator[ImportRow]:
    """Yield the rows and keep them for the report."""
    for row in rows:
        kept.append(row)
        yield row


def _report(rows: list[ImportRow], output: Output) -> None:
    """Say in one sentence what became of the files; a failed one is exit code 1."""
    counts = Counter(row.status for row in rows)
    sentence = _("{added} added, {duplicates} there already, {updated} updated, {failed} failed.").format(
        added=counts["added"],
        duplicates=counts["duplicate"],
        updated=counts["updated"],
        failed=counts["failed"],
    )
    files = len({row.path for row in rows})
    read = ngettext("{count} file read:", "{count} files read:", files).format(count=files)
    if counts["failed"]:
        output.fail(f"{read} {sentence}")
    else:
        output.tell(f"{read} {sentence}")


def _line(record: Record) -> str:
    name = on_one_line(str(record["path"]), longest=1_000)
    if record["status"] == "failed":
        return f"{record['status']:<9}  {name}: {shown(str(record['reason']))}"
    line = f"{record['status']:<9}  {record['id'] or '-'}  {on_one_line(str(record['title']))}  {name}"
    warnings = record["warnings"]
    told = [f"{'':<11}{shown(str(each))}" for each in warnings] if isinstance(warnings, list) else []
    return line if record["status"] == "added" else "\n".join([line, *told])
