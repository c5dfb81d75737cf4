"""Which engines there are, and which of them reads an article; nothing is loaded to tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.extensions import load
from desktop.model import RULES
from desktop.recognition.installation import available
from desktop.recognition.pipelines import check_pipeline, fingerprint, installed_folders, read_facts
from desktop.recognition.rules import Rules
from desktop.recognition.spacy_pipeline import pipeline_version
from desktop.settings import Settings
from desktop.text.languages import language_code
from desktop.translation import _

ENGLISH = "spacy-english"
"""The engine of English where the reader chose no other: its entry point."""


class Origin(StrEnum):
    """Where an engine comes from: an entry point, an installed pipeline, a folder, or the rules."""

    EXTENSION = "extension"
    PACKAGE = "package"
    FOLDER = "folder"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine. ``id`` is what settings and ``--engine`` call it: an entry point, a package or a folder.

    ``languages`` are codes; ``problem`` says why it cannot be used, "" when it can, as far as one can tell
    without loading it.
    """

    id: str
    name: str
    version: str
    languages: tuple[str, ...]
    origin: Origin
    problem: str = ""

    @property
    def source(self) -> str:
        """Return "name version", as stored with each mention."""
        return f"{self.name} {self.version}".strip()


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader chose: (language, engine) pairs, and the folders that hold engines."""

    chosen: tuple[tuple[str, str], ...] = ()
    folders: tuple[str, ...] = ()


def choices_of(settings: Settings) -> Choices:
    """Return what the settings choose."""
    pairs = (each.partition("=") for each in settings.engines)
    return Choices(
        tuple((language, engine) for language, _equals, engine in pairs if language and engine),
        settings.engine_folders,
    )


RULES_ENGINE = Engine(RULES, Rules.name, Rules.version, (), Origin.RULES)


@lru_cache(maxsize=4)
def engines(folders: tuple[str, ...] = ()) -> tuple[Engine, ...]:
    """Return every engine: those of entry points, of installed packages, of folders, and the rules."""
    packages = (_of_pipeline(name, path, Origin.PACKAGE) for name, path in installed_folders().items())
    chosen = (_of_pipeline(folder, Path(folder), Origin.FOLDER) for folder in folders)
    return (*(_of_extension(name) for name in load("recognisers")), *packages, *chosen, RULES_ENGINE)


def forget_engines() -> None:
    """Look again at what there is: a folder was added, or its files were changed."""
    engines.cache_clear()
    _of_extension.cache_clear()


@cache
def _of_extension(name: str) -> Engine:
    missing = available() if name == ENGLISH else None
    if missing is not None:
        return Engine(name, name, "", ("en",), Origin.EXTENSION, missing)
    try:
        made = load("recognisers")[name]()
    except ScholiastError as error:
        return Engine(name, name, "", (), Origin.EXTENSION, str(error))
    return Engine(name, made.name, made.version, tuple(made.languages), Origin.EXTENSION)


def _of_pipeline(name: str, folder: Path, origin: Origin) -> Engine:
    """Return a pipeline as an engine, with what speaks against it."""
    try:
        facts = read_facts(folder)
    except ScholiastError as error:
        return Engine(name, Path(name).name, "", (), origin, str(error))
    version = pipeline_version(facts, mark=mark_of(folder, origin))
    languages = tuple(code for code in (language_code(facts.language),) if code)
    problem = ""
    try:
        check_pipeline(folder, whole=origin is Origin.FOLDER)
    except ScholiastError as error:
        problem = str(error)
    return Engine(name, facts.name, version, languages, origin, problem)


def mark_of(folder: Path, origin: Origin) -> str:
    """Return what tells trainings of one version apart: packages have their version, folders anything."""
    return fingerprint(folder) if origin is Origin.FOLDER else ""


def find_engine(name: str, folders: Iterable[str] = ()) -> Engine:
    """Return the engine of an id, of a name or in a folder; one that is not there has its ``problem``."""
    known = engines(tuple(folders))
    for each in known:
        if name in {each.id, each.name}:
            return each
    if Path(name).is_dir():
        return _of_pipeline(str(Path(name).absolute()), Path(name).absolute(), Origin.FOLDER)
    missing = _("There is no recogniser called “{name}”.").format(name=name)
    remedy = _("“scholiast engines” lists those there are.")
    return Engine(name, name, "", (), Origin.EXTENSION, f"{missing} {remedy}")


def engine_for(language: str | None, choices: Choices) -> Engine:
    """Return the engine that reads a text in a language: the chosen one, else one of it, else the rules.

    A text whose language cannot be told is read as English.
    """
    code = language_code(language) or "en"
    for chosen, name in choices.chosen:
        if chosen == code:
            return find_engine(name, choices.folders)
    known = engines(choices.folders)
    fitting = [each for each in known if code in each.languages and not each.problem]
    if code == "en":
        fitting = [each for each in known if each.id == ENGLISH] or fitting
    return fitting[0] if fitting else RULES_ENGINE
