"""File names for every system and tags for Obsidian."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exporting.names import file_stem, obsidian_tag, same_file


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("A plain title", "A plain title - 12345678"),
        ('a<b>:"c"/d\\e|f?g*h#i^j[k]', "a b c d e f g h i j k - 12345678"),
        ("CON.txt", "_CON.txt - 12345678"),
        ("nul", "_nul - 12345678"),
        ("console", "console - 12345678"),
        ("..", "12345678"),
        ("ends with dots...", "ends with dots - 12345678"),
        ("two\nlines\tand \u202eturned", "two lines and turned - 12345678"),
        ("Cafe\u0301", "Caf\u00e9 - 12345678"),
        ("../../etc/passwd", "etc passwd - 12345678"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, stem: str) -> None:
    assert file_stem(title, "12345678") == stem


@given(st.text(max_size=400))
def test_any_title_makes_a_safe_and_steady_name(title: str) -> None:
    stem = file_stem(title, "12345678")
    assert len(stem.encode()) < 200
    assert stem.endswith("12345678")
    assert not set(stem) & set('<>:"/\\|?*')
    assert stem[0] not in ". "
    assert all(unicodedata.category(each)[0] != "C" or each == "\u200d" for each in stem)
    assert stem == file_stem(title, "12345678")


def test_a_long_title_is_not_cut_between_a_letter_and_its_marks() -> None:
    stem = file_stem("a" * 149 + "x\u0323\u0307" * 10, "12345678")
    assert stem == "a" * 149 + " - 12345678"


def test_names_that_differ_in_case_or_form_only_are_one_file() -> None:
    assert same_file("Caf\u00e9.MD") == same_file("cafe\u0301.md")


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("military cooperation/exercises", "military-cooperation/exercises"),
        ("1984", "_1984"),
        ("2005/02", "_2005/02"),
        ("=sum", "sum"),
        ('say "when"', "say-when"),
        ("مكان/باكو", "مكان/باكو"),
        ("a // b", "a/b"),
        ("😀", "😀"),
        ("+", "_"),
        ("snake_case", "snake_case"),
    ],
)
def test_a_tag_keeps_to_the_rules_of_obsidian(name: str, tag: str) -> None:
    assert obsidian_tag(name) == tag


@given(st.text(min_size=1))
def test_any_tag_is_one_word_for_obsidian(name: str) -> None:
    tag = obsidian_tag(name)
    assert tag
    assert not any(each.isspace() or each in "#,.;:!?()[]{}'\"" for each in tag)
    assert not tag.isnumeric()
