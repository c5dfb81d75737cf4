"""The verb ``mentions``: puts mentions right, and adds what no engine found."""

from argparse import Namespace

from desktop.cli import records
from desktop.cli.opening import writing
from desktop.cli.output import Output, Record, on_one_line
from desktop.library import Library
from desktop.model import PERSON, ArticleId, Kind, Mention, Span
from desktop.text.decisions import Scope
from desktop.translation import _

Found = tuple[ArticleId, Mention]


def mentions(arguments: Namespace, output: Output) -> None:
    """Do what is asked; print the one mention, or with a wider scope all that the words name now.

    A rejected mention is printed as it was, its kind null.
    """
    with writing(arguments) as library:
        if arguments.act == "add":
            article = library.articles.find(arguments.target).id
            span = Span(arguments.start, arguments.end)
            library.corrections.mark([(article, span)], Kind(arguments.kind))
            output.value(_values(library, library.corrections.at(article, span)), _line)
            return
        found = library.corrections.find(arguments.target)
        scope = Scope(arguments.scope or Scope.HERE)
        if arguments.start is not None:
            output.value(_values(library, _with_edges(library, found, arguments)), _line)
        elif scope is Scope.HERE:
            (value,) = _corrected(library, found, arguments, scope)
            output.value(value, _line)
        else:
            output.rows(_corrected(library, found, arguments, scope), _line)


def _with_edges(library: Library, found: Found, arguments: Namespace) -> Found:
    article, mention = found
    new = Span(arguments.start, arguments.end)
    library.corrections.set_edges(article, Span(mention.start, mention.end), new)
    return library.corrections.at(article, new)


def _corrected(library: Library, found: Found, arguments: Namespace, scope: Scope) -> list[records.Values]:
    """Say of a mention's words what they are, and return what comes of it."""
    corrections = library.corrections
    article, mention = found
    kind = None if arguments.reject else Kind(arguments.kind)
    meant = [found] if scope is Scope.HERE else corrections.like(article, mention, scope)
    rejected = [_rejected(_values(library, each)) for each in meant]
    corrections.mark([(article, Span(mention.start, mention.end))], kind, scope=scope)
    if kind is None:
        return rejected
    if scope is Scope.HERE:
        return [_values(library, corrections.at(article, Span(mention.start, mention.end)))]
    return [_values(library, each) for each in corrections.like(article, mention, scope)]


def _rejected(values: records.Values) -> records.Values:
    """Return a mention as it was, with no kind, since a person says that it is no entity."""
    found_by = values["found_by"] if values["source"] == PERSON else values["source"]
    return {**values, "kind": None, "source": PERSON, "found_by": found_by}


def _values(library: Library, found: Found) -> records.Values:
    """Return a mention as ``show`` does, and the article it is in."""
    article, mention = found
    (row,) = library.articles.rows([article])
    text = library.articles.version(article).text
    return {**records.mention_values(mention, text, row.date), "article": row.uid}


def _line(record: Record) -> str:
    kind = record["kind"] or _("no entity")
    return f"{record['id']}  {kind:<12}  “{on_one_line(str(record['text']))}”"
