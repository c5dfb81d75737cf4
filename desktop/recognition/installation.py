"""Which English pipeline is installed, asked without importing spaCy, and whether its files are whole."""

import hashlib
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.recognition.pins import PIPELINES, Pipeline
from desktop.translation import _
from resources.models import weights_path


def available(pipelines: Sequence[Pipeline] = PIPELINES) -> str | None:
    """Return None where entities can be recognised, else the sentences that say why not and what to do.

    Takes about a millisecond and imports nothing, so that the window may ask when it starts.
    """
    try:
        installed_pipeline(pipelines)
    except ScholiastError as error:
        return str(error)
    return None


def installed_pipeline(pipelines: Sequence[Pipeline] = PIPELINES) -> Pipeline:
    """Return the first of the pipelines that fits the installed spaCy.

    Raises ScholiastError where either of the two is missing or they are not made for each other.
    """
    series = spacy_series()
    for pipeline in pipelines:
        if pipeline.spacy == series and package_folder(pipeline) is not None:
            return pipeline
    raise _not_installed()


def _not_installed() -> ScholiastError:
    return ScholiastError(
        _("Recognition of entities is not installed."),
        remedy=_("“./run setup” installs it; everything else works without it."),
    )


def spacy_series() -> str:
    """Return "major.minor" of the installed spaCy, "" where there is none."""
    try:
        return ".".join(version("spacy").split(".")[:2])
    except PackageNotFoundError:
        return ""


def package_folder(pipeline: Pipeline) -> Path | None:
    """Return the folder with the pipeline's files, None where its package is not installed."""
    spec = find_spec(pipeline.package)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / pipeline.folder
    return folder if folder.is_dir() else None


def checked_folder(pipeline: Pipeline) -> Path:
    """Return the folder of the pipeline after comparing each file that will be read with its pin.

    Costs about 40 ms. Raises ScholiastError that names the first file that is missing or different.
    """
    folder = package_folder(pipeline)
    if folder is None:
        raise _not_installed()
    check_files(folder, pipeline)
    return folder


def check_files(folder: Path, pipeline: Pipeline) -> None:
    """Raise ScholiastError for the first file below ``folder`` that is not as the pins say."""
    for name, pin in pipeline.files.items():
        if _sha256(folder / name) != pin:
            raise ScholiastError(
                _("The file “{file}” of the language model is damaged.").format(file=folder / name),
                remedy=_("Remove the folder .venv and run “./run setup”, which installs it again."),
            )


def trained_weights(pipeline: Pipeline) -> bytes | None:
    """Return the weights that were trained for a pipeline, None where its own are used.

    Raises ScholiastError where the file is not the one that was measured.
    """
    if not pipeline.weights:
        return None
    path = weights_path(pipeline.weights)
    if _sha256(path) != pipeline.weights_sha256:
        raise ScholiastError(
            _("The file “{file}” of the language model is damaged.").format(file=path),
            remedy=_("Install Scholiast again."),
        )
    return path.read_bytes()


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
