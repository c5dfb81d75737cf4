"""The codebook as CSV and as Markdown: written and read back with nothing lost, by pure functions.

Both carry for each tag its full name, colour, key, definition, when to use it and when not, an example and
whether it is retired; how often it is used goes out and is not read. What a file does not say is empty.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.text.cells import guarded_both_ways, unguarded
from desktop.text.codebook_fields import clean_words

COLUMNS = ("name", "colour", "key", "definition", "use when", "not when", "example", "retired")
COUNTS = ("annotations", "articles")
WORDS = ("definition", "use_when", "not_when", "example")
TITLE = "# Codebook"
LONGEST_CELL = 1_000_000

_ALIKE = {"color": "colour", "code": "name", "tag": "name", "description": "definition"}
_YES = frozenset({"yes", "true", "1", "x", "retired"})
_SPECIAL = re.compile(r"([\\`*_\[\]<>#&~^|])")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>#&~^|])")
_FACT = re.compile(r"[-*] *(\w[\w ]*): *`?(.*?)`? *")


@dataclass(frozen=True, slots=True)
class Entry:
    """One tag in a codebook file, as it is written there; ``line`` is where, from 1."""

    name: str
    colour: str = ""
    key: str = ""
    definition: str = ""
    use_when: str = ""
    not_when: str = ""
    example: str = ""
    retired: bool | None = None
    annotations: int = 0
    articles: int = 0
    line: int = 0
    surplus: bool = False  # its row has more cells than the table has columns: what belongs where is unknown


def to_csv(entries: Iterable[Entry], *, formula_guard: bool = True) -> str:
    """Return a table with CRLF after each row; see cells for what could be taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow((*COLUMNS, *COUNTS))
    for entry in entries:
        cells = [
            entry.name, entry.colour, entry.key, entry.definition, entry.use_when, entry.not_when,
            entry.example, "yes" if entry.retired else "no", str(entry.annotations), str(entry.articles),
        ]  # fmt: skip
        writer.writerow([guarded_both_ways(cell) for cell in cells] if formula_guard else cells)
    return out.getvalue()


def from_csv(text: str) -> list[Entry]:
    """Return the rows of a table whose first row names the columns, in any order; raises ValueError.

    Commas, semicolons and tabulators between cells are understood; of unknown columns nothing is taken.
    """
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=_delimiter(text))
    entries: list[Entry] = []
    columns: list[str] | None = None
    line = 1
    try:
        for row in reader:
            if columns is None:
                columns = [_column(cell) for cell in row]
            elif any(cell.strip() for cell in row):
                surplus = any(cell.strip() for cell in row[len(columns) :])
                cells = dict(zip(columns, map(unguarded, row), strict=False))
                entries.append(replace(_entry(cells, line), surplus=surplus))
            line = reader.line_num + 1
    except csv.Error as problem:
        raise ValueError(str(problem)) from problem
    _refuse_nameless(columns or ())
    return entries


def _refuse_nameless(columns: Sequence[str]) -> None:
    if "name" not in columns:
        raise ValueError("name")  # noqa: EM101  # the column that is missing; told by who reads files


def _delimiter(text: str) -> str:
    """Return what stands between the names of the columns most often."""
    head = text.removeprefix("\ufeff").partition("\n")[0]
    return max(",;\t", key=head.count)


def _column(cell: str) -> str:
    name = " ".join(cell.replace("_", " ").lower().split())
    return _ALIKE.get(name, name)


def _entry(cells: dict[str, str], line: int) -> Entry:
    retired = cells.get("retired", "").strip().lower()
    return Entry(
        name=" ".join(cells.get("name", "").split()),
        colour=cells.get("colour", "").strip(),
        key=cells.get("key", "").strip(),
        definition=clean_words(cells.get("definition", "")),
        use_when=clean_words(cells.get("use when", "")),
        not_when=clean_words(cells.get("not when", "")),
        example=clean_words(cells.get("example", "")),
        retired=retired in _YES if retired else None,
        annotations=_number(cells.get("annotations", "")),
        articles=_number(cells.get("articles", "")),
        line=line,
    )


def _number(cell: str) -> int:
    return int(cell) if cell.isascii() and cell.isdigit() else 0


def to_markdown(entries: Iterable[Entry]) -> str:
    """Return a page with a chapter for each tag; what is said of a tag stands in quotations, as it is."""
    chapters = [TITLE]
    for entry in entries:
        facts = {
            "Colour": f"`{entry.colour}`" if entry.colour else "",
            "Key": f"`{entry.key}`" if entry.key else "",
            "Retired": "yes" if entry.retired else "no",
            "Annotations": str(entry.annotations),
            "Articles": str(entry.articles),
        }
        heading = _SPECIAL.sub(r"\\\1", entry.name)
        chapters.append(f"## {heading}")
        chapters.append("\n".join(f"- {name}: {fact}" for name, fact in facts.items() if fact))
        for name in WORDS:
            words = getattr(entry, name)
            if words:
                chapters.append(f"### {name.replace('_', ' ').capitalize()}")
                chapters.append("\n".join(f"> {line}" if line else ">" for line in words.split("\n")))
    return "\n\n".join(chapters) + "\n"


def from_markdown(text: str) -> list[Entry]:
    """Return the chapters of a page; raises ValueError where there is none.

    Words that stand under a heading without a quotation are taken, too.
    """
    chapters: list[tuple[int, dict[str, str]]] = []
    under = "definition"
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        bare = line.rstrip("\r")
        if bare.startswith("## "):
            chapters.append((number, {"name": _ESCAPED.sub(r"\1", bare[3:])}))
            under = "definition"
        elif chapters and bare.startswith("### "):
            under = _column(bare[4:])
        elif chapters:
            _take_line(chapters[-1][1], under, bare)
    if not chapters:
        raise ValueError(TITLE)
    return [_entry(cells, number) for number, cells in chapters]


def _take_line(cells: dict[str, str], under: str, line: str) -> None:
    """Add one line to what a chapter says: a fact of the list, or words."""
    fact = _FACT.fullmatch(line)
    if fact and _column(fact[1]) in {*COLUMNS, *COUNTS} - {"name"} and under == "definition":
        cells[_column(fact[1])] = fact[2]
        return
    words = line.removeprefix(">").removeprefix(" ") if line.startswith(">") else line
    cells[under] = f"{cells[under]}\n{words}" if under in cells else words
