"""Pipelines that people have: read as data, refused where they could be more, and chosen by language."""

import json
import os
import pickle
import zipfile
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from desktop.errors import ScholiastError
from desktop.model import Kind, VersionId
from desktop.recognition.asking import Asked
from desktop.recognition.catalogue import Choices, Origin, engine_for, engines, find_engine, forget_engines
from desktop.recognition.engine import engine, recognise, recognise_texts
from desktop.recognition.pipelines import check_pipeline
from desktop.recognition.spacy_pipeline import SpacyPipeline, kind_of
from tests.desktop.recognition.pipelines import TEXT, install_pipeline, save_pipeline


@pytest.fixture(autouse=True)
def nothing_remembered() -> Generator[None, None, None]:
    forget_engines()
    engine.cache_clear()
    yield
    forget_engines()
    engine.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save_pipeline(tmp_path / "model")


def test_a_folder_is_an_engine_with_its_own_name_version_and_language(folder: Path) -> None:
    known = find_engine(str(folder))
    assert (known.name, known.languages, known.origin, known.problem) == (
        "de_small",
        ("de",),
        Origin.FOLDER,
        "",
    )
    assert known.version.startswith("1.0.0+")
    (found,) = recognise_texts(str(folder), [TEXT])
    assert [(TEXT[each.start : each.end], each.kind, each.source) for each in found] == [
        ("Angela Merkel", Kind.PERSON, ""),
        ("5. Dezember 2022", Kind.DATE, "rules 1"),
        ("Hamburg", Kind.PLACE, ""),
        ("Deutsche Bahn", Kind.ORGANISATION, ""),
        ("Hamburg", Kind.PLACE, ""),
    ]


def test_offsets_count_code_points_also_in_long_texts(folder: Path) -> None:
    text = ("😀 Nichts steht hier.\n\n" * 400) + "Angela Merkel 🇩🇪"
    (found,) = SpacyPipeline(folder).find([text])
    assert [text[each.start : each.end] for each in found] == ["Angela Merkel"]


