"""The function of each verb; imported only once the words of a command are understood."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from desktop.cli import (
    archiving,
    correcting,
    engines,
    entities,
    giving,
    importing,
    reading,
    recognising,
    reviewing,
    sharing,
    tags,
    writing,
)
from desktop.cli.output import Output

HANDLERS: Mapping[str, Callable[[Namespace, Output], None]] = {
    "import": importing.import_paths,
    "articles": reading.articles,
    "show": reading.show,
    "recognise": recognising.recognise,
    "engines": engines.engines,
    "entities": entities.entities,
    "entity": entities.entity,
    "suggestions": entities.suggestions,
    "mentions": correcting.mentions,
    "annotate": writing.annotate,
    "edit": writing.edit,
    "delete": writing.delete,
    "undo": writing.undo,
    "redo": writing.redo,
    "history": reading.history,
    "tags": tags.tags,
    "notes": reading.notes,
    "review": reviewing.review,
    "place": reviewing.place,
    "export": giving.export,
    "share": sharing.share,
    "archive": archiving.archive,
    "check": giving.check,
    "backup": giving.backup,
}
