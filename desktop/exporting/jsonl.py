"""Everything that was chosen, lossless, as JSON Lines that ``import`` reads back (resources/formats)."""

import json
from collections.abc import Iterator
from pathlib import Path

from desktop.exporting.files import make_folder, refuse_foreign, replacing
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Feature, Target, Written
from desktop.text.library_records import END, OPENING
from desktop.translation import _

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def lines(source: ExportSource) -> Iterator[str]:
    """Yield each record as a line, at last how many there were: a file that was cut off lacks that."""
    count = 0
    for record in source.records():
        count += 1
        yield f"{_encode(record)}\n"
    yield f"{_encode({'type': END, 'records': count})}\n"


class JsonlExporter:
    """Writes one file; only the bytes of original files are not in it, which the archive has."""

    name = "jsonl"
    suffix = ".jsonl"
    carries = frozenset(Feature) - {Feature.ORIGINALS, Feature.LINKS}

    def targets(self) -> tuple[Target, ...]:
        """Return the one file."""
        why = _("For another Scholiast, which imports it, and for programs of your own.")
        return (Target(".jsonl", _("JSON Lines with everything"), why),)

    def write(
        self,
        source: ExportSource,
        out: Path,
        options: ExportOptions = USUAL,  # noqa: ARG002 - the contract of all exporters
    ) -> Written:
        """Write one file; raises ScholiastError when it cannot, or when ``out`` is no such export."""
        make_folder(out.parent)
        refuse_foreign(out, _is_ours)
        with replacing(out) as stream:
            stream.writelines(lines(source))
        return Written((out,))


def _is_ours(head: bytes) -> bool:
    return head.startswith(OPENING)
