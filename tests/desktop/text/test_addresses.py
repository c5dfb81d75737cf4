"""When two addresses lead to the same article."""

import pytest

from desktop.text.addresses import address_key, spellings

STORY = "https://news.example/world/ferry"


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/world/ferry",
        "https://www.news.example/world/ferry/",
        "HTTPS://News.Example:443/world/ferry#comments",
        " https://news.example/world/ferry?utm_source=mail&UTM_medium=x&fbclid=1 ",
    ],
)
def test_what_does_not_name_the_article_does_not_count(other: str) -> None:
    assert address_key(other) == address_key(STORY)


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example/world/ferries",
        "https://news.example/world/Ferry",
        "https://old.news.example/world/ferry",
        "https://news.example:8080/world/ferry",
        "https://news.example/world/ferry?page=2",
        "https://news.example/world/ferry/2",
    ],
)
def test_what_names_another_article_does(other: str) -> None:
    assert address_key(other) != address_key(STORY)


def test_parameters_that_name_an_article_may_come_in_any_order() -> None:
    one = address_key("https://news.example/?id=7&utm_source=x&part=a%20b")
    assert one == address_key("http://news.example?part=a+b&id=7")
    assert one is not None


@pytest.mark.parametrize(
    "nothing",
    [None, "", "ferry", "file:///world/ferry", "https://news.example/", "https://[bad/x", "https://a:b/x"],
)
def test_what_is_no_address_or_a_front_page_names_no_article(nothing: str | None) -> None:
    assert address_key(nothing) is None


def test_every_usual_spelling_of_an_address_is_sought() -> None:
    whole, beginnings = spellings(address_key(STORY) or "")
    for written in (STORY, f"http://www.{STORY[8:]}/"):
        assert written in whole
        for tail in ("?utm_source=x", "#top"):
            assert (written + tail).startswith(tuple(beginnings))
    assert not f"{STORY}/2".startswith(tuple(beginnings))
