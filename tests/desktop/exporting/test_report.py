"""What an export tells of itself: counts, progress, and what its format left out."""

from typing import Any

import pytest

from desktop.exporting.observing import ObservedSource
from desktop.exporting.report import ALL_OF_A_NOTE, feature_words, sentence
from desktop.extensions import load
from desktop.extensions.export import Altered, Feature, LeftOut


def given_away(source: Any, progress: Any = None) -> ObservedSource:
    observed = ObservedSource(source, progress)
    for article in observed.articles():
        observed.annotations(article)
        observed.annotations(article)
    observed.memos()
    return observed


def test_each_note_given_is_counted_once(journal: Any) -> None:
    assert given_away(journal).count == 9 + 4


def test_what_a_format_does_not_carry_is_counted_if_it_was_given(journal: Any) -> None:
    left = given_away(journal).left_out(ALL_OF_A_NOTE - {Feature.WHOLE, Feature.ORPHANS, Feature.OVERLAPS})
    assert left == [
        LeftOut(Feature.OVERLAPS, 3),
        LeftOut(Feature.WHOLE, 1),
        LeftOut(Feature.ORPHANS, 1),
        LeftOut(Feature.MEMOS, 4),
    ]
    assert given_away(journal).left_out(frozenset(Feature)) == []


def test_progress_is_told_with_each_article_and_when_it_is_asked_for_again(source: Any) -> None:
    told: list[int] = []
    given_away(source, told.append)
    assert told == [1, 1, 2, 2, 3, 3]

    def stop(number: int) -> None:
        raise InterruptedError(number)

    with pytest.raises(InterruptedError):
        given_away(source, stop)


def test_every_loss_has_a_sentence() -> None:
    lost = [LeftOut(each, 2) for each in (*Feature, *Altered)]
    sentences = {sentence(each) for each in lost}
    assert len(sentences) == len(lost)
    assert all(words.endswith(".") and "2" in words for words in sentences)
    assert sentence(LeftOut(Altered.CUT, 1, ("Baku",))) == (
        "1 text was too long for a cell and is cut there (Baku)."
    )
    assert set(feature_words()) == set(Feature)


def test_every_format_says_what_it_carries_and_how_it_is_written() -> None:
    for name, made in load("exporters").items():
        exporter = made()
        assert exporter.name == name
        assert exporter.carries <= set(Feature)
        assert exporter.targets()[0].suffix in {exporter.suffix, ""}
        assert all(target.words and target.explanation.endswith(".") for target in exporter.targets())
