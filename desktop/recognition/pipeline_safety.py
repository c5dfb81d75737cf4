"""Whether a spaCy pipeline is data and nothing else, told before anything of it is loaded.

A pipeline's configuration names functions that will be called, and its files could hold pickles, which run
code when they are read. So only the parts that find names are used, each made by spaCy itself and named
below, and a folder with pickles, code or links is refused altogether.
"""

import pickletools
from collections.abc import Iterator, Mapping
from os import walk
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.translation import _

FINDERS = frozenset({"ner", "beam_ner", "entity_ruler", "future_entity_ruler"})
"""The factories of spaCy's own whose parts find names."""

_FUNCTIONS = {
    "@architectures": frozenset(
        f"spacy.{name}"
        for name in (
            "TransitionBasedParser.v1", "TransitionBasedParser.v2", "Tok2Vec.v1", "Tok2Vec.v2",
            "Tok2VecListener.v1", "HashEmbedCNN.v1", "HashEmbedCNN.v2", "MultiHashEmbed.v1",
            "MultiHashEmbed.v2", "CharacterEmbed.v1", "CharacterEmbed.v2", "MaxoutWindowEncoder.v1",
            "MaxoutWindowEncoder.v2", "MishWindowEncoder.v1", "MishWindowEncoder.v2",
        )
    ),
    "@layers": frozenset({"spacy.FeatureExtractor.v1", "spacy.StaticVectors.v1", "spacy.StaticVectors.v2"}),
    "@scorers": frozenset({"spacy.ner_scorer.v1", "spacy.entity_ruler_scorer.v1"}),
    "@tokenizers": frozenset(
        {"spacy.Tokenizer.v1", "spacy.ja.JapaneseTokenizer", "spacy.ko.KoreanTokenizer"}
    ),
    "@vectors": frozenset({"spacy.Vectors.v1"}),
    "@misc": frozenset({"spacy.levenshtein_compare.v1"}),
}  # fmt: skip
"""Functions of spaCy's own that the configuration may name: none reads a file, starts or loads anything."""

_CALLED = ("before_creation", "after_creation", "after_pipeline_creation")
_CODE = frozenset({".py", ".pyc", ".so", ".pyd", ".dll", ".dylib", ".sh", ".exe"})
_PICKLES = frozenset({".pkl", ".pickle", ".joblib", ".pt", ".pth"})
_PROTOCOLS = range(2, 6)
_SMALL = 1_000_000  # bytes of a file that is looked through for the pickles of old, which have no mark
_MOST_FILES = 2_000


def needed_parts(config: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    """Return the parts of a pipeline that find names, with those that they listen to, in their order.

    ``config`` is the configuration as nested dicts. Raises ScholiastError where it is no pipeline, finds
    no names, or names a function that is not spaCy's own.
    """
    spoken, parts = config.get("nlp"), config.get("components")
    order = spoken.get("pipeline") if isinstance(spoken, Mapping) else None
    if not isinstance(spoken, Mapping) or not isinstance(parts, Mapping) or not isinstance(order, list):
        raise _refused(_("its config.cfg is not that of a spaCy pipeline"))
    for name in _CALLED:
        if spoken.get(name) is not None:
            raise _refused(_("its config.cfg calls a function when it is loaded: {name}").format(name=name))
    _check_functions({key: spoken.get(key) for key in ("tokenizer", "vectors")})
    known = {str(name): parts.get(name) for name in order}
    finders = {name: part for name, part in known.items() if _factory(part) in FINDERS}
    if not finders:
        raise _refused(_("none of its parts finds names: it needs “ner” or “entity_ruler” of spaCy's own"))
    listening = any("spacy.Tok2VecListener.v1" in _functions(part) for part in finders.values())
    needed: dict[str, Mapping[str, object]] = {}
    for name, part in known.items():
        if isinstance(part, Mapping) and (name in finders or (listening and _factory(part) == "tok2vec")):
            _check_functions(part)
            needed[name] = part
    return needed


def _factory(part: object) -> object:
    return part.get("factory") if isinstance(part, Mapping) and "source" not in part else None


def _named(value: object) -> Iterator[tuple[str, object]]:
    """Yield every function that a value of the configuration names, at any depth, with its registry."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if str(key).startswith("@"):
                yield str(key), inner
            else:
                yield from _named(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _named(inner)
    elif isinstance(value, str) and "${" in value:
        yield "${…}", value


def _functions(value: object) -> list[object]:
    return [name for _registry, name in _named(value)]


def _check_functions(value: object) -> None:
    for registry, name in _named(value):
        if name not in _FUNCTIONS.get(registry, ()):
            raise _refused(
                _(
                    "its config.cfg names “{name}”, which is not among spaCy's functions that are allowed"
                ).format(name=name)
            )


def check_folder(folder: Path) -> None:
    """Look at every file below a folder; raises ScholiastError for the first that is no plain data."""
    count = 0
    for place, folders, names in walk(folder):
        for name in (*folders, *names):
            path = Path(place) / name
            count += 1
            why = _("it holds too many files") if count > _MOST_FILES else _objection(path)
            if why:
                raise _refused(f"{why} ({path.relative_to(folder)})" if count <= _MOST_FILES else why)


def _objection(path: Path) -> str:
    """Return why a file is not read, "" for data and folders."""
    if path.is_symlink():
        return _("it holds a link to elsewhere")
    if path.is_dir():
        return ""
    if path.suffix.lower() in _CODE:
        return _("it holds code")
    head = _beginning(path)
    if head.startswith(b"PK\x03\x04"):
        return _("it holds an archive, in which code may lie")
    if path.suffix.lower() in _PICKLES or _is_pickle(head):
        return _("it holds a pickle, which runs code when it is read")
    return ""


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_SMALL + 1)
    except OSError:
        return b""


def _is_pickle(data: bytes) -> bool:
    """Tell whether a file is a pickle by how it begins, a small one by all of it."""
    if data[:1] == b"\x80" and len(data) > 1 and data[1] in _PROTOCOLS:
        return True
    return len(data) <= _SMALL and _reads_as_pickle(data)


def _reads_as_pickle(data: bytes) -> bool:
    """Tell whether bytes are a whole pickle of the first protocols; nothing of it is run."""
    try:
        last = [*pickletools.genops(data)][-1]
    except (ValueError, IndexError, KeyError, EOFError, UnicodeError, OverflowError):
        return False
    return last[0].name == "STOP" and last[2] is not None and len(data) > len(b"N.") and _ends(data, last[2])


def _ends(data: bytes, position: int) -> bool:
    return data[position + 1 :].strip() == b""


def _refused(why: str) -> ScholiastError:
    return ScholiastError(
        _("This pipeline is not used: {why}.").format(why=why),
        remedy=_("Choose another engine in the settings."),
    )
