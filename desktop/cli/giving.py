"""The verbs that give the library back: export, check, backup."""

import os
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import parser
from desktop.cli.opening import library_path, reading
from desktop.cli.output import Output, Record, shown
from desktop.errors import DamagedError, NotFoundError, ScholiastError
from desktop.model import Annotation, Article, Memo, Tag, TagId, Version
from desktop.translation import _, ngettext

if TYPE_CHECKING:
    from desktop.extensions import Exporter, ExportSource


class CountedSource:
    """An ExportSource that knows how many annotations it gave away."""

    def __init__(self, source: "ExportSource") -> None:
        self.uid = source.uid
        self._source = source
        self._counts: dict[str, int] = {}

    @property
    def count(self) -> int:
        """Return how many annotations were given, each once."""
        return sum(self._counts.values())

    def articles(self) -> Iterable[Article]:
        """Return the chosen articles."""
        return self._source.articles()

    def text(self, article: Article) -> Version:
        """Return the newest version of an article."""
        return self._source.text(article)

    def annotations(self, article: Article) -> Sequence[Annotation]:
        """Return the chosen annotations of an article."""
        found = self._source.annotations(article)
        self._counts[article.uid] = len(found)
        return found

    def paragraph(self, article: Article, offset: int) -> int:
        """Return the number of a paragraph."""
        return self._source.paragraph(article, offset)

    def memos(self) -> Sequence[Memo]:
        """Return the chosen memos."""
        found = self._source.memos()
        self._counts[""] = len(found)
        return found

    def subject(self, memo: Memo) -> str:
        """Return what a memo lies on."""
        return self._source.subject(memo)

    def tags(self) -> Sequence[Tag]:
        """Return the codebook."""
        return self._source.tags()


def _exporter(name: str) -> "Exporter":
    """Return the exporter of a format; prints usage and raises SystemExit(2) where there is none."""
    from desktop import extensions  # noqa: PLC0415 - reading packages' entry points costs 15 ms

    known = extensions.load("exporters")
    if name not in known:
        parser.refuse(
            "export", _("there is no format “{name}”, only {known}").format(name=name, known=", ".join(known))
        )
    exporter: Exporter = known[name]()
    return exporter


def export(arguments: Namespace, output: Output) -> None:
    """Write the chosen annotations in one format."""
    exporter = _exporter(arguments.format)
    with reading(arguments, output) as library:
        article = library.articles.find(arguments.article).id if arguments.article else None
        tag: TagId | None = None
        if arguments.tag:
            found = library.tags.named(arguments.tag)
            if found is None:
                raise NotFoundError(
                    _("There is no tag “{tag}”.").format(tag=arguments.tag),
                    remedy=_("“scholiast tags” lists the ones there are."),
                )
            tag = found.id
        source = CountedSource(library.export_source(article=article, tag=tag))
        files = exporter.write(source, Path(arguments.out), formula_guard=not arguments.no_formula_guard)
        output.value({"files": len(files), "annotations": source.count}, _export_sentence)


def _export_sentence(record: Record) -> str:
    files, annotations = int(str(record["files"])), int(str(record["annotations"]))
    return _("{annotations} in {files}.").format(
        annotations=ngettext("{count} annotation", "{count} annotations", annotations).format(
            count=annotations
        ),
        files=ngettext("{count} file", "{count} files", files).format(count=files),
    )


def check(arguments: Namespace, output: Output) -> None:
    """Look the library over; a file that cannot be opened for damage is a problem like the others."""
    problems: list[Record]
    try:
        with reading(arguments, output) as library:
            problems = [
                {"what": each.what, "where": each.where, "remedy": each.remedy or None}
                for each in library.check()
            ]
            if library.notice:
                problems.append({"what": library.notice, "where": str(library.path), "remedy": _newest()})
    except DamagedError as error:
        where = str(library_path(arguments))
        problems = [{"what": error.what, "where": where, "remedy": error.remedy or None}]
    if problems:
        output.code = 1
    output.value({"ok": not problems, "problems": problems}, _check_sentence)


def _newest() -> str:
    return _("Use the newest version of Scholiast.")


def _check_sentence(record: Record) -> str:
    problems = record["problems"]
    if record["ok"] or not isinstance(problems, list):
        return _("The library is in order.")
    return "\n".join(
        shown(f"{each['where']}: {each['what']} {each['remedy'] or ''}".strip()) for each in problems
    )


def backup(arguments: Namespace, output: Output) -> None:
    """Write a copy of the library to a file that is not there yet."""
    out = Path(arguments.out).absolute()
    with reading(arguments, output) as library:
        if os.path.lexists(out):
            raise ScholiastError(
                _("{path} is there already.").format(path=out), remedy=_("Choose another name.")
            )
        size = library.backup(out)
        output.value({"path": str(out), "bytes": size}, _backup_sentence)


def _backup_sentence(record: Record) -> str:
    return _("{path} holds the whole library ({bytes} bytes).").format(
        path=shown(str(record["path"])), bytes=record["bytes"]
    )
