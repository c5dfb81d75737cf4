"""What a page says about its article, and who is believed first."""

import json

import pytest

from desktop.importing.page_facts import PageFacts, facts_of, page_title
from desktop.importing.page_tree import parse_page


def facts(head: str, body: str = "<h1>River day</h1>", attributes: str = "") -> PageFacts:
    return facts_of(parse_page(f"<html {attributes}><head>{head}</head><body>{body}</body></html>"))


def linked(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "Article", **values})}</script>'


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("River day - The Site", ("River day", "The Site")),
        ("River day | Chapter 2 | The Site", ("River day", "The Site")),
        ("River day", ("River day", None)),
        ("Another heading - The Site", (None, None)),
        ("River days to come", (None, None)),
    ],
)
def test_the_title_element_gives_the_heading_and_the_site(
    title: str, expected: tuple[str | None, str | None]
) -> None:
    said = facts(f"<title>{title}</title>")
    assert (said.title, said.source) == expected


def test_the_title_element_is_the_title_where_there_is_no_one_heading() -> None:
    assert facts("<title>River &amp; day</title>", "<p>Text</p>").title == "River & day"
    assert facts("", "<p>Text</p>").title is None
    assert page_title(parse_page("<title> A\n title </title><p>Text</p>")) == "A title"


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        ('lang="en-GB"', "", "en"),
        ('lang="PT_br"', "", "pt"),
        ('xml:lang="de"', "", "de"),
        ("", '<meta http-equiv="Content-Language" content="az, en">', "az"),
        ("", '<meta http-equiv="Content-Language" content="az">', "az"),
        ('lang="english"', "", None),
    ],
)
def test_the_language_is_the_first_part_of_the_tag(attributes: str, head: str, language: str | None) -> None:
    assert facts(head, attributes=attributes).language == language


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2022-12-05T23:30:00+04:00", "2022-12-05"),
        ("2022-12-05", "2022-12-05"),
        ("December 5, 2022", "2022-12-05"),
        ("2022-12", "2022-12"),
        ("2022", "2022"),
        ("2022-02-31", None),
        ("yesterday", None),
    ],
)
def test_dates_are_as_exact_as_they_are_written(written: str, date: str | None) -> None:
    assert facts(linked(datePublished=written)).date == date
    assert facts(f'<meta property="article:published_time" content="{written}">').date == date


def test_linked_data_goes_before_open_graph_and_that_before_the_title() -> None:
    title, graph = "<title>River day - C</title>", '<meta property="og:site_name" content="B">'
    assert facts(title + graph + linked(publisher={"name": "A"})).source == "A"
    assert facts(title + graph).source == "B"
    assert facts(title).source == "C"


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("By Ann Example", "Ann Example"),
        ("written by Ann Example", "Ann Example"),
        (["Ann Example", "Ann Example", "Bo Do"], "Ann Example, Bo Do"),
        ("https://news.example/ann", None),
        ("admin", None),
        ({"@type": "Organization", "name": "Desk"}, None),
    ],
)
def test_authors_are_names_without_by(author: object, name: str | None) -> None:
    assert facts(linked(author=author)).author == name
