"""Which engine reads what, as sentences and lists for the window; loaded after the first paint."""

from desktop.library import Library
from desktop.model import ArticleId
from desktop.recognition.catalogue import RULES_ENGINE, Choices, choices_of, engine_for
from desktop.settings import Settings
from desktop.text.languages import language_code, language_name
from desktop.translation import _


def choose_words() -> str:
    """Return what is offered where no engine, or none that can be used, reads a language."""
    return _("Choose an engine…")


def look_words() -> str:
    """Return what is offered where another engine would read an article now."""
    return _("See what would change…")


def notice(language: str | None, read_by: str | None, settings: Settings) -> tuple[str, str]:
    """Return what is said of an article's engine and what is offered, both "" where all is as expected.

    ``read_by`` is the "name version" that read it, None for none yet.
    """
    choices = choices_of(settings)
    engine = engine_for(language, choices)
    if engine.problem:
        return engine.problem, choose_words()
    if read_by is None:
        return "", ""
    if read_by != engine.source:
        told = _("Found by {before}; {now} would read this article now.")
        return told.format(before=read_by, now=engine.source), look_words()
    if engine == RULES_ENGINE == engine_for(language, Choices(folders=choices.folders)):
        told = _(
            "There is no recogniser for {language} yet: names are marked by rules and your decisions only."
        )
        return told.format(language=language_name(language)), choose_words()
    return "", ""


def outdated(library: Library, settings: Settings) -> list[ArticleId]:
    """Return the articles that another engine would read now; one that cannot be used reads nothing."""
    choices = choices_of(settings)
    usable: dict[str | None, bool] = {}

    def source_of(language: str | None) -> str:
        engine = engine_for(language, choices)
        usable[language] = not engine.problem
        return engine.source

    found = library.mentions.outdated(source_of)
    if all(usable.values()):
        return found
    return [each.id for each in library.articles.rows(found) if usable.get(each.language, True)]


def engine_sources(library: Library, settings: Settings) -> list[str]:
    """Return the engines that read the languages of a library, each once, with their versions."""
    choices = choices_of(settings)
    return sorted({engine_for(code, choices).source for code in library.articles.languages()})


def articles_by_language(library: Library) -> dict[str, int]:
    """Return how many articles are in each language, by code."""
    counts: dict[str, int] = {}
    for written, count in library.articles.languages().items():
        code = language_code(written)
        if code is not None:
            counts[code] = counts.get(code, 0) + count
    return counts
