"""Articles as BibTeX, which BibLaTeX reads as well: for LaTeX, and for programs that manage references.

Text is UTF-8, as biber and all later programs take it. What stands outside of entries is a comment, so the
first line says that the file is ours. https://www.ctan.org/pkg/biblatex
"""

import re
from collections.abc import Iterator
from pathlib import Path

from desktop.exporting.bibliography import CARRIES, Entry, entries
from desktop.exporting.files import make_folder, refuse_foreign, replacing
from desktop.exporting.references import date_parts, in_line
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Target, Written
from desktop.text.contributors import Contributor, contributors
from desktop.translation import _

_MARK = "% Scholiast bibliography"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = re.compile(r"[\\{}~^%&#$_]|(?<=-)-|(?<=`)`|(?<=')'")
_COMMANDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_NOT_IN_URL = re.compile(r"[\\{}\s\"<>^`|]")


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def escaped(text: str) -> str:
    """Return a text on one line as LaTeX shows it, character by character.

    BibTeX counts braces, also those that LaTeX is told to show: where they have no partners they are named.
    """
    line = in_line(text)
    named = {} if _balanced(line) else _BRACES

    def escape(match: re.Match[str]) -> str:
        character = match[0]
        if character in "-`'":
            return f"{{}}{character}"  # two of them would become one sign
        return named.get(character) or _COMMANDS.get(character) or f"\\{character}"

    return _SPECIAL.sub(escape, line)


def _name(name: Contributor) -> str:
    if name.literal:
        return f"{{{escaped(name.literal)}}}"
    parts = (name.family, name.suffix, name.given)
    return ", ".join(escaped(part) for part in parts if part)


def _address(url: str) -> str:
    """Return an address as the commands for addresses take it: as it is, without what would end it."""
    return _NOT_IN_URL.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)


def _keywords(tags: tuple[str, ...]) -> str:
    return ", ".join(f"{{{escaped(tag)}}}" if "," in tag else escaped(tag) for tag in tags)


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry and their values as they are written; empty ones have nothing inside."""
    article, parts = entry.article, date_parts(entry.article.date)
    yield "author", f"{{{' and '.join(map(_name, contributors(article.author)))}}}"
    yield "title", f"{{{{{escaped(article.title)}}}}}"  # twice: styles would change its capitals
    yield "journal", f"{{{escaped(article.source or '')}}}"
    yield "date", f"{{{'-'.join(f'{part:02}' for part in parts)}}}"
    yield "year", f"{{{''.join(f'{part:04}' for part in parts[:1])}}}"
    yield "month", _MONTHS[parts[1] - 1] if len(parts) > 1 and 1 <= parts[1] <= len(_MONTHS) else "{}"
    yield "url", f"{{{_address((article.url or '').strip())}}}"
    yield "language", f"{{{escaped(article.language or '')}}}"
    yield "entrysubtype", "{newspaper}"
    yield "keywords", f"{{{_keywords(entry.tags)}}}"
    yield "annote", f"{{{escaped(' '.join(entry.notes))}}}"


def bibtex_entry(entry: Entry) -> str:
    """Return one entry; without a source it is ``@misc``, as an article must have one."""
    kind = "article" if in_line(entry.article.source) else "misc"
    lines = [f"  {name} = {value}," for name, value in _fields(entry) if value.strip("{}")]
    return "\n".join([f"@{kind}{{{entry.key},", *lines, "}", ""])


def _is_ours(head: bytes) -> bool:
    return head.startswith(_MARK.encode())


class BibtexExporter:
    """Writes one file with an entry for each article."""

    name = "bibtex"
    suffix = ".bib"
    carries = CARRIES

    def targets(self) -> tuple[Target, ...]:
        """Return the one file."""
        return (Target(".bib", _("BibTeX, the articles as references"), _("For LaTeX, JabRef and Zotero.")),)

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
            stream.write(f"{_MARK} {source.uid}\n")
            stream.writelines(f"\n{bibtex_entry(entry)}" for entry in entries(source))
        return Written((out,))
