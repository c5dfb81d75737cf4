"""What is offered while a tag's name is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Tag, TagId
from ui.tagging import Codebook, clean_tag_name, match_rank, tag_choices


def tag(name: str, key: str | None = None) -> Tag:
    return Tag(TagId(len(name)), name, name, None, "#57a869", key, "", 0, 0)


BOOK = Codebook(
    tags=(
        tag("Framing", "1"),
        tag("Military cooperation"),
        tag("Military cooperation/Exercises"),
        tag("Warsaw"),
    ),
    recent=("Warsaw",),
)


def names(typed: str) -> list[str]:
    return [choice.name for choice in tag_choices(typed, BOOK)]


def test_nothing_typed_offers_the_tags_used_last_first() -> None:
    assert names("") == ["Warsaw", "Framing", "Military cooperation", "Military cooperation/Exercises"]


def test_the_key_of_a_tag_is_its_shortest_name() -> None:
    keyed = Codebook(tags=(tag("Weapons"), tag("Water", "w"), tag("w")))
    assert [choice.name for choice in tag_choices("W", keyed)] == ["Water", "w", "Weapons"]
    assert tag_choices("w", Codebook(tags=(tag("Water", "w"),)))[-1].new


def test_letters_that_follow_each_other_find_a_tag_whatever_the_case() -> None:
    assert match_rank("MLCOP", "Military cooperation") is not None
    assert match_rank("pocl", "Military cooperation") is None


def test_the_last_part_of_a_nested_tag_is_found_first() -> None:
    assert names("exer")[0] == "Military cooperation/Exercises"


def test_a_new_tag_comes_last_when_a_known_one_begins_like_it() -> None:
    assert names("war") == ["Warsaw", "war"]


def test_a_new_tag_comes_first_when_known_ones_only_contain_its_letters() -> None:
    choices = tag_choices("Mce", BOOK)
    assert choices[0].new
    assert choices[1].name.startswith("Military")


def test_a_tag_with_this_very_name_is_not_offered_as_new() -> None:
    assert not any(choice.new for choice in tag_choices(" framing ", BOOK))


@pytest.mark.parametrize(
    ("typed", "meant"), [(" a / b ", "a/b"), ("a//b/", "a/b"), ("x   y", "x y"), (" / ", "")]
)
def test_slashes_and_spaces_are_tidied(typed: str, meant: str) -> None:
    assert clean_tag_name(typed) == meant


@given(st.text(max_size=12))
def test_whatever_is_typed_a_tag_of_that_name_can_be_chosen(typed: str) -> None:
    wanted = clean_tag_name(typed).casefold()
    if wanted:
        assert wanted in [name.casefold() for name in names(typed)]
