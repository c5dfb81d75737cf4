"""Training the entity part of the English pipeline on openly licensed texts: a tool of the developers.

``./run train DATA ... --out FILE`` resumes the ``ner`` of the installed pipeline over its own vectors and
writes its weights. A set is JSONL, one value a line: ``{"text": ..., "ents": [[start, end, label], ...]}``
in code points with labels PER, LOC, ORG, GROUP, DATE, EVENT, LAW, MISC; a label with ``*`` or ``?`` means
"a name of some other kind". What a set does not annotate is filled in by the unchanged pipeline (the
teacher), so that nothing is forgotten.
"""

import json
import random
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.recognition.installation import checked_folder, installed_pipeline
from desktop.recognition.spacy_english import UNUSED

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.training import Example

NAMES: Final = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE", "GROUP": "NORP", "DATE": "DATE"}
"""What each kind of a set is to the pipeline; EVENT and LAW are called alike."""

ALIKE: Final = {
    "PER": {"PERSON"},
    "ORG": {"ORG"},
    "LOC": {"GPE", "LOC", "FAC"},
    "GROUP": {"NORP"},
    "DATE": {"DATE"},
    "EVENT": {"EVENT"},
    "LAW": {"LAW"},
}
"""The labels of the pipeline that mean a kind: where the teacher gives one of them, it is kept."""

OTHERS: Final = {"NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE"}
CHUNK = 120  # tokens: far more than the model looks to either side
ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How weights are found: passes over the data, rate, share of units left out, tokens a batch, seed."""

    passes: int = 4
    rate: float = 6e-4
    dropout: float = 0.2
    batch: int = 1_500
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text of a set: spans with kinds, and the kinds that the set annotates throughout."""

    text: str
    spans: Sequence[tuple[int, int, str]]
    kinds: frozenset[str]


