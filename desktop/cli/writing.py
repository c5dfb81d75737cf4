"""The verbs that change: annotate, edit, delete, undo, redo."""

from argparse import Namespace

from desktop.cli.batch import annotate_lines
from desktop.cli.detail_words import given_details
from desktop.cli.opening import writing
from desktop.cli.output import Output, Record, on_one_line
from desktop.cli.placing import placed
from desktop.cli.reading import article_line, note_line
from desktop.cli.records import annotation_values, article_values
from desktop.model import Step
from desktop.translation import _


def annotate(arguments: Namespace, output: Output) -> None:
    """Mark a passage or a whole article, or one for each line of a batch."""
    if arguments.batch is not None:
        annotate_lines(arguments, output)
        return
    with writing(arguments) as library:
        article = library.articles.find(arguments.article)
        span = placed(
            library,
            article.id,
            quote=arguments.quote,
            occurrence=arguments.occurrence,
            start=arguments.start,
            end=arguments.end,
        )
        made = library.annotations.add(article.id, span, note=arguments.note or "", tags=arguments.tags or ())
        output.value(annotation_values(made), note_line)


def edit(arguments: Namespace, output: Output) -> None:
    """Change what is given, of an annotation or an article; tags replace the ones there."""
    details = given_details(arguments)
    if details:
        with writing(arguments) as library:
            article = library.articles.find(arguments.target)
            output.value(article_values(library.articles.edit(article.id, **details)), article_line)
        return
    tags = [] if arguments.no_tags else arguments.tags
    with writing(arguments) as library:
        annotation = library.annotations.find(arguments.target)
        edited = library.annotations.edit(annotation.id, note=arguments.note, tags=tags)
        output.value(annotation_values(edited), note_line)


def delete(arguments: Namespace, output: Output) -> None:
    """Delete an annotation and print what it was."""
    with writing(arguments) as library:
        annotation = library.annotations.find(arguments.annotation)
        library.annotations.delete([annotation.id])
        output.value(annotation_values(annotation), note_line)


def undo(arguments: Namespace, output: Output) -> None:
    """Take back the newest step."""
    with writing(arguments) as library:
        output.value(_step(library.undo()), _undone)


def redo(arguments: Namespace, output: Output) -> None:
    """Do the step that was last taken back again."""
    with writing(arguments) as library:
        output.value(_step(library.redo()), _redone)


def _step(step: Step) -> Record:
    return {"label": step.label, "id": step.uid}


def _undone(record: Record) -> str:
    return _("Undone: {label}").format(label=on_one_line(str(record["label"])))


def _redone(record: Record) -> str:
    return _("Done again: {label}").format(label=on_one_line(str(record["label"])))
