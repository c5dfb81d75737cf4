"""A note on a card: read without signs, its looks at the right place also after an emoji."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.notebook.emphasis import plain_words


@pytest.mark.parametrize(
    ("note", "plain", "looked"),
    [
        (
            "the **Shusha talks** (2021)",
            "the Shusha talks (2021)",
            {"bold": "Shusha talks"},
        ),
        ("😀 see [July *drills*](scholiast://x).", "😀 see July *drills*.", {"words": "July *drills*"}),
        (
            "a [word](https://example.org/) and `x = 1`",
            "a word and x = 1",
            {"words": "word", "code": "x = 1"},
        ),
        (
            r"2 \* 3 and https://example.org/",
            "2 * 3 and https://example.org/",
            {"address": "https://example.org/"},
        ),
        ("# Head\n\n- one\n- *two*", "Head one two", {"italic": "two"}),
        (" two \n\n  lines", "two lines", {}),
        (
            "> as *they* say\n\n[Report](scholiast://x)\n\nmine",
            "as they say Report mine",
            {"quote": "as they say", "italic": "they", "words": "Report"},
        ),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name", {}),
    ],
)
def test_signs_go_and_their_words_keep_a_look(note: str, plain: str, looked: dict[str, str]) -> None:
    words, looks = plain_words(note)
    assert words == plain
    raw = words.encode("utf-16-le")
    assert {look.name: raw[2 * look.start : 2 * look.end].decode("utf-16-le") for look in looks} == looked


@given(st.text(alphabet=st.sampled_from("a *_`[]()#\n-😀é\t\\"), max_size=60))
def test_looks_lie_inside_the_words_one_after_the_other(note: str) -> None:
    words, looks = plain_words(note)
    assert "\n" not in words
    edges = [edge for look in looks for edge in (look.start, look.end)]
    assert edges == sorted(edges)
    assert not edges or edges[-1] <= len(words.encode("utf-16-le")) // 2
