"""The verbs that give the library back: export, check, backup."""

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import parser
from desktop.cli.choosing import UnknownNameError, wanted_notes
from desktop.cli.opening import library_path, reading
from desktop.cli.output import Output, Record, shown
from desktop.errors import DamagedError, NotFoundError, ScholiastError
from desktop.settings import load_settings
from desktop.text.note_filter import OfArticle, Tagged
from desktop.translation import _, ngettext

if TYPE_CHECKING:
    from desktop.extensions.export import Exporter, ExportOptions
    from desktop.library import Library
    from desktop.library.source import ChosenNotes


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


def _options(exporter: "Exporter", arguments: Namespace) -> "ExportOptions":
    """Return what a format is told; prints usage and raises SystemExit(2) for what it knows nothing of."""
    from desktop.extensions.export import USUAL, ExportOptions  # noqa: PLC0415 - only an export needs it

    known = {name for target in exporter.targets() for name in target.options}
    known |= {"by"} if any(target.preset.by != USUAL.by for target in exporter.targets()) else set()
    given = {name: getattr(arguments, name) for name in ("by", "style", "template", "wikilinks")}
    chosen = {name: value for name, value in given.items() if value is not None}
    if strange := sorted(chosen.keys() - known):
        objection = _("the format {format} knows no --{option}")
        parser.refuse("export", objection.format(format=exporter.name, option=strange[0]))
    style = load_settings().citation_style
    return ExportOptions(**{"style": style, "formula_guard": not arguments.no_formula_guard, **chosen})


def _source(library: "Library", arguments: Namespace) -> "ChosenNotes":
    """Return what is to be exported; without words that choose notes, articles without any as well."""
    try:
        wanted = wanted_notes(library, arguments)
    except UnknownNameError as unknown:
        raise NotFoundError(
            str(unknown), remedy=_("“scholiast tags” and “scholiast entities” list the ones there are.")
        ) from unknown
    match wanted.parts:
        case ():
            return library.export_source()
        case (OfArticle(article),):
            return library.export_source(article=article)
        case (Tagged(tag),):
            return library.export_source(tag=tag)
        case _:
            return library.export_source(chosen=library.notes.ids(wanted))


def export(arguments: Namespace, output: Output) -> None:
    """Write the chosen annotations in one format."""
    from desktop.exporting import report  # noqa: PLC0415 - only an export needs it
    from desktop.library.exporting import give  # noqa: PLC0415 - the same

    exporter = exporter_of(arguments.format)
    options = _options(exporter, arguments)
    with reading(arguments, output) as library, library.snapshot():
        exported = give(exporter, _source(library, arguments), Path(arguments.out), options)
        record: Record = {
            "files": len(exported.files),
            "annotations": exported.notes,
            "left_out": [
                {"what": each.what.value, "count": each.count, "sentence": report.sentence(each)}
                for each in exported.left_out
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