def test_an_installed_package_is_an_engine_and_its_code_is_never_run(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_pipeline(tmp_path / "site", folder)
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert [each.id for each in engines() if each.origin is Origin.PACKAGE] == ["de_small"]
    assert engine_for("de", Choices()).source == "de_small 1.0.0+1"
    (result,) = recognise([Asked(VersionId(1), TEXT)])
    assert (result.engine, result.language, result.problem) == ("de_small 1.0.0+1", "de", "")
    assert len(result.mentions) == 5


def test_the_chosen_engine_reads_its_language_and_the_rules_those_without_one(folder: Path) -> None:
    added = Choices(folders=(str(folder),))
    assert engine_for("de-AT", added).name == "de_small"
    assert engine_for("German", added).name == "de_small"
    assert engine_for("az", added).id == "rules"
    assert engine_for("de", Choices((("de", "rules"),), (str(folder),))).id == "rules"
    assert engine_for(None, added).id == engine_for("en", added).id == "spacy-english"
    gone = engine_for("de", Choices((("de", "no_such_model"),)))
    assert "There is no recogniser called “no_such_model”." in gone.problem


def test_one_broken_engine_leaves_the_texts_of_the_others_alone(folder: Path) -> None:
    (folder / "entity_ruler" / "patterns.jsonl").write_text("{ broken", encoding="utf-8")
    asked = [Asked(VersionId(1), TEXT, "de"), Asked(VersionId(2), "5 dekabr 2022", "az")]
    broken, whole = recognise(asked, Choices(folders=(str(folder),)))
    assert "“de_small” could not be loaded" in broken.problem
    assert (broken.mentions, whole.problem, len(whole.mentions)) == ([], "", 1)


def test_another_training_has_another_version(folder: Path) -> None:
    before = find_engine(str(folder)).version
    (folder / "entity_ruler" / "patterns.jsonl").write_text(
        '{"label": "LOC", "pattern": "Kiel"}\n', encoding="utf-8"
    )
    forget_engines()
    assert find_engine(str(folder)).version != before


class Evil:
    """Would run a command when it is unpickled."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("exit 1",)


def add_pickle(folder: Path) -> None:
    (folder / "vocab" / "extra").write_bytes(pickle.dumps(Evil()))


def add_old_pickle(folder: Path) -> None:
    (folder / "vocab" / "extra").write_bytes(pickle.dumps(Evil(), protocol=0))


def add_named_pickle(folder: Path) -> None:
    (folder / "data.PKL").write_bytes(b"")


def add_archive(folder: Path) -> None:
    with zipfile.ZipFile(folder / "weights", "w") as archive:
        archive.writestr("data.pkl", b"")


def add_code(folder: Path) -> None:
    (folder / "entity_ruler" / "functions.py").write_text("", encoding="utf-8")


def add_link(folder: Path) -> None:
    (folder / "vocab" / "strings.json").unlink()
    (folder / "vocab" / "strings.json").symlink_to("/etc/hostname")


def replace_in_config(folder: Path, old: str, new: str) -> None:
    path = folder / "config.cfg"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def name_factory(folder: Path) -> None:
    replace_in_config(folder, 'factory = "entity_ruler"', 'factory = "my_company_ner"')


def name_function(folder: Path) -> None:
    replace_in_config(folder, '{"@scorers":"spacy.entity_ruler_scorer.v1"}', '{"@misc":"os.system.v1"}')


def name_tokenizer(folder: Path) -> None:
    replace_in_config(folder, "spacy.Tokenizer.v1", "my_tokenizer.v1")


def call_back(folder: Path) -> None:
    replace_in_config(folder, "after_creation = null", 'after_creation = {"@callbacks":"my.v1"}')


def take_source(folder: Path) -> None:
    replace_in_config(folder, 'factory = "entity_ruler"', 'source = "/other/model"')


def borrow(folder: Path) -> None:
    replace_in_config(folder, "phrase_matcher_attr = null", "phrase_matcher_attr = ${paths.train}")


def find_nothing(folder: Path) -> None:
    replace_in_config(folder, '["entity_ruler"]', "[]")


def break_config(folder: Path) -> None:
    (folder / "config.cfg").write_text("[nlp\nthis is none", encoding="utf-8")


def lose_config(folder: Path) -> None:
    (folder / "config.cfg").unlink()


def break_meta(folder: Path) -> None:
    (folder / "meta.json").write_text("[1]", encoding="utf-8")


def name_language(folder: Path) -> None:
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    (folder / "meta.json").write_text(json.dumps({**meta, "lang": "../de"}), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (add_pickle, "it holds a pickle, which runs code when it is read (vocab/extra)"),
        (add_old_pickle, "it holds a pickle"),
        (add_named_pickle, "it holds a pickle"),
        (add_archive, "it holds an archive"),
        (add_code, "it holds code (entity_ruler/functions.py)"),
        (add_link, "it holds a link to elsewhere"),
        (name_factory, "none of its parts finds names"),
        (name_function, "names “os.system.v1”, which is not among spaCy's functions that are allowed"),
        (name_tokenizer, "names “my_tokenizer.v1”"),
        (call_back, "calls a function when it is loaded: after_creation"),
        (take_source, "none of its parts finds names"),
        (borrow, "names “${paths.train}”"),
        (find_nothing, "none of its parts finds names"),
        (break_config, "There is no spaCy pipeline"),
        (lose_config, "There is no spaCy pipeline"),
        (break_meta, "There is no spaCy pipeline"),
        (name_language, "There is no spaCy pipeline"),
    ],
)
def test_what_could_be_more_than_data_is_refused_in_a_sentence(
    folder: Path, change: Callable[[Path], None], sentence: str
) -> None:
    check_pipeline(folder)
    change(folder)
    with pytest.raises(ScholiastError) as refusal:
        check_pipeline(folder)
    assert sentence in str(refusal.value)
    assert sentence in find_engine(str(folder)).problem
    (result,) = recognise([Asked(VersionId(1), TEXT)], Choices(), str(folder))
    assert sentence in result.problem
    assert result.mentions == []


def test_the_worker_looks_itself_and_trusts_no_earlier_look(folder: Path) -> None:
    made = SpacyPipeline(folder)
    add_pickle(folder)
    with pytest.raises(ScholiastError, match="pickle"):
        made.find([TEXT])
    (folder / "vocab" / "extra").unlink()
    name_factory(folder)
    with pytest.raises(ScholiastError, match="finds names"):
        made.find([TEXT])


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("PER", Kind.PERSON), ("B-ORG", Kind.ORGANISATION), ("GPE", Kind.PLACE), ("persName", Kind.PERSON),
        ("NORP", Kind.GROUP), ("EVT", Kind.EVENT), ("LAW", Kind.LAW), ("DATE", Kind.DATE),
        ("MISC", None), ("CARDINAL", None), ("TIME", None), ("", None),
    ],
)  # fmt: skip
def test_usual_labels_are_kinds_and_others_are_not_shown(label: str, kind: Kind | None) -> None:
    assert kind_of(label) is kind
