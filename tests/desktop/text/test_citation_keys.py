"""The keys by which articles are cited."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.citation_keys import citation_key, citation_keys

TEXTS = st.one_of(st.none(), st.text())


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (("Aliyev, Ilham", "Daily News", "2024-05-03", "The Drill ends"), "aliyev2024drill"),
        (("Ludwig van der Berg and Jane Doe", None, "2024", "On a bridge"), "vanderberg2024bridge"),
        (("Əliyev, İlham", None, "2024", "Şuşada görüş"), "eliyev2024susada"),
        (("O'Neill, Ann", None, None, "A 2-day stop"), "oneillday"),
        (("Anadolu Agency", None, "2024", "=SUM(A1)"), "anadoluagency2024sum"),
        ((None, "The Daily News", "2024", "Talks"), "thedailynews2024talks"),
        ((None, None, "2024", "Talks"), "anon2024talks"),
        (("إلهام علييف", None, None, "اجتماع"), "anon"),
        ((None, None, None, "😀 {}\\%&"), "anon"),
    ],
)
def test_a_key_is_made_of_author_year_and_a_word_of_the_title(facts: tuple[Any, ...], key: str) -> None:
    author, source, date, title = facts
    assert citation_key(author=author, source=source, date=date, title=title) == key


def test_the_later_of_two_alike_ends_with_some_of_its_uid_and_the_older_keeps_its_key() -> None:
    facts = ("Doe, Jane", None, "2024", "Talks")
    uids = ["00000000-0000-0000-0000-00000000aaaa", "0-1111bbbb", "0-2222bbbb", "0-3333bbbb"]
    keys = citation_keys((uid, *facts) for uid in uids)
    assert list(keys.values()) == [
        "doe2024talks",
        "doe2024talks-bbbb",
        "doe2024talks-2222bbbb",
        "doe2024talks-3333bbbb",
    ]
    assert citation_keys((uid, *facts) for uid in uids[:2]) == dict(list(keys.items())[:2])


@given(st.lists(st.tuples(st.uuids().map(str), TEXTS, TEXTS, TEXTS, st.text()), unique_by=lambda row: row[0]))
def test_any_keys_are_plain_and_no_two_are_the_same(rows: list[tuple[str, str, str, str, str]]) -> None:
    keys = citation_keys(rows).values()
    assert len(set(keys)) == len(rows)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-f0-9-]+)?", key) for key in keys)
