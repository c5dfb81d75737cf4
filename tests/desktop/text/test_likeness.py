"""How alike two texts are."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.likeness import clearly_same, likeness

STORY = "The ferry left Baku in the morning. Its captain said that the sea was calm, and nobody was hurt."


def test_a_text_with_some_words_changed_is_clearly_the_same() -> None:
    assert clearly_same(STORY, STORY.replace("morning", "evening").replace("calm", "rough"))
    assert clearly_same(STORY, STORY + " A second ferry was sent out at noon to help.")
    assert clearly_same("The bridge is closed.", "THE BRIDGE IS OPEN")


def test_another_story_under_the_same_name_is_not() -> None:
    other = "The bridge over the river was opened in the spring, and the captain of the guard said so."
    assert not clearly_same(STORY, other)
    assert not clearly_same(STORY, "")


def test_a_script_without_spaces_is_compared_letter_by_letter() -> None:
    assert clearly_same("大阪で会議が開かれた。", "東京で会議が開かれた。")
    assert not clearly_same("大阪で会議が開かれた。", "雨が降っている。")


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1
