"""Sentences: abbreviations, quotations and scripts, and steps that never stand still."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Span
from desktop.text.paragraphs import paragraph_at, paragraphs
from desktop.text.sentences import next_sentence, previous_sentence, sentence_at, sentences


def cut(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Dr. Aliyev met Gen. Smith in St. Petersburg.", "They spoke."],
        ["J. R. R. Tolkien wrote it.", "The U.S. Army came.", "It left."],
        ["He lived in the U.S.", "The rest did not."],
        ["Prices rose by 3.5 per cent (see Fig. 2), e.g. in Baku.", "Then they fell."],
        ["“Really?” he asked.", "“Yes!”", "She left."],
        ["He said no.", "See no. 5 and p. 7."],
        ["It ended in 1999.", "In 2000 it began."],
        ["See example.com for more.", "Or do not…", "Well."],
        ["Es war am 3. Oktober.", "Das heißt z.B. gestern."],
        ["1. The first point.", "2. The second one."],
        ["They brought nets, boats etc.", "Nobody came."],
        ["A claim.[12]", "Another.¹", "A third."],
        ["« Vous venez ? » dit-il.", "Elle rit."],
        ["¿Qué pasa?", "¡Nada!"],
        ["هل وصلوا؟", "نعم وصلوا\u06d4"],
    ],
    ids=lambda expected: expected[0][:20],
)
def test_a_text_is_cut_into_its_sentences(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


def test_east_asian_sentences_need_no_space() -> None:
    assert cut("彼は来た。「本当か？」彼女は笑った！") == ["彼は来た。", "「本当か？」", "彼女は笑った！"]


def test_a_sentence_goes_on_over_the_lines_of_a_wrapped_paragraph() -> None:
    lines = "This sentence was wrapped by a program that\nmails. The second one begins behind it and\nends."
    assert sentence_at(lines, 3) == Span(0, lines.index(" The"))
    assert sentence_at(lines, len(lines)).start == lines.index("The second")
    assert paragraph_at(lines, 50) == Span(0, len(lines))


def test_steps_go_from_sentence_to_sentence_over_paragraphs() -> None:
    text = "One. Two.\n\nThree! Four?"
    starts = [text.index(word) for word in ("One", "Two", "Three", "Four")]
    walked = [0]
    while walked[-1] < len(text):
        walked.append(next_sentence(text, walked[-1]))
    assert walked == [*starts, len(text)]
    back = [len(text)]
    while back[-1] > 0:
        back.append(previous_sentence(text, back[-1]))
    assert back == [len(text), *reversed(starts)]


def test_a_paragraph_of_a_megabyte_costs_no_more_than_any_other() -> None:
    text = "word " * 200_000
    assert sentence_at(text, 500_000) == Span(496_000, 504_000 - 1)
    assert paragraph_at(text, 500_000) == Span(0, len(text) - 1)
    assert previous_sentence(text, 500_000) < 500_000 < next_sentence(text, 500_000)


pieces = st.lists(
    st.sampled_from(
        ["Dr. ", "A word. ", "no. ", "\n", "\n\n", " ", "「はい。」", "“So?”", "e\u0301. ", "😀! "]
    ),
    max_size=14,
).map("".join)


@given(pieces)
def test_sentences_are_in_order_and_leave_nothing_but_space_out(text: str) -> None:
    at = 0
    for each in sentences(text):
        assert not text[at : each.start].strip()
        assert text[each.start : each.end].strip() == text[each.start : each.end] != ""
        at = each.end
    assert not text[at:].strip()


@given(pieces, st.integers(0, 120))
def test_steps_over_sentences_always_get_on(text: str, place: int) -> None:
    position = min(place, len(text))
    assert next_sentence(text, position) > position or position == len(text)
    assert previous_sentence(text, position) < position or position == 0
    assert 0 <= sentence_at(text, position).start <= position


@given(pieces, st.integers(0, 120))
def test_the_paragraph_at_a_position_is_one_of_the_text(text: str, place: int) -> None:
    position = min(place, len(text))
    here = [each for each in paragraphs(text) if each.start <= position]
    assert paragraph_at(text, position) == (here[-1] if here else Span(position, position))
