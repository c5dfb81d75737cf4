"""Training learns what a set says, keeps what it does not speak of, and its weights can be loaded again."""

import json
from pathlib import Path

import pytest

from desktop.recognition.spacy_english import SpacyEnglish
from desktop.recognition.training import Recipe, average, read_set, train

SENTENCES = [
    ("Zorvia flew to Quellmar on Monday.", [(0, 6, "PER"), (15, 23, "LOC")]),
    ("In Quellmar the minister met Zorvia.", [(3, 11, "LOC"), (29, 35, "PER")]),
    ("Zorvia of Quellmar won the prize.", [(0, 6, "PER"), (10, 18, "LOC")]),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "set.jsonl"
    rows = [{"id": str(at), "text": text, "ents": ents} for at, (text, ents) in enumerate(SENTENCES * 8)]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


@pytest.mark.usefixtures("english")
def test_weights_learn_a_set_and_forget_nothing(data: Path) -> None:
    told: list[str] = []
    learnt = train([read_set(data)], Recipe(passes=3, rate=2e-3), told=told.append)
    assert len(told) == 4
    engine = SpacyEnglish()
    engine._ready_model().get_pipe("ner").model.from_bytes(average([learnt, learnt]))
    text = "Zorvia left Quellmar. Angela Merkel lives in Berlin."
    found = {(text[each.start : each.end], each.kind.value) for each in engine.find([text])[0]}
    assert {
        ("Zorvia", "person"),
        ("Quellmar", "place"),
        ("Angela Merkel", "person"),
        ("Berlin", "place"),
    } <= found
