"""Articles as RIS, the format that every program for references reads: one record an article, CRLF.

A record has a line for each fact, so texts are put on one line. Where a record comes from is a fact as well,
which tells our files from others. https://en.wikipedia.org/wiki/RIS_(file_format)
"""

from collections.abc import Iterator
from pathlib import Path

from desktop.exporting.bibliography import CARRIES, Entry, entries
from desktop.exporting.files import make_folder, refuse_foreign, replacing
from desktop.exporting.references import date_parts, in_line
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Target, Written
from desktop.text.contributors import Contributor, contributors
from desktop.translation import _

_OPENING = "TY  - NEWS\r\nDP  - Scholiast\r\n"


def _name(name: Contributor) -> str:
    return name.literal or ", ".join(part for part in (name.family, name.given, name.suffix) if part)


def _date(parts: tuple[int, ...]) -> str:
    """Return ``YYYY/MM/DD/`` with what is not known left empty."""
    year, month, day = (*(f"{part:02}" for part in parts), "", "", "")[:3]
    return f"{year}/{month}/{day}/" if parts else ""


def _facts(entry: Entry) -> Iterator[tuple[str, str]]:
    article, parts = entry.article, date_parts(entry.article.date)
    yield "ID", entry.key
    yield from (("AU", _name(each)) for each in contributors(article.author))
    yield "TI", article.title
    yield "T2", article.source or ""
    yield "PY", "".join(f"{part:04}" for part in parts[:1])
    yield "DA", _date(parts)
    yield "UR", article.url or ""
    yield "LA", article.language or ""
    yield from (("KW", tag) for tag in entry.tags)
    yield from (("N1", note) for note in entry.notes)


def ris_record(entry: Entry) -> str:
    """Return one record with the empty line after it."""
    lines = [f"{tag}  - {line}\r\n" for tag, text in _facts(entry) if (line := in_line(text))]
    return "".join([_OPENING, *lines, "ER  - \r\n\r\n"])


def _is_ours(head: bytes) -> bool:
    return head.startswith(_OPENING.encode())


class RisExporter:
    """Writes one file with a record for each article."""

    name = "ris"
    suffix = ".ris"
    carries = CARRIES

    def targets(self) -> tuple[Target, ...]:
        """Return the one file."""
        return (Target(".ris", _("RIS, the articles as references"), _("For EndNote, Citavi and Zotero.")),)

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
            stream.writelines(ris_record(entry) for entry in entries(source))
        return Written((out,))
