"""Small spaCy pipelines as people have them: made by spaCy itself, in a folder or as an installed package."""

import shutil
from pathlib import Path

import pytest

WORDS = {"Angela Merkel": "PER", "Deutsche Bahn": "ORG", "Hamburg": "LOC", "Mon Repos": "MISC"}
TEXT = (
    "Angela Merkel ist am 5. Dezember 2022 mit der Deutschen Bahn nach Hamburg gefahren. Die Deutsche Bahn "
    "war nicht pünktlich, und auf dem Weg von Hamburg nach Mon Repos hat sie noch einmal gewartet."
)


def save_pipeline(folder: Path, language: str = "de", name: str = "small", version: str = "1.0.0") -> Path:
    """Write a pipeline that marks the words of a list; skips a test where spaCy is missing."""
    spacy = pytest.importorskip("spacy")
    made = spacy.blank(language)
    made.meta["name"], made.meta["version"] = name, version
    made.add_pipe("entity_ruler").add_patterns(
        [{"label": label, "pattern": words} for words, label in WORDS.items()]
    )
    made.to_disk(folder)
    return folder


def install_pipeline(site: Path, folder: Path, name: str = "de_small", version: str = "1.0.0") -> None:
    """Lay a pipeline out as pip does with a package of it."""
    package = site / name
    shutil.copytree(folder, package / f"{name}-{version}")
    (package / "__init__.py").write_text('raise AssertionError("its code was run")\n', encoding="utf-8")
    info = site / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(f"[spacy_models]\n{name} = {name}\n", encoding="utf-8")
