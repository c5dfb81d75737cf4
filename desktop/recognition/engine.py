"""What the worker process calls: engines by their id, each loaded once a process."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from desktop.errors import NotFoundError, ScholiastError
from desktop.extensions import Recogniser, load
from desktop.model import FoundMention
from desktop.recognition.asking import Asked, Recognised
from desktop.recognition.catalogue import (
    Choices,
    Engine,
    Origin,
    engine_for,
    find_engine,
    mark_of,
)
from desktop.recognition.pipelines import installed_folders
from desktop.recognition.rules import Rules
from desktop.recognition.spacy_pipeline import SpacyPipeline
from desktop.text.language import detect_language
from desktop.text.languages import language_code
from desktop.translation import _

NO_CHOICES = Choices()


@cache
def engine(engine_id: str, language: str | None = None) -> Recogniser:
    """Return the engine, made on the first call; raise ScholiastError where it is not there or refused.

    Making one is cheap, a model is loaded when it first finds. Only the rules ask for the ``language``.
    """
    known = find_engine(engine_id)
    if known.problem:
        raise NotFoundError(known.problem)
    if known.origin is Origin.RULES:
        return Rules(language)
    if known.origin is Origin.EXTENSION:
        made: Recogniser = load("recognisers")[known.id]()
        return made
    folder = installed_folders()[known.id] if known.origin is Origin.PACKAGE else Path(known.id)
    return SpacyPipeline(folder, mark=mark_of(folder, known.origin))


def recognise_texts(
    engine_id: str, texts: list[str], language: str | None = None
) -> list[list[FoundMention]]:
    """Return the mentions that one engine finds in each text; picklable, for the worker process.

    Raises ScholiastError where the engine is missing, refused or damaged.
    """
    return engine(engine_id, language).find(texts)


def recognise(asked: Sequence[Asked], choices: Choices = NO_CHOICES, engine_id: str = "") -> list[Recognised]:
    """Return what is named in texts, each read by the engine of its language, or all by ``engine_id``.

    A language that is not known is told from the text. What goes wrong with one engine is said with each
    of its texts, and the others are read all the same. Picklable, for the worker process.
    """
    found: dict[int, Recognised] = {}
    for (known, language), numbers in _by_engine(asked, choices, engine_id).items():
        own = language_code(language) if known.origin is Origin.RULES else None
        try:
            mentions = recognise_texts(known.id, [asked[number].text for number in numbers], own)
        except ScholiastError as error:
            problem = _("{engine}: {problem}").format(engine=known.name, problem=error)
            found |= {number: Recognised(asked[number].version, problem=problem) for number in numbers}
            continue
        for number, each in zip(numbers, mentions, strict=True):
            told = asked[number].language or language
            found[number] = Recognised(asked[number].version, known.source, told, each)
    return [found[number] for number in range(len(asked))]


def recognise_by_each(asked: Asked, choices: Choices, engine_ids: Sequence[str]) -> list[Recognised]:
    """Return what each of several engines finds in one text; picklable, for the worker process."""
    return [recognise([asked], choices, engine_id)[0] for engine_id in engine_ids]


def _by_engine(
    asked: Sequence[Asked], choices: Choices, engine_id: str
) -> dict[tuple[Engine, str | None], list[int]]:
    """Sort texts by who reads them and in which language."""
    sorted_texts: dict[tuple[Engine, str | None], list[int]] = defaultdict(list)
    for number, each in enumerate(asked):
        language = each.language or detect_language(each.text)
        known = find_engine(engine_id, choices.folders) if engine_id else engine_for(language, choices)
        sorted_texts[known, language].append(number)
    return sorted_texts
