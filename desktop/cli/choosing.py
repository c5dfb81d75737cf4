"""From the words that choose notes to a filter."""

from argparse import Namespace
from collections.abc import Iterator

from desktop.library import Library
from desktop.model import AnchorState, NoteKind
from desktop.text.note_filter import (
    AllOf,
    AnyOf,
    ArticleDated,
    InState,
    Naming,
    NoteFilter,
    OfArticle,
    OfKind,
    Saying,
    Tagged,
    Untagged,
    WrittenBy,
)
from desktop.translation import _


class UnknownNameError(LookupError):
    """Nothing in the library has a name that was given, so that nothing can be found by it."""


def wanted_notes(library: Library, arguments: Namespace) -> AllOf:
    """Return what the words ask for; raises NotFoundError for an article, UnknownNameError for a name."""
    return AllOf((*_by_names(library, arguments), *_by_themselves(arguments)))


def _by_names(library: Library, arguments: Namespace) -> Iterator[NoteFilter]:
    """Yield what is asked of what the library must know."""
    if arguments.article:
        yield OfArticle(library.articles.find(arguments.article).id)
    if arguments.tags:
        tagged = tuple(_tagged(library, name) for name in arguments.tags)
        yield tagged[0] if len(tagged) == 1 else AnyOf(tagged)
    if arguments.entity:
        entities = library.mentions.named(arguments.entity)
        if not entities:
            raise UnknownNameError(_("There is no entity “{name}”.").format(name=arguments.entity))
        yield AnyOf(tuple(Naming(entity) for entity in entities))


def _tagged(library: Library, name: str) -> Tagged:
    tag = library.tags.named(name)
    if tag is None:
        raise UnknownNameError(_("There is no tag “{tag}”.").format(tag=name))
    return Tagged(tag.id)


def _by_themselves(arguments: Namespace) -> Iterator[NoteFilter]:
    if arguments.kinds:
        yield AnyOf(tuple(OfKind(NoteKind(kind)) for kind in arguments.kinds))
    if arguments.untagged:
        yield Untagged()
    if arguments.author is not None:
        yield WrittenBy(arguments.author)
    if arguments.query:
        yield Saying(arguments.query)
    if arguments.state:
        yield InState(AnchorState(arguments.state))
    if arguments.first or arguments.last:
        yield ArticleDated(arguments.first or "", arguments.last or "")
