"""Notes as Markdown that Obsidian and Logseq read: front matter, quotations, notes, tags, and links back.

A file for each article or each tag in a folder, or one file for all where the name ends in ``.md``, or what a
template makes of them. Memos stand together, in the folder's ``Journal.md`` or at the end of the one file.
"""

from collections.abc import Iterator
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.exporting.files import head, make_folder, refuse_foreign, replacing
from desktop.exporting.folders import OwnFolder
from desktop.exporting.markdown_blocks import article_file, collection_file, journal, journal_file, names
from desktop.exporting.markdown_folder import own_folder, owner
from desktop.exporting.markdown_tags import tags_in_one, write_tag_files
from desktop.exporting.report import ALL_OF_A_NOTE
from desktop.exporting.templated import ends_as_ours, write_templated
from desktop.exporting.wikilinks import LinkedSource
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Feature, Target, Written
from desktop.translation import _

JOURNAL = "Journal.md"


def _articles_in_one(source: ExportSource) -> Iterator[str]:
    """Yield the pieces of one file: of an article, of the journal, or of several articles and the journal."""
    used = ((article, source.annotations(article)) for article in source.articles())
    chosen = {article: names(annotations) for article, annotations in used if annotations}
    memos = source.memos()
    if len(chosen) == 1 and not memos:
        (article,) = chosen
        yield from article_file(source, article, source.annotations(article))
    elif memos and not chosen:
        yield from journal_file(source, memos)
    else:
        yield from collection_file(source, chosen)
        if memos:
            yield f"\n## {_('Journal')}\n"
            yield from journal(source, memos, level=3)


def _write_one(source: ExportSource, out: Path, options: ExportOptions) -> list[Path]:
    def is_ours(first: bytes) -> bool:
        return owner(first) is not None or ends_as_ours(out)

    refuse_foreign(out, is_ours)
    if options.template:
        write_templated(source, out, options)
    else:
        with replacing(out) as stream:
            stream.writelines(tags_in_one(source) if options.by == "tag" else _articles_in_one(source))
    return [out]


def _write_article_files(source: ExportSource, out: Path, *, wikilinks: bool) -> list[Path]:
    """Write a file for each article with notes, and anew for one whose notes have gone since."""
    folder = own_folder(out)
    if wikilinks:
        source = _linked(source, folder)
    paths: list[Path] = []
    for article in source.articles():
        annotations = source.annotations(article)
        if annotations or folder.holds(article.uid):
            paths.append(folder.place(article.uid, article.title))
            with replacing(paths[-1]) as stream:
                stream.writelines(article_file(source, article, annotations))
    return [*paths, *_write_journal(source, out / JOURNAL)]


def _linked(source: ExportSource, folder: OwnFolder) -> ExportSource:
    """Return the source with links between notes that lead to the files they will be in."""
    files = {memo.uid: Path(JOURNAL).stem for memo in source.memos()}
    homes: dict[str, str] = {}
    for article in source.articles():
        if annotations := source.annotations(article):
            files[article.uid] = folder.place(article.uid, article.title).stem
            homes |= {each.uid: article.uid for each in annotations}
    return LinkedSource(source, files, homes)


def _write_journal(source: ExportSource, path: Path) -> list[Path]:
    """Write the file of the memos, and anew for one whose memos have gone since."""
    memos = source.memos()
    if not memos and owner(head(path) or b"") != source.uid:
        return []
    refuse_foreign(path, _is_owned)
    with replacing(path) as stream:
        stream.writelines(journal_file(source, memos))
    return [path]


def _is_owned(first: bytes) -> bool:
    return owner(first) is not None


class MarkdownExporter:
    """Writes a folder with a file for each article or tag, or one file, or what a template says."""

    name = "markdown"
    suffix = ".md"
    carries = (ALL_OF_A_NOTE - {Feature.PLACES}) | {Feature.LINKS, Feature.DETAILS, Feature.MEMOS}

    def targets(self) -> tuple[Target, ...]:
        """Return two folders and two files."""
        return (
            Target(
                "",
                _("Markdown, a folder by article"),
                _("A file for each article, for Obsidian, Logseq and the like."),
                frozenset({"wikilinks"}),
            ),
            Target(
                ".md",
                _("Markdown, one file"),
                _("For reading, printing or pasting."),
                frozenset({"by"}),
            ),
            Target(
                "",
                _("Markdown, a folder by tag"),
                _("A file for each tag with its quotations, for Obsidian, Logseq and the like."),
                preset=ExportOptions(by="tag"),
            ),
            Target(
                ".md",
                _("Markdown by a template"),
                _("Reading notes, quotations by tag, an annotated bibliography, or a template of your own."),
                frozenset({"template", "style"}),
                ExportOptions(template="reading-notes"),
            ),
        )

    def write(self, source: ExportSource, out: Path, options: ExportOptions = USUAL) -> Written:
        """Write to ``out``; files in the folder that are not ours stay. Raises ScholiastError."""
        if out.suffix.lower() == self.suffix and not out.is_dir():
            make_folder(out.parent)
            return Written(tuple(_write_one(source, out, options)))
        if options.template:
            raise ScholiastError(
                _("A template makes one file, and {path} is a folder.").format(path=out),
                remedy=_("Choose a name that ends in .md."),
            )
        if out.exists() and not out.is_dir():
            raise ScholiastError(
                _("{path} is a file, not a folder.").format(path=out),
                remedy=_("Choose a folder, or a name that ends in .md for one file with all notes."),
            )
        make_folder(out)
        if options.by == "tag":
            return Written(tuple(write_tag_files(source, out)))
        return Written(tuple(_write_article_files(source, out, wikilinks=options.wikilinks)))