def read_set(path: Path) -> list[Labelled]:
    """Return the texts of a set; the kinds it annotates are those that it names somewhere."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kinds = frozenset(label for row in rows for _start, _end, label in row["ents"])
    return [
        Labelled(row["text"], [(start, end, label) for start, end, label in row["ents"]], kinds)
        for row in rows
    ]


def train(
    sets: Sequence[Sequence[Labelled]],
    recipe: Recipe,
    *,
    told: Callable[[str], object],
    after_pass: Callable[["Language", int], object] | None = None,
) -> bytes:
    """Train on all sets and return the weights of the ``ner`` part, averaged over the steps.

    ``told`` is given a line after each pass; ``after_pass`` the pipeline with its averages, to be measured.
    """
    import numpy as np
    import spacy

    folder = checked_folder(installed_pipeline())
    np.random.seed(recipe.seed)  # noqa: NPY002 - thinc leaves units out with this generator
    pipeline = spacy.load(folder, exclude=list(UNUSED))
    examples = _examples(pipeline, [text for one in sets for text in one])
    told(f"{len(examples)} pieces, {sum(len(each) for each in examples)} tokens")
    optimizer = pipeline.resume_training()
    optimizer.learn_rate = recipe.rate
    optimizer.averages = {}  # the mean over all steps is kept beside the weights
    order = random.Random(recipe.seed)  # noqa: S311 - nothing secret: the order of the pieces
    for number in range(1, recipe.passes + 1):
        begun, losses = time.process_time(), {"ner": 0.0}
        order.shuffle(examples)
        for batch in _batches(examples, recipe.batch):
            pipeline.update(batch, sgd=optimizer, drop=recipe.dropout, losses=losses)
        told(f"pass {number}: loss {losses['ner']:.0f}, {time.process_time() - begun:.0f} s of CPU")
        if after_pass is not None:
            with pipeline.use_params(optimizer.averages):
                after_pass(pipeline, number)
    with pipeline.use_params(optimizer.averages):
        weights: bytes = pipeline.get_pipe("ner").model.to_bytes()  # type: ignore[attr-defined]  # as above
    return weights


def _batches(examples: Sequence["Example"], tokens: int) -> Iterator[list["Example"]]:
    batch: list[Example] = []
    size = 0
    for example in examples:
        if batch and size + len(example) > tokens:
            yield batch
            batch, size = [], 0
        batch.append(example)
        size += len(example)
    if batch:
        yield batch


def _examples(pipeline: "Language", texts: Sequence[Labelled]) -> list["Example"]:
    from spacy.training import Example

    taught = pipeline.pipe((text.text for text in texts), batch_size=16)
    examples = []
    for text, document in zip(texts, taught, strict=True):
        _label(document, text)
        for start, end in _chunks(document):
            piece = document[start:end].as_doc()
            examples.append(Example(_bare(piece), piece))
    return examples


def _bare(piece: "Doc") -> "Doc":
    from spacy.tokens import Doc

    return Doc(piece.vocab, [token.text for token in piece], [bool(token.whitespace_) for token in piece])


def _label(document: "Doc", text: Labelled) -> None:
    """Give a document the set's names, the teacher's where it says nothing, gaps where nobody knows."""
    teacher = list(document.ents)
    gold, unknown = _gold(document, text, teacher)
    taken = {token.i for span in (*gold, *unknown) for token in span}
    known = {label for kind in text.kinds for label in ALIKE.get(kind, ())}
    if any(kind[0] in "*?" or kind == "MISC" for kind in text.kinds):
        known |= OTHERS
    filled = [
        span for span in teacher if span.label_ not in known and not any(token.i in taken for token in span)
    ]
    document.set_ents([*gold, *filled], missing=unknown, default="outside")


def _gold(document: "Doc", text: Labelled, teacher: Sequence["Span"]) -> tuple[list["Span"], list["Span"]]:
    """Return the set's spans with the pipeline's labels, and those whose label nobody knows."""
    from spacy.util import filter_spans

    labels = {(span.start_char, span.end_char): span.label_ for span in teacher}
    gold: list[Span] = []
    unknown: list[Span] = []
    for start, end, kind in text.spans:
        given = labels.get((start, end), "")
        label = _label_of(kind, given)
        span = document.char_span(start, end, label=label or "UNKNOWN", alignment_mode="expand")
        if span is not None:
            (gold if label else unknown).append(span)
    gold = filter_spans(gold)
    taken = {token.i for span in gold for token in span}
    return gold, filter_spans(span for span in unknown if not any(token.i in taken for token in span))


def _label_of(kind: str, given: str) -> str:
    """Return the pipeline's label for a kind: the teacher's own where it means the same, "" for unknown."""
    if given in ALIKE.get(kind, ()):
        return given
    if kind in ("EVENT", "LAW"):
        return kind
    if kind in NAMES:
        return NAMES[kind]
    return given if given in OTHERS else ""


def _chunks(document: "Doc") -> Iterator[tuple[int, int]]:
    """Yield pieces of at most CHUNK tokens that end with a sentence and cut no name."""
    start = 0
    while start < len(document):
        end = min(len(document), start + CHUNK)
        if end < len(document):
            ends = (at for at in range(end, start, -1) if document[at - 1].text in ENDS)
            end = next(ends, end)
        while end < len(document) and document[end].ent_iob_ == "I":
            end += 1
        yield start, end
        start = end


def average(weights: Sequence[bytes]) -> bytes:
    """Return the mean of several trainings that began from the same pipeline: better than each of them."""
    import spacy

    folder = checked_folder(installed_pipeline())
    pipeline = spacy.load(folder, exclude=list(UNUSED))
    model: Any = pipeline.get_pipe("ner").model  # type: ignore[attr-defined]  # a trainable part has one
    sums: dict[tuple[int, str], Any] = {}
    for one in weights:
        model.from_bytes(one)
        for key, value in _parameters(model):
            sums[key] = sums.get(key, 0) + value.astype("float64")
    for number, node in enumerate(model.walk()):
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, (sums[number, name] / len(weights)).astype("float32"))
    result: bytes = model.to_bytes()
    return result


def _parameters(model: Any) -> Iterator[tuple[tuple[int, str], Any]]:  # noqa: ANN401 - thinc's Model is generic
    for number, node in enumerate(model.walk()):
        for name in node.param_names:
            if node.has_param(name):
                yield (number, name), node.get_param(name)


def main() -> int:
    """Train from the command line, once a seed, and write the mean."""
    parser = ArgumentParser("./run train", description="Train the entity part of the English pipeline.")
    parser.add_argument("data", nargs="+", type=Path, help="sets, as JSONL files")
    parser.add_argument("--out", required=True, type=Path, help="where the weights are written")
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--seeds", type=int, default=3, help="how many trainings are averaged")
    given = parser.parse_args()
    sets = [read_set(path) for path in given.data]
    trained = []
    for seed in range(1, given.seeds + 1):
        _tell(f"seed {seed}")
        trained.append(train(sets, Recipe(passes=given.passes, seed=seed), told=_tell))
    given.out.write_bytes(average(trained))
    return 0


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
