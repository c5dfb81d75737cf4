"""The verbs that give the library back: export, check, backup."""

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import parser
from desktop.cli.opening import library_path, reading
from desktop.cli.output import Output, Record, shown
from desktop.errors import DamagedError, NotFoundError, ScholiastError
from desktop.translation import _, ngettext

if TYPE_CHECKING:
    from desktop.extensions.export import Exporter
    from desktop.model import TagId


def exporter_of(name: str) -> "Exporter":
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
    from desktop.exporting import report  # noqa: PLC0415 - only an export needs it
    from desktop.exporting.observing import ObservedSource  # noqa: PLC0415 - the same
    from desktop.extensions.export import ExportOptions  # noqa: PLC0415 - the same

    exporter = exporter_of(arguments.format)
    with reading(arguments, output) as library, library.snapshot():
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
        source = ObservedSource(library.export_source(article=article, tag=tag))
        options = ExportOptions(formula_guard=not arguments.no_formula_guard)
        written = exporter.write(source, Path(arguments.out), options)
        record: Record = {
            "files": len(written.files),
            "annotations": source.count,
            "left_out": [
                {"what": each.what.value, "count": each.count, "sentence": report.sentence(each)}
                for each in (*source.left_out(exporter.carries), *written.left_out)
            ],
        }
        output.value(record, _export_sentence)


def _export_sentence(record: Record) -> str:
    files, annotations = int(str(record["files"])), int(str(record["annotations"]))
    words = _("{annotations} in {files}.").format(
        annotations=ngettext("{count} annotation", "{count} annotations", annotations).format(
            count=annotations
        ),
        files=ngettext("{count} file", "{count} files", files).format(count=files),
    )
    left = record["left_out"]
    sentences = [str(each["sentence"]) for each in left] if isinstance(left, list) else []
    return "\n".join([words, *map(shown, sentences)])


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
