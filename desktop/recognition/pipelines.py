"""The spaCy pipelines there are: in installed packages, and in folders that the reader chose.

Everything here reads files and runs nothing; spaCy is not imported.
"""

import configparser
import hashlib
import json
import re
from dataclasses import dataclass
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.recognition.installation import spacy_series
from desktop.recognition.pins import PIPELINES
from desktop.recognition.pipeline_safety import check_folder, needed_parts
from desktop.translation import _

GROUP = "spacy_models"  # the entry points by which packages make spaCy's pipelines known
ANY_LANGUAGE = "xx"  # spaCy's code of a pipeline for several languages
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class PipelineFacts:
    """What a pipeline says of itself; ``series`` is the "major.minor" of spaCy that it was made for."""

    folder: Path
    name: str
    version: str
    language: str
    series: str


def installed_folders() -> dict[str, Path]:
    """Return the folder of each installed pipeline by its package's name, but those of the pins."""
    pinned = {each.package for each in PIPELINES}
    found = {}
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        module = point.value.partition(":")[0]
        folder = _data_folder(module) if module not in pinned and "." not in module else None
        if folder is not None:
            found[point.name] = folder
    return found


def _data_folder(module: str) -> Path | None:
    """Return the folder with a package's pipeline; the package itself is not imported."""
    spec = find_spec(module)
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        top = Path(place)
        for folder in (top, *sorted(top.glob("*-[0-9]*"))):
            if (folder / "config.cfg").is_file():
                return folder
    return None


def read_facts(folder: Path) -> PipelineFacts:
    """Return what a folder's meta.json says; raises ScholiastError where there is no pipeline."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _no_pipeline(folder) from error
    if not isinstance(meta, dict) or not (folder / "config.cfg").is_file():
        raise _no_pipeline(folder)
    language = str(meta.get("lang", ""))
    if not _LANGUAGE.fullmatch(language):
        raise _no_pipeline(folder)
    series = re.search(r"\d+\.\d+", str(meta.get("spacy_version", "")))
    own = "".join(str(meta.get("name", "")).split()) or folder.name
    version = "".join(str(meta.get("version", "")).split()) or "0"
    return PipelineFacts(folder, f"{language}_{own}", version, language, series[0] if series else "")


def _no_pipeline(folder: Path) -> ScholiastError:
    return ScholiastError(
        _("There is no spaCy pipeline in “{folder}”.").format(folder=folder),
        remedy=_("Choose the folder that holds its config.cfg and meta.json."),
    )


def check_pipeline(folder: Path, *, whole: bool = True) -> None:
    """Raise ScholiastError with the reason where a pipeline may not be used.

    Not ``whole`` is without a look into its files, which the worker takes before it loads it.
    """
    read_facts(folder)
    if not spacy_series():
        raise ScholiastError(
            _("spaCy is not installed."),
            remedy=_("“./run setup” installs it; everything else works without it."),
        )
    needed_parts(read_config(folder))
    if whole:
        check_folder(folder)


def read_config(folder: Path) -> dict[str, object]:
    """Return a configuration as nested dicts, as spaCy would read it but without filling anything in."""
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys as they are written
    try:
        parser.read_string((folder / "config.cfg").read_text(encoding="utf-8"))
    except (OSError, ValueError, configparser.Error) as error:
        raise _no_pipeline(folder) from error
    config: dict[str, object] = {}
    for section in parser.sections():
        place = config
        for part in section.split("."):
            inner = place.setdefault(part, {})
            if not isinstance(inner, dict):
                raise _no_pipeline(folder)
            place = inner
        place.update({key: _value(value) for key, value in parser.items(section)})
    return config


def _value(written: str) -> object:
    try:
        return json.loads(written)
    except ValueError:
        return written


def fingerprint(folder: Path) -> str:
    """Return eight digits of what a pipeline says and how long its files are."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode())
    for name in ("config.cfg", "meta.json"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:8]
