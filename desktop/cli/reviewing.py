"""The verbs for places in doubt: review lists them, place says where one lies."""

from argparse import Namespace

from desktop.cli.opening import reading, writing
from desktop.cli.output import Output, Record, on_one_line
from desktop.cli.reading import note_line
from desktop.cli.records import Values, annotation_values
from desktop.library import Library
from desktop.model import AnchorState, Annotation, ArticleId, Doubt, Span
from desktop.translation import _


def review(arguments: Namespace, output: Output) -> None:
    """List the annotations in doubt, in the order of reading."""
    with reading(arguments, output) as library:
        article = library.articles.find(arguments.article).id if arguments.article else None
        known: dict[ArticleId, str] = {}
        found = library.annotations.doubtful(article)
        output.rows((_values(library, doubt, known) for doubt in found), _page)


def _values(library: Library, doubt: Doubt, known: dict[ArticleId, str]) -> Values:
    """Return an annotation with the words it once marked and where these may stand now, likeliest first."""
    from desktop.text.anchors import candidates  # noqa: PLC0415 - rapidfuzz loads for this verb alone

    annotation = doubt.annotation
    if annotation.article not in known:
        known.clear()  # they come article by article
        known[annotation.article] = library.articles.version(annotation.article).text
    places = candidates(doubt.marked, known[annotation.article])
    return {
        "id": annotation.uid,
        "article": annotation.article_uid,
        "state": _state(annotation).value,
        "quote": doubt.marked.quote,
        "candidates": [
            {"start": each.start, "end": each.end, "score": round(each.score, 3)} for each in places
        ],
    }


def _state(annotation: Annotation) -> AnchorState:
    return AnchorState.ORPHAN if annotation.anchor is None else annotation.anchor.state


def _page(record: Record) -> str:
    head = f"{record['id']}  {record['state']:<9}  “{on_one_line(str(record['quote']))}”"
    places = record["candidates"] if isinstance(record["candidates"], list) else []
    lines = [f"    {each['score']:.2f}  {each['start']}-{each['end']}" for each in places]
    return "\n".join([head, *(lines or [f"    {_('nothing like it in the text')}"])])


def place(arguments: Namespace, output: Output) -> None:
    """Say where an annotation lies in the newest version of its article."""
    with writing(arguments) as library:
        annotation = library.annotations.find(arguments.annotation)
        placed = library.annotations.place(annotation.id, Span(arguments.start, arguments.end))
        output.value(annotation_values(placed), note_line)
