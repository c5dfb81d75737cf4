"""Knowing what is installed, and trusting no file that is not as it was measured."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import ScholiastError
from desktop.recognition.installation import (
    available,
    check_files,
    checked_folder,
    installed_pipeline,
    package_folder,
    spacy_series,
    trained_weights,
)
from desktop.recognition.pins import PIPELINES, Pipeline
from desktop.recognition.spacy_english import SpacyEnglish

ABSENT = replace(PIPELINES[0], package="no_such_package", spacy=spacy_series())


def pinned(content: bytes) -> Pipeline:
    return replace(ABSENT, files={"ner/model": hashlib.sha256(content).hexdigest()})


def model_file(folder: Path, content: bytes) -> Path:
    path = folder / "ner" / "model"
    path.parent.mkdir()
    path.write_bytes(content)
    return path


def test_a_missing_pipeline_is_told_with_what_to_do() -> None:
    sentence = available([ABSENT])

    assert sentence
    assert "not installed" in sentence
    assert "./run setup" in sentence


def test_a_pipeline_for_another_spacy_does_not_count() -> None:
    assert available([replace(pipeline, spacy="2.0") for pipeline in PIPELINES])


def test_a_missing_package_is_no_damage() -> None:
    assert package_folder(ABSENT) is None
    with pytest.raises(ScholiastError, match="not installed"):
        checked_folder(ABSENT)


def test_asking_whether_recognition_is_there_imports_no_spacy() -> None:
    question = (
        "import sys; from desktop.recognition import engine, installation; installation.available();"
        " sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", question], check=False).returncode == 0


def test_files_as_pinned_are_accepted(tmp_path: Path) -> None:
    model_file(tmp_path, b"weights")

    check_files(tmp_path, pinned(b"weights"))


def test_a_changed_file_is_refused_by_name(tmp_path: Path) -> None:
    path = model_file(tmp_path, b"other weights")

    with pytest.raises(ScholiastError) as raised:
        check_files(tmp_path, pinned(b"weights"))

    assert str(path) in raised.value.what
    assert "./run setup" in raised.value.remedy


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScholiastError, match="damaged"):
        check_files(tmp_path, pinned(b"weights"))


@pytest.mark.usefixtures("english")
def test_one_changed_byte_in_the_installed_model_is_noticed(tmp_path: Path) -> None:
    pipeline = installed_pipeline()
    for name in pipeline.files:
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.symlink_to(checked_folder(pipeline) / name)
    config = tmp_path / "config.cfg"
    changed = config.read_bytes() + b"\n"
    config.unlink()
    config.write_bytes(changed)

    with pytest.raises(ScholiastError, match=r"config\.cfg"):
        check_files(tmp_path, pipeline)


def test_every_pin_is_a_sha256() -> None:
    for pipeline in PIPELINES:
        assert {"config.cfg", "ner/model", "vocab/vectors", "tokenizer"} <= set(pipeline.files)
        assert all(len(bytes.fromhex(pin)) == 32 for pin in pipeline.files.values())


def test_the_engine_says_which_pipeline_it_reads(english: SpacyEnglish) -> None:
    assert english.version.startswith(installed_pipeline().version + "+")


def test_trained_weights_are_the_ones_that_were_measured() -> None:
    trained = [pipeline for pipeline in PIPELINES if pipeline.weights]
    assert trained
    assert all(trained_weights(pipeline) for pipeline in trained)
    assert trained_weights(replace(ABSENT, weights="")) is None


def test_weights_that_are_damaged_are_refused() -> None:
    damaged = replace(next(each for each in PIPELINES if each.weights), weights_sha256="0" * 64)
    with pytest.raises(ScholiastError, match="is damaged"):
        trained_weights(damaged)
