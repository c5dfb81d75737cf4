"""Notes as Markdown that Obsidian reads: front matter, quotations, notes, tags, and links back.

One file an article in a folder, or one file for all where the name ends in ``.md``. Memos stand together, in
the folder's ``Journal.md`` or at the end of the one file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.exporting.escaping import contained_note, literal_line, literal_quote, yaml_scalar
from desktop.exporting.files import head, make_folder, refuse_foreign, replacing
from desktop.exporting.names import file_stem, obsidian_tag, same_file
from desktop.exporting.report import ALL_OF_A_NOTE
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Feature, Target, Written
from desktop.model import Annotation, Article, Memo
from desktop.text.links import article_link
from desktop.translation import _

_OWN = re.compile(rb'---\nid: "([0-9a-f-]{36})"\ntitle: ')
JOURNAL = "Journal.md"
_SHORT = 8  # characters of a uid that tell files and blocks apart


def _front_matter(values: Iterable[tuple[str, str | None]], tags: Iterable[str]) -> Iterator[str]:
    """Yield the lines between the fences for one article or collection."""
    for key, value in values:
        yield f"{key}: {yaml_scalar(value)}"
    names = list(tags)
    yield "tags:" if names else "tags: []"
    for name in names:
        yield f"  - {yaml_scalar(name)}"


def _article_values(article: Article) -> list[tuple[str, str | None]]:
    return [
        ("id", article.uid),
        ("title", article.title),
        ("author", article.author),
        ("source", article.source),
        ("date", article.date),
        ("url", article.url),
    ]


def _names(annotations: Iterable[Annotation]) -> list[str]:
    """Return the full names of the tags used, each once, sorted."""
    return sorted({name for annotation in annotations for name in annotation.tags})


def _block(source: ExportSource, article: Article, annotation: Annotation) -> str:
    """Return one annotation: quotation and block id, note, then the way back and the tags."""
    block_id = f"^a-{annotation.uid[-_SHORT:]}"
    anchor = annotation.anchor
    where = (
        _("Whole article")
        if anchor is None
        else _("¶ {number}").format(number=source.paragraph(article, anchor.start))
    )
    link = f"[{where}]({article_link(source.uid, article.uid, annotation.uid)})"
    ending = [link, *(f"#{obsidian_tag(name)}" for name in annotation.tags)]
    parts = [contained_note(annotation.note), " ".join(ending)]
    if anchor is None:
        parts[-1] += f" {block_id}"
    else:
        parts = [literal_quote(anchor.quote), block_id, *parts]
    return "\n\n".join(part for part in parts if part.strip())


def _heading(article: Article) -> str:
    return f"# {literal_line(' '.join(article.title.split()))}"


def _body(source: ExportSource, article: Article, annotations: Sequence[Annotation]) -> Iterator[str]:
    for annotation in annotations:
        yield "\n" + _block(source, article, annotation) + "\n"


def _article_file(source: ExportSource, article: Article, annotations: Sequence[Annotation]) -> Iterator[str]:
    """Yield the pieces of the file of one article."""
    yield "---\n"
    for line in _front_matter(_article_values(article), _names(annotations)):
        yield f"{line}\n"
    yield f"---\n\n{_heading(article)}\n"
    yield from _body(source, article, annotations)


def _journal(source: ExportSource, memos: Sequence[Memo], *, level: int) -> Iterator[str]:
    """Yield memos, oldest first, each under a heading with its title, or what it lies on, or its day."""
    for memo in memos:
        subject = source.subject(memo)
        title = " ".join((memo.title or subject or memo.created[:10]).split())
        details = [literal_line(subject)] if memo.title and subject else []
        ending = " ".join([*(f"#{obsidian_tag(name)}" for name in memo.tags), f"^a-{memo.uid[-_SHORT:]}"])
        parts = [f"{'#' * level} {literal_line(title)}", *details, contained_note(memo.note), ending]
        yield "\n" + "\n\n".join(part for part in parts if part.strip()) + "\n"


def _journal_file(source: ExportSource, memos: Sequence[Memo]) -> Iterator[str]:
    """Yield the pieces of the file of a folder's memos."""
    yield "---\n"
    values = [("id", source.uid), ("title", _("Journal"))]
    for line in _front_matter(values, sorted({name for memo in memos for name in memo.tags})):
        yield f"{line}\n"
    yield f"---\n\n# {_('Journal')}\n"
    yield from _journal(source, memos, level=2)


def _described(source: ExportSource, article: Article) -> str:
    """Return the line under a heading where several articles share a file."""
    known = [literal_line(each) for each in (article.author, article.source, article.date) if each]
    link = f"[{_('Open in Scholiast')}]({article_link(source.uid, article.uid)})"
    return " · ".join([*known, link])


