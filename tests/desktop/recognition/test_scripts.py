"""Names in scripts that the model has not learnt are left alone; signs at the edges fall away."""

import pytest

from desktop.model import FoundMention, Kind
from desktop.recognition.edges import trim_edges
from desktop.recognition.scripts import leave_other_scripts


def whole(name: str) -> list[FoundMention]:
    return [FoundMention(0, len(name), Kind.PERSON)]


@pytest.mark.parametrize(
    "name", ["Ilham Aliyev", "İlham Əliyev", "Đorđe", "Ærø", "1992", "Salma (سلمى) Haddad"]
)
def test_latin_names_with_any_accents_stay(name: str) -> None:
    assert leave_other_scripts(name, whole(name)) == whole(name)


@pytest.mark.parametrize("name", ["السلام عليكم", "北京大学", "Владимир Путин", "ليلى L"])
def test_names_in_other_scripts_are_left_out(name: str) -> None:
    assert leave_other_scripts(name, whole(name)) == []


@pytest.mark.parametrize(
    "name", ["Novruz 🌱", "🪁🪁 Novruz", "Novruz 👨‍👩‍👧‍👦", "Novruz ❤\ufe0f", "Novruz ™"]
)
def test_emoji_are_no_part_of_a_name(name: str) -> None:
    (mention,) = trim_edges(name, whole(name))
    assert name[mention.start : mention.end] == "Novruz"
