"""The pieces of Markdown that files of notes are made of: front matter, quotations, notes, tags, ways back.

A quotation is followed by its block id, which links into Obsidian and is plain words elsewhere.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from desktop.exporting.escaping import contained_note, literal_line, literal_quote, yaml_scalar
from desktop.exporting.names import obsidian_tag
from desktop.extensions.export import ExportSource
from desktop.model import Annotation, Article, Memo
from desktop.text.links import article_link
from desktop.translation import _

SHORT = 8  # characters of a uid that tell files and blocks apart


def front_matter(values: Iterable[tuple[str, str | None]], tags: Iterable[str]) -> Iterator[str]:
    """Yield the lines between the fences for one article or collection."""
    for key, value in values:
        yield f"{key}: {yaml_scalar(value)}"
    names = list(tags)
    yield "tags:" if names else "tags: []"
    for name in names:
        yield f"  - {yaml_scalar(name)}"


def article_values(article: Article) -> list[tuple[str, str | None]]:
    """Return what the front matter says of an article."""
    return [
        ("id", article.uid),
        ("title", article.title),
        ("author", article.author),
        ("source", article.source),
        ("date", article.date),
        ("url", article.url),
    ]


def names(annotations: Iterable[Annotation]) -> list[str]:
    """Return the full names of the tags used, each once, sorted."""
    return sorted({name for annotation in annotations for name in annotation.tags})


def block(source: ExportSource, article: Article, annotation: Annotation, *, with_id: bool = True) -> str:
    """Return one annotation: quotation and block id, note, then the way back and the tags."""
    block_id = f"^a-{annotation.uid[-SHORT:]}" if with_id else ""
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
        parts[-1] = f"{parts[-1]} {block_id}".rstrip()
    else:
        parts = [literal_quote(anchor.quote), block_id, *parts]
    return "\n\n".join(part for part in parts if part.strip())


def heading(article: Article) -> str:
    """Return the title as a heading."""
    return f"# {literal_line(' '.join(article.title.split()))}"


def body(source: ExportSource, article: Article, annotations: Iterable[Annotation]) -> Iterator[str]:
    """Yield annotations, an empty line before each."""
    for annotation in annotations:
        yield "\n" + block(source, article, annotation) + "\n"


def article_file(source: ExportSource, article: Article, annotations: Sequence[Annotation]) -> Iterator[str]:
    """Yield the pieces of the file of one article."""
    yield "---\n"
    for line in front_matter(article_values(article), names(annotations)):
        yield f"{line}\n"
    yield f"---\n\n{heading(article)}\n"
    yield from body(source, article, annotations)


def journal(
    source: ExportSource, memos: Sequence[Memo], *, level: int, seen: Container[str] = ()
) -> Iterator[str]:
    """Yield memos, oldest first, each under a heading with its title, or what it lies on, or its day.

    Those that were ``seen``, uids, have no block id.
    """
    for memo in memos:
        subject = source.subject(memo)
        title = " ".join((memo.title or subject or memo.created[:10]).split())
        details = [literal_line(subject)] if memo.title and subject else []
        block_ids = [f"^a-{memo.uid[-SHORT:]}"] if memo.uid not in seen else []
        ending = " ".join([*(f"#{obsidian_tag(name)}" for name in memo.tags), *block_ids])
        parts = [f"{'#' * level} {literal_line(title)}", *details, contained_note(memo.note), ending]
        yield "\n" + "\n\n".join(part for part in parts if part.strip()) + "\n"


def journal_file(source: ExportSource, memos: Sequence[Memo]) -> Iterator[str]:
    """Yield the pieces of the file of a folder's memos."""
    yield "---\n"
    values = [("id", source.uid), ("title", _("Journal"))]
    for line in front_matter(values, sorted({name for memo in memos for name in memo.tags})):
        yield f"{line}\n"
    yield f"---\n\n# {_('Journal')}\n"
    yield from journal(source, memos, level=2)


def described(source: ExportSource, article: Article) -> str:
    """Return the line under a heading where several articles share a file."""
    known = [literal_line(each) for each in (article.author, article.source, article.date) if each]
    link = f"[{_('Open in Scholiast')}]({article_link(source.uid, article.uid)})"
    return " · ".join([*known, link])


def collection_file(source: ExportSource, chosen: Mapping[Article, list[str]]) -> Iterator[str]:
    """Yield the pieces of one file for several articles; what each is stands under ``articles``.

    ``chosen`` gives the names of the tags used on each article.
    """
    values: list[tuple[str, str | None]] = [("id", source.uid), ("title", _("Notes from Scholiast"))]
    absent = [("author", None), ("source", None), ("date", None), ("url", None)]
    yield "---\n"
    for line in front_matter(
        [*values, *absent], sorted({name for names in chosen.values() for name in names})
    ):
        yield f"{line}\n"
    yield "articles:\n" if chosen else "articles: []\n"
    for article, names in chosen.items():
        for number, line in enumerate(front_matter(article_values(article), names)):
            yield f"  {'  ' if number else '- '}{line}\n"
    yield f"---\n\n# {_('Notes from Scholiast')}\n"
    for article in chosen:
        yield f"\n#{heading(article)}\n\n{described(source, article)}\n"
        yield from body(source, article, source.annotations(article))
