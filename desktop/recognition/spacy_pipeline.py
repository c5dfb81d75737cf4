"""Any spaCy pipeline as an engine: checked to be data only, and of its parts only those that find names."""

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from desktop.errors import ScholiastError
from desktop.model import FoundMention, Kind
from desktop.recognition.chunks import pieces, readable
from desktop.recognition.layers import HOUSE_VERSION, OTHERS_VERSION, refine, refine_other
from desktop.recognition.pipeline_safety import check_folder, needed_parts
from desktop.recognition.pipelines import PipelineFacts, read_facts
from desktop.recognition.rules import Rules
from desktop.recognition.spans import overlay
from desktop.translation import _

if TYPE_CHECKING:
    from spacy.language import Language

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        label: kind
        for kind, labels in {
            Kind.PERSON: "PERSON PER PERS PRS PERSNAME PS",
            Kind.ORGANISATION: "ORG ORGANIZATION ORGANISATION ORGNAME OG",
            Kind.PLACE: "LOC GPE FAC FACILITY LOCATION PLACE PLACENAME GEOGNAME LC GPE_LOC GPE_ORG",
            Kind.GROUP: "NORP NAT_REL_POL DRV DERIV_PER",
            Kind.EVENT: "EVENT EVT EVN",
            Kind.LAW: "LAW",
            Kind.DATE: "DATE DT DATETIME",
            Kind.OTHER: "PRODUCT PROD WORK_OF_ART WORK WRK LANGUAGE",
        }.items()
        for label in labels.split()
    }
)
"""The labels that pipelines use for kinds. Left out: MISC, which holds anything, numbers and times of day."""

_BATCH = 16  # pieces that the model reads at once
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_UNLOADABLE = (ImportError, OSError, ValueError, KeyError, TypeError, AttributeError)


class SpacyPipeline:
    """Recogniser made of a pipeline's folder. Cheap to make; checked and loaded by the first ``find``."""

    def __init__(self, folder: Path, *, mark: str = "") -> None:
        """Raise ScholiastError where there is no pipeline; ``mark`` tells trainings of one version apart."""
        self._facts = read_facts(folder)
        self.name = self._facts.name
        self.version = pipeline_version(self._facts, mark=mark)
        self.languages: tuple[str, ...] = (self._facts.language,)
        self._model: Language | None = None

    def find(self, texts: Sequence[str]) -> list[list[FoundMention]]:
        """Return for each text its mentions in code points, sorted by start, not overlapping.

        Raises ScholiastError where the pipeline is refused or cannot be loaded.
        """
        if self._model is None:
            self._model = _load(self._facts)
        found: list[list[FoundMention]] = [[] for _text in texts]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            documents = self._model.pipe(_all_pieces(texts), as_tuples=True, batch_size=_BATCH)
            for document, (number, offset) in documents:
                for entity in document.ents:
                    kind = kind_of(entity.label_)
                    if kind is not None:
                        start, end = offset + entity.start_char, offset + entity.end_char
                        found[number].append(FoundMention(start, end, kind))
        pairs = zip(texts, found, strict=True)
        if self._facts.language == "en":
            return [refine(text, mentions) for text, mentions in pairs]
        rules = Rules(self._facts.language)
        return [overlay(rules.dates(text), refine_other(text, mentions)) for text, mentions in pairs]


def kind_of(label: str) -> Kind | None:
    """Return the kind that a pipeline's label stands for, None for what is not shown."""
    bare = label.upper()
    return KINDS.get(bare[2:] if bare[:2] in {"B-", "I-", "S-", "E-"} else bare)


def pipeline_version(facts: PipelineFacts, *, mark: str = "") -> str:
    """Return the version as stored with mentions: the pipeline's own, and that of the rules after it."""
    rules = HOUSE_VERSION if facts.language == "en" else OTHERS_VERSION
    return "+".join(part for part in (facts.version, mark, str(rules)) if part)


def _all_pieces(texts: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for number, text in enumerate(texts):
        for offset, piece in pieces(readable(text)):
            yield piece, (number, offset)


def _load(facts: PipelineFacts) -> "Language":
    """Make the pipeline of the parts that were checked, from this very reading of its configuration."""
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    check_folder(facts.folder)
    try:
        import spacy

        text = (facts.folder / "config.cfg").read_text(encoding="utf-8")
        config = spacy.util.load_config_from_str(text, interpolate=False)
        needed = needed_parts(config)
        spoken = {key: config["nlp"][key] for key in ("tokenizer", "vectors") if key in config["nlp"]}
        reduced = {
            "nlp": {"lang": facts.language, "pipeline": [*needed], **spoken},
            "components": dict(needed),
        }
        made = spacy.util.get_lang_class(facts.language).from_config(reduced)
        return made.from_disk(facts.folder, exclude=["config", "meta"])
    except _UNLOADABLE as error:
        raise ScholiastError(
            _("The pipeline “{name}” could not be loaded: {reason}").format(name=facts.name, reason=error),
            remedy=_("It was made for spaCy {series}; choose another engine in the settings.").format(
                series=facts.series or "?"
            ),
        ) from error
