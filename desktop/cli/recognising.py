"""The verb ``recognise``: texts go to a worker process, what is found there is stored here."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cli.opening import writing
from desktop.cli.output import Output, Record, on_one_line, shown
from desktop.errors import NotFoundError, ScholiastError
from desktop.library import ArticleFilter, Library
from desktop.model import Article, ArticleId, FoundMention, Version
from desktop.translation import _, ngettext

if TYPE_CHECKING:
    from desktop.work import Worker

_PART = 8  # articles handed to the worker at once
_SECONDS = 600  # processor time that a part may take


@dataclass(frozen=True, slots=True)
class _Target:
    """What was asked for: an article, or a reference that names none with the reason."""

    name: str
    article: Article | None
    reason: str | None = None


def recognise(arguments: Namespace, output: Output) -> None:
    """Recognise entities in the named articles or all, and wait for it."""
    with writing(arguments) as library:
        targets = _every(library) if arguments.all else [_target(library, each) for each in arguments.ids]
        output.rows(_recognised(library, targets, output), _line)


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


def _recognised(library: Library, targets: Sequence[_Target], output: Output) -> Iterator[Record]:
    """Yield a row for each target, in order, when its mentions are safe on the disk."""
    from desktop.recognition.engine import ENGLISH, engine_source  # noqa: PLC0415 - only where recognised
    from desktop.recognition.installation import available  # noqa: PLC0415 - the same
    from desktop.work import Worker  # noqa: PLC0415 - the same

    missing = available()
    engine = None if missing else engine_source(ENGLISH)
    with closing(Worker(memory=None, seconds=_SECONDS)) as worker:
        for start in range(0, len(targets), _PART):
            part = targets[start : start + _PART]
            for row in _part(library, worker, part, engine=engine, missing=missing):
                if row["status"] == "failed":
                    output.code = 1
                yield row
            done = min(start + _PART, len(targets))
            output.progress(_("{done} of {total} articles.").format(done=done, total=len(targets)))


def _part(
    library: Library, worker: "Worker", targets: Sequence[_Target], *, engine: str | None, missing: str | None
) -> Iterator[Record]:
    """Recognise a few articles in one go and yield their rows."""
    waiting = [
        library.articles.version(each.article.id)
        for each in targets
        if engine and each.article and library.mentions.recognised_by(each.article.id) != engine
    ]
    found = _found(worker, waiting) if waiting else {}
    stored = {number: each for number, each in found.items() if not isinstance(each, str)}
    if engine and stored:
        versions = {version.article: version.id for version in waiting}
        library.mentions.store_many(engine, [(versions[number], each) for number, each in stored.items()])
    for each in targets:
        if each.article is None or engine is None:
            yield _row(each, "failed", None, each.reason or missing)
            continue
        answer = found.get(each.article.id)
        if isinstance(answer, str):
            yield _row(each, "failed", None, answer)
        else:
            status = "unchanged" if answer is None else "recognised"
            yield _row(each, status, len(library.mentions.of(each.article.id)), None)


def _found(worker: "Worker", versions: Sequence[Version]) -> dict[ArticleId, list[FoundMention] | str]:
    """Return for each version's article what is named in it, or why that cannot be said.

    When the worker dies over several texts, each is tried alone: only the one it dies of fails.
    """
    from desktop.recognition.engine import ENGLISH, recognise_texts  # noqa: PLC0415 - only where recognised

    texts = [version.text for version in versions]
    try:
        answers = worker.submit(recognise_texts, ENGLISH, texts).result()
    except ScholiastError as error:
        return {version.article: str(error) for version in versions}
    except BrokenExecutor:
        if len(versions) > 1:
            return {key: each for one in versions for key, each in _found(worker, [one]).items()}
        return {versions[0].article: _("Recognition took too long or crashed on this text.")}
    return {version.article: answer for version, answer in zip(versions, answers, strict=True)}


def _row(target: _Target, status: str, mentions: int | None, reason: str | None) -> Record:
    return {"id": target.name, "status": status, "mentions": mentions, "reason": reason}


def _line(record: Record) -> str:
    detail = shown(str(record["reason"])) if record["reason"] else str(record["mentions"])
    return f"{on_one_line(str(record['id']))}  {record['status']:<10}  {detail}"
