"""Notes as Markdown put together by tag: a file for each tag that is used, or a chapter in one file.

A note with several tags stands under each of them. What has no tag stands last.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid5

from desktop.exporting.escaping import contained_note, literal_line
from desktop.exporting.files import replacing
from desktop.exporting.markdown_blocks import block, described, front_matter, heading, journal
from desktop.exporting.markdown_folder import own_folder
from desktop.extensions.export import ExportSource
from desktop.model import Article, Memo, Tag
from desktop.translation import _

_COLLECTION = [("author", None), ("source", None), ("date", None), ("url", None)]


@dataclass(slots=True)
class Chapter:
    """One tag, or None for what has none, with the articles and memos that stand under it."""

    tag: Tag | None
    articles: list[Article] = field(default_factory=list)
    memos: list[Memo] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the chapter is called."""
        return self.tag.name if self.tag is not None else _("Without a tag")

    @property
    def filled(self) -> bool:
        """Whether anything stands under it."""
        return bool(self.articles or self.memos)


def chapters(source: ExportSource) -> list[Chapter]:
    """Return a chapter for each tag in the codebook's order, used or not, and one for what has no tag."""
    made = {tag.name: Chapter(tag) for tag in source.tags()}
    rest = Chapter(None)
    for article in source.articles():
        annotations = source.annotations(article)
        for name in sorted({name for each in annotations for name in each.tags}):
            made[name].articles.append(article)
        if any(not each.tags for each in annotations):
            rest.articles.append(article)
    for memo in source.memos():
        subject = {source.subject(memo)} if memo.tag is not None else set()
        names = sorted(name for name in {*memo.tags, *subject} if name in made)
        for chapter in [made[name] for name in names] or [rest]:
            chapter.memos.append(memo)
    return [*made.values(), rest]


def _uid(chapter: Chapter, library: str) -> str:
    return chapter.tag.uid if chapter.tag is not None else str(uuid5(UUID(library), "without a tag"))


def _blocks(source: ExportSource, chapter: Chapter, *, level: int, seen: set[str]) -> Iterator[str]:
    """Yield what stands under a tag; a block that stood under another one before has no id a second time."""
    for article in chapter.articles:
        yield f"\n{'#' * level}{heading(article)}\n\n{described(source, article)}\n"
        for each in source.annotations(article):
            if chapter.tag.name in each.tags if chapter.tag is not None else not each.tags:
                yield f"\n{block(source, article, each, with_id=each.uid not in seen)}\n"
                seen.add(each.uid)
    if chapter.memos:
        yield f"\n{'#' * (level + 1)} {_('Memos')}\n"
        yield from journal(source, chapter.memos, level=level + 2, seen=seen)
        seen.update(memo.uid for memo in chapter.memos)


def _definition(chapter: Chapter) -> Iterator[str]:
    if chapter.tag is not None and chapter.tag.definition.strip():
        yield f"\n{contained_note(chapter.tag.definition)}\n"


def _above(name: str, files: Mapping[str, str]) -> str | None:
    """Return the nearest tag above that has a file."""
    while name := name.rpartition("/")[0]:
        if name in files:
            return name
    return None


def _family(chapter: Chapter, files: Mapping[str, str]) -> Iterator[str]:
    """Yield links to the files of the nearest tag above and of those that have this one above them."""
    if chapter.tag is None:
        return
    above = _above(chapter.tag.name, files)
    if above is not None:
        yield f"\n{_('Above: {tag}').format(tag=f'[[{files[above]}]]')}\n"
    below = [file for name, file in files.items() if _above(name, files) == chapter.tag.name]
    if below:
        yield f"\n{_('Below: {tags}').format(tags=' · '.join(f'[[{file}]]' for file in below))}\n"


def _tag_file(source: ExportSource, chapter: Chapter, files: Mapping[str, str]) -> Iterator[str]:
    names = [chapter.tag.name] if chapter.tag is not None else []
    yield "---\n"
    for line in front_matter([("id", _uid(chapter, source.uid)), ("title", chapter.name)], names):
        yield f"{line}\n"
    yield f"---\n\n# {literal_line(chapter.name)}\n"
    yield from _definition(chapter)
    yield from _family(chapter, files)
    yield from _blocks(source, chapter, level=1, seen=set())


def write_tag_files(source: ExportSource, out: Path) -> list[Path]:
    """Write a file for each tag with notes, and anew for one whose notes have gone since."""
    folder = own_folder(out)
    found = chapters(source)
    written = [each for each in found if each.filled or folder.holds(_uid(each, source.uid))]
    paths = [folder.place(_uid(each, source.uid), " - ".join(each.name.split("/"))) for each in written]
    files = {each.name: path.stem for each, path in zip(written, paths, strict=True) if each.tag is not None}
    for chapter, path in zip(written, paths, strict=True):
        with replacing(path) as stream:
            stream.writelines(_tag_file(source, chapter, files))
    return paths


def tags_in_one(source: ExportSource) -> Iterator[str]:
    """Yield the pieces of one file with a chapter for each tag that is used."""
    found = [each for each in chapters(source) if each.filled]
    values: list[tuple[str, str | None]] = [("id", source.uid), ("title", _("Notes from Scholiast"))]
    yield "---\n"
    for line in front_matter([*values, *_COLLECTION], [each.tag.name for each in found if each.tag]):
        yield f"{line}\n"
    yield f"---\n\n# {_('Notes from Scholiast')}\n"
    seen: set[str] = set()
    for chapter in found:
        yield f"\n## {literal_line(chapter.name)}\n"
        yield from _definition(chapter)
        yield from _blocks(source, chapter, level=2, seen=seen)
