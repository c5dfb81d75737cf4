"""The verb that gives some of the articles away as a library of their own."""

from argparse import Namespace
from pathlib import Path

from desktop.cli.opening import reading
from desktop.cli.output import Output, Record, shown
from desktop.errors import NotFoundError
from desktop.library import ArticleFilter, Library
from desktop.model import ArticleId
from desktop.translation import _, ngettext


def _articles(library: Library, arguments: Namespace) -> list[ArticleId]:
    """Return the articles that are asked for, each once."""
    if arguments.articles:
        return list(dict.fromkeys(library.articles.find(each).id for each in arguments.articles))
    if arguments.all:
        return library.articles.ids()
    tag = library.tags.named(arguments.tag)
    if tag is None:
        raise NotFoundError(
            _("There is no tag “{tag}”.").format(tag=arguments.tag),
            remedy=_("“scholiast tags” lists the ones there are."),
        )
    return library.articles.ids(ArticleFilter(tag=tag.id))


def share(arguments: Namespace, output: Output) -> None:
    """Write articles with what belongs to them to a new library file."""
    out = Path(arguments.out).absolute()
    with reading(arguments, output) as library:
        done = library.share(out, _articles(library, arguments))
    record: Record = {
        "path": str(out),
        "library": done.uid,
        "articles": done.articles,
        "annotations": done.annotations,
        "tags": done.tags,
        "entities": done.entities,
        "bytes": done.bytes,
    }
    output.value(record, _sentence)


def _sentence(record: Record) -> str:
    articles, annotations = int(str(record["articles"])), int(str(record["annotations"]))
    return _("{path} is a new library with {articles} and {annotations}.").format(
        path=shown(str(record["path"])),
        articles=ngettext("{count} article", "{count} articles", articles).format(count=articles),
        annotations=ngettext("{count} annotation", "{count} annotations", annotations).format(
            count=annotations
        ),
    )
