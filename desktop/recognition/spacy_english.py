"""spaCy's English model of named entities, followed by the house rules."""

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from desktop.errors import ScholiastError
from desktop.model import FoundMention, Kind
from desktop.recognition.chunks import pieces, readable
from desktop.recognition.installation import checked_folder, installed_pipeline, trained_weights
from desktop.recognition.layers import HOUSE_VERSION, refine
from desktop.translation import _

if TYPE_CHECKING:
    from spacy.language import Language

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "PERSON": Kind.PERSON,
        "ORG": Kind.ORGANISATION,
        "GPE": Kind.PLACE,
        "LOC": Kind.PLACE,
        "FAC": Kind.PLACE,
        "NORP": Kind.GROUP,
        "EVENT": Kind.EVENT,
        "LAW": Kind.LAW,
        "DATE": Kind.DATE,
        "PRODUCT": Kind.OTHER,
        "WORK_OF_ART": Kind.OTHER,
        "LANGUAGE": Kind.OTHER,
    }
)
"""The model's labels that are shown. Left out: numbers, quantities, and times of day, none of 53 of which
was a date by the news set's guideline; facilities are places there in 18 of 22 cases."""

UNUSED = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "strings")
"""Not read: all parts but ``ner``, and the 776,000 strings of the vocabulary. What is found is the same
without these; they are two thirds of the time to load and 140 MB."""

_BATCH = 16
"""Pieces the model reads at once: some 16,000 tokens, 60 MB at the most."""

_FAMILIAR_WORDS = 400_000
"""The model remembers every word it met; beyond this many it is loaded anew, in a third of a second."""

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


class SpacyEnglish:
    """Recogniser for English. Cheap to make; the model is loaded by the first ``find``."""

    name = "spacy-en"
    languages: tuple[str, ...] = ("en",)

    def __init__(self, *, familiar_words: int = _FAMILIAR_WORDS) -> None:
        """Raise ScholiastError where spaCy or its pipeline is not installed.

        ``familiar_words`` bounds the memory of a worker that reads many texts.
        """
        self._familiar_words = familiar_words
        self._pipeline = installed_pipeline()
        trained = f"+{Path(self._pipeline.weights).stem}" if self._pipeline.weights else ""
        self.version = f"{self._pipeline.version}{trained}+{HOUSE_VERSION}"
        self._model: Language | None = None

    def find(self, texts: Sequence[str]) -> list[list[FoundMention]]:
        """Return for each text its mentions in code points, sorted by start, not overlapping.

        Raises ScholiastError where the model's files are damaged or it cannot be loaded.
        """
        return [refine(text, mentions) for text, mentions in zip(texts, self.find_alone(texts), strict=True)]

    def find_alone(self, texts: Sequence[str]) -> list[list[FoundMention]]:
        """Return what the model says before any rule, as ``find`` does."""
        found: list[list[FoundMention]] = [[] for _text in texts]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            documents = self._ready_model().pipe(_all_pieces(texts), as_tuples=True, batch_size=_BATCH)
            for document, (number, offset) in documents:
                found[number].extend(
                    FoundMention(offset + entity.start_char, offset + entity.end_char, KINDS[entity.label_])
                    for entity in document.ents
                    if entity.label_ in KINDS
                )
        return found

    def _ready_model(self) -> "Language":
        if self._model is None or len(self._model.vocab) > self._familiar_words:
            self._model = None
            self._model = _load(checked_folder(self._pipeline), trained_weights(self._pipeline))
        return self._model


def _all_pieces(texts: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for number, text in enumerate(texts):
        for offset, piece in pieces(readable(text)):
            yield piece, (number, offset)


def _load(folder: Path, weights: bytes | None = None) -> "Language":
    # One thread: the window and the reader's other programs need the remaining cores.
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        import spacy

        pipeline = spacy.load(folder, exclude=UNUSED)
        if weights is not None:
            pipeline.get_pipe("ner").model.from_bytes(weights)  # type: ignore[attr-defined]  # it has one
    except (ImportError, OSError, ValueError) as error:
        raise ScholiastError(
            _("The language model could not be loaded: {reason}").format(reason=error),
            remedy=_("Remove the folder .venv and run “./run setup”, which installs it again."),
        ) from error
    return pipeline
