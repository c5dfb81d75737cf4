"""The verb ``recognise``: texts go to a worker process, what is found there is stored here."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cli.opening import reading, writing
from desktop.cli.output import Output, Record, on_one_line, shown
from desktop.errors import NotFoundError
from desktop.library import ArticleFilter, Library
from desktop.model import Article, ArticleId
from desktop.recognition.asking import Asked, Recognised
from desktop.settings import load_settings
from desktop.translation import _, ngettext

if TYPE_CHECKING:
    from desktop.recognition.catalogue import Choices
    from desktop.work import Worker

_PART = 8  # articles handed to the worker at once
SECONDS = 600  # processor time that a part may take


@dataclass(frozen=True, slots=True)
class _Target:
    """What was asked for: an article, or a reference that names none with the reason."""

    name: str
    article: Article | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who reads: the worker, with what the settings choose, or with one engine for all."""

    worker: "Worker"
    choices: "Choices"
    engine: str = ""

    def source(self, asked: Asked) -> str:
        """Return "name version" of the engine that would read a text."""
        from desktop.recognition.catalogue import engine_for, find_engine  # noqa: PLC0415 - only where recognised
        from desktop.text.language import detect_language  # noqa: PLC0415 - the same

        if self.engine:
            return find_engine(self.engine, self.choices.folders).source
        return engine_for(asked.language or detect_language(asked.text), self.choices).source


def recognise(arguments: Namespace, output: Output) -> None:
    """Recognise entities in the named articles or all, and wait for it."""
    if arguments.preview:
        _preview(arguments, output)
        return
    with writing(arguments) as library:
        targets = _every(library) if arguments.all else [_target(library, each) for each in arguments.ids]
        output.rows(_recognised(library, targets, output, engine=arguments.engine or ""), _line)


def _preview(arguments: Namespace, output: Output) -> None:
    """Print what recognising would change, a row a mention; what persons decided stays in any case."""
    from desktop.recognition.catalogue import choices_of  # noqa: PLC0415 - only where recognised
    from desktop.work import Worker  # noqa: PLC0415 - the same

    with reading(arguments, output) as library, closing(Worker(memory=None, seconds=SECONDS)) as worker:
        reader = _Reader(worker, choices_of(load_settings()), arguments.engine or "")
        targets = _every(library) if arguments.all else [_target(library, each) for each in arguments.ids]
        parts = (targets[start : start + _PART] for start in range(0, len(targets), _PART))
        output.rows((row for part in parts for row in _previewed(library, reader, part, output)), _change)


def _previewed(
    library: Library, reader: _Reader, targets: Sequence[_Target], output: Output
) -> Iterator[Record]:
    known = {each.article.id: each.name for each in targets if each.article}
    for each in targets:
        if each.article is None:
            output.fail(str(each.reason))
    answers = [answer for _article, answer in _answers(library, reader, list(known))]
    for problem in dict.fromkeys(each.problem for each in answers if each.problem):
        output.fail(problem)
    whole = [(each.version, each.mentions) for each in answers if not each.problem]
    for difference in library.mentions.differences(whole):
        line = difference.line
        yield {
            "article": known[line.article],
            "start": line.start,
            "end": line.end,
            "text": line.words,
            "was": difference.was.value if difference.was else None,
            "now": difference.now.value if difference.now else None,
        }


def _change(record: Record) -> str:
    kinds = f"{record['was'] or '-'} → {record['now'] or '-'}"
    return f"{record['article']}  {kinds:<28}  {on_one_line(str(record['text']))}"


def _answers(
    library: Library, reader: _Reader, articles: Sequence[ArticleId]
) -> list[tuple[ArticleId, Recognised]]:
    """Return what is found in those of some articles that another engine has read, or none."""
    waiting = [
        (article, asked)
        for article, asked in library.mentions.asked(articles)
        if library.mentions.recognised_by(article) != reader.source(asked)
    ]
    if not waiting:
        return []
    answers = found_in(reader.worker, [asked for _article, asked in waiting], reader.choices, reader.engine)
    return [(article, each) for (article, _asked), each in zip(waiting, answers, strict=True)]


def recognise_added(library: Library, uids: Sequence[str], output: Output) -> None:
    """Recognise entities in what an import brought; what fails is said on stderr."""
    targets = [_target(library, uid) for uid in dict.fromkeys(uids)]
    rows = list(_recognised(library, targets, output))
    for reason in dict.fromkeys(str(row["reason"]) for row in rows if row["reason"]):
        output.fail(reason)
    done = sum(row["status"] == "recognised" for row in rows)
    output.tell(
        ngettext("{count} article recognised.", "{count} articles recognised.", done).format(count=done)
    )


def _every(library: Library) -> list[_Target]:
    return [_Target(each.uid, each) for each in library.articles.rows(library.articles.ids(ArticleFilter()))]


def _target(library: Library, reference: str) -> _Target:
    try:
        article = library.articles.find(reference)
    except NotFoundError as error:
        return _Target(reference, None, str(error))
    return _Target(article.uid, article)


def _recognised(
    library: Library, targets: Sequence[_Target], output: Output, *, engine: str = ""
) -> Iterator[Record]:
    """Yield a row for each target, in order, when its mentions are safe on the disk."""
    from desktop.recognition.catalogue import choices_of  # noqa: PLC0415 - only where recognised
    from desktop.work import Worker  # noqa: PLC0415 - the same

    with closing(Worker(memory=None, seconds=SECONDS)) as worker:
        reader = _Reader(worker, choices_of(load_settings()), engine)
        for start in range(0, len(targets), _PART):
            for row in _part(library, reader, targets[start : start + _PART]):
                if row["status"] == "failed":
                    output.code = 1
                yield row
            done = min(start + _PART, len(targets))
            output.progress(_("{done} of {total} articles.").format(done=done, total=len(targets)))


def _part(library: Library, reader: _Reader, targets: Sequence[_Target]) -> Iterator[Record]:
    """Recognise a few articles in one go and yield their rows."""
    found = dict(_answers(library, reader, [each.article.id for each in targets if each.article]))
    if found:
        library.mentions.keep(list(found.values()))
    for each in targets:
        if each.article is None:
            yield _row(each, "failed", None, each.reason)
            continue
        answer = found.get(each.article.id)
        if answer is not None and answer.problem:
            yield _row(each, "failed", None, answer.problem)
        else:
            status = "unchanged" if answer is None else "recognised"
            yield _row(each, status, len(library.mentions.of(each.article.id)), None)


def found_in(
    worker: "Worker", asked: Sequence[Asked], choices: "Choices", engine: str = ""
) -> list[Recognised]:
    """Return what is named in texts, or why that cannot be said of one of them.

    When the worker dies over several texts, each is tried alone: only the one it dies of fails.
    """
    from desktop.recognition.engine import recognise as work  # noqa: PLC0415 - only where recognised

    try:
        return worker.submit(work, asked, choices, engine).result()
    except BrokenExecutor:
        if len(asked) > 1:
            return [each for one in asked for each in found_in(worker, [one], choices, engine)]
        problem = _("Recognition took too long or crashed on this text.")
        return [Recognised(asked[0].version, problem=problem)]


def _row(target: _Target, status: str, mentions: int | None, reason: str | None) -> Record:
    return {"id": target.name, "status": status, "mentions": mentions, "reason": reason}


def _line(record: Record) -> str:
    detail = shown(str(record["reason"])) if record["reason"] else str(record["mentions"])
    return f"{on_one_line(str(record['id']))}  {record['status']:<10}  {detail}"
