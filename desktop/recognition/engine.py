"""What the worker process calls: engines by the name of their entry point, each loaded once a process."""

from functools import cache

from desktop.errors import NotFoundError
from desktop.extensions import Recogniser, load
from desktop.model import FoundMention
from desktop.translation import _

ENGLISH = "spacy-english"
"""Entry point of the engine that is used where the reader chose no other."""


@cache
def engine(engine_name: str) -> Recogniser:
    """Return the engine, made on the first call; raise NotFoundError where no such engine is installed.

    Making one is cheap, a model is loaded when it first finds.
    """
    made = load("recognisers").get(engine_name)
    if made is None:
        raise NotFoundError(
            _("There is no recogniser called “{name}”.").format(name=engine_name),
            remedy=_("Choose another in the settings."),
        )
    recogniser: Recogniser = made()
    return recogniser


def engine_source(engine_name: str = ENGLISH) -> str:
    """Return "name version" as stored with each mention, without loading the model."""
    made = engine(engine_name)
    return f"{made.name} {made.version}"


def recognise_texts(engine_name: str, texts: list[str]) -> list[list[FoundMention]]:
    """Return the mentions in each text; picklable, for the worker process.

    Raises ScholiastError where the engine is missing or damaged.
    """
    return engine(engine_name).find(texts)
