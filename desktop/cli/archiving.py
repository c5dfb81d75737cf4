"""The verb ``archive``: the whole library as one ZIP of open formats, which ``import`` reads back."""

from argparse import Namespace
from functools import partial
from pathlib import Path

from desktop.cli.giving import exporter_of
from desktop.cli.opening import reading
from desktop.cli.output import Output, Record, shown
from desktop.translation import _, ngettext


def archive(arguments: Namespace, output: Output) -> None:
    """Write the ZIP and print its size and how many notes are in it."""
    from desktop.library.exporting import give  # noqa: PLC0415 - only an archive needs it

    out = Path(arguments.out).absolute()
    with reading(arguments, output) as library, library.snapshot():
        counts = library.articles.counts()
        total = counts.all + counts.bin
        tell = partial(_tell, output, total)
        exported = give(exporter_of("archive"), library.export_source(), out, progress=tell)
        record: Record = {
            "path": str(out),
            "bytes": out.stat().st_size,
            "articles": total,
            "annotations": exported.notes,
        }
        output.value(record, _sentence)


def _tell(output: Output, total: int, done: int, _listed: int) -> None:
    output.progress(_("{done} of {total} articles.").format(done=done, total=total))


def _sentence(record: Record) -> str:
    articles, notes = int(str(record["articles"])), int(str(record["annotations"]))
    return _("{path} holds {articles} and {notes} ({bytes} bytes).").format(
        path=shown(str(record["path"])),
        articles=ngettext("{count} article", "{count} articles", articles).format(count=articles),
        notes=ngettext("{count} note", "{count} notes", notes).format(count=notes),
        bytes=record["bytes"],
    )