def _collection_file(source: ExportSource, chosen: Mapping[Article, list[str]]) -> Iterator[str]:
    """Yield the pieces of one file for several articles; what each is stands under ``articles``.

    ``chosen`` gives the names of the tags used on each article.
    """
    values: list[tuple[str, str | None]] = [("id", source.uid), ("title", _("Notes from Scholiast"))]
    absent = [("author", None), ("source", None), ("date", None), ("url", None)]
    yield "---\n"
    for line in _front_matter(
        [*values, *absent], sorted({name for names in chosen.values() for name in names})
    ):
        yield f"{line}\n"
    yield "articles:\n" if chosen else "articles: []\n"
    for article, names in chosen.items():
        for number, line in enumerate(_front_matter(_article_values(article), names)):
            yield f"  {'  ' if number else '- '}{line}\n"
    yield f"---\n\n# {_('Notes from Scholiast')}\n"
    for article in chosen:
        yield f"\n#{_heading(article)}\n\n{_described(source, article)}\n"
        yield from _body(source, article, source.annotations(article))


def _owner(first: bytes) -> str | None:
    """Return the uid in the front matter of a file we wrote, None for anything else."""
    match = _OWN.match(first)
    return match[1].decode() if match else None


def _is_ours(first: bytes) -> bool:
    return _owner(first) is not None


def _write_one(source: ExportSource, out: Path) -> list[Path]:
    refuse_foreign(out, _is_ours)
    used = ((article, source.annotations(article)) for article in source.articles())
    chosen = {article: _names(annotations) for article, annotations in used if annotations}
    memos = source.memos()
    with replacing(out) as stream:
        if len(chosen) == 1 and not memos:
            (article,) = chosen
            stream.writelines(_article_file(source, article, source.annotations(article)))
        elif memos and not chosen:
            stream.writelines(_journal_file(source, memos))
        else:
            stream.writelines(_collection_file(source, chosen))
            if memos:
                stream.write(f"\n## {_('Journal')}\n")
                stream.writelines(_journal(source, memos, level=3))
    return [out]


class _Folder:
    """Which names of a folder are taken, and which of its files hold which article."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._taken: set[str] = set()
        self._own: dict[str, str] = {}
        for entry in sorted(folder.iterdir()):
            self._taken.add(same_file(entry.name))
            owner = _owner(head(entry) or b"") if entry.suffix == ".md" and entry.is_file() else None
            if owner is not None and (owner not in self._own or self._is_first_name(entry.name, owner)):
                self._own[owner] = entry.name

    @staticmethod
    def _is_first_name(name: str, uid: str) -> bool:
        """Tell a name that we gave from the one of a copy that the reader made."""
        return name.endswith((f"{uid[-_SHORT:]}.md", f"{uid}.md"))

    def holds(self, article: Article) -> bool:
        """Tell whether an earlier export of the article is here."""
        return article.uid in self._own

    def place(self, article: Article) -> Path:
        """Return the file for an article: the one it has, else a name that nothing here has."""
        if article.uid not in self._own:
            self._own[article.uid] = self._free_name(article)
            self._taken.add(same_file(self._own[article.uid]))
        return self.folder / self._own[article.uid]

    def _free_name(self, article: Article) -> str:
        for uid in (article.uid[-_SHORT:], article.uid):
            name = f"{file_stem(article.title, uid)}.md"
            if same_file(name) not in self._taken:
                return name
        number = 2
        while same_file(name := f"{file_stem(article.title, article.uid)} {number}.md") in self._taken:
            number += 1
        return name


def _write_folder(source: ExportSource, out: Path) -> list[Path]:
    """Write a file for each article with notes, and anew for one whose notes have gone since."""
    folder = _Folder(out)
    written = []
    for article in source.articles():
        annotations = source.annotations(article)
        if not annotations and not folder.holds(article):
            continue
        path = folder.place(article)
        with replacing(path) as stream:
            stream.writelines(_article_file(source, article, annotations))
        written.append(path)
    return [*written, *_write_journal(source, out / JOURNAL)]


def _write_journal(source: ExportSource, path: Path) -> list[Path]:
    """Write the file of the memos, and anew for one whose memos have gone since."""
    memos = source.memos()
    if not memos and _owner(head(path) or b"") != source.uid:
        return []
    refuse_foreign(path, _is_ours)
    with replacing(path) as stream:
        stream.writelines(_journal_file(source, memos))
    return [path]


class MarkdownExporter:
    """Writes a folder with a file an article, or one file; the formula guard is for tables only."""

    name = "markdown"
    suffix = ".md"
    carries = ALL_OF_A_NOTE | {Feature.LINKS, Feature.DETAILS, Feature.MEMOS} - {Feature.PLACES}

    def targets(self) -> tuple[Target, ...]:
        """Return a folder and one file."""
        return (
            Target(
                "",
                _("Markdown, a folder with a file for each article"),
                _("For Obsidian, Logseq and the like."),
            ),
            Target(".md", _("Markdown, one file"), _("For reading, printing or pasting.")),
        )

    def write(
        self,
        source: ExportSource,
        out: Path,
        options: ExportOptions = USUAL,  # noqa: ARG002 - the contract of all exporters
    ) -> Written:
        """Write to ``out``; files in the folder that are not ours stay. Raises ScholiastError."""
        if out.suffix.lower() == self.suffix and not out.is_dir():
            make_folder(out.parent)
            return Written(tuple(_write_one(source, out)))
        if out.exists() and not out.is_dir():
            raise ScholiastError(
                _("{path} is a file, not a folder.").format(path=out),
                remedy=_("Choose a folder, or a name that ends in .md for one file with all notes."),
            )
        make_folder(out)
        return Written(tuple(_write_folder(source, out)))
