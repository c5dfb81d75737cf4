"""Quotations with their source."""

import pytest

from desktop.text.citation import cite


def test_a_whole_citation() -> None:
    cited = cite(
        "Baku agreed.",
        author="A. Writer",
        title="Two armies meet",
        source="AzerTAc",
        date="2005-02-28",
        paragraph=3,
    )
    assert cited == "“Baku agreed.” (A. Writer, “Two armies meet”, AzerTAc, 2005-02-28, ¶ 3)"


def test_what_is_missing_is_left_out() -> None:
    assert cite("Baku", source="AzerTAc", author="", title=" ") == "“Baku” (AzerTAc)"
    assert cite("Baku") == "“Baku”"


OPEN, CLOSE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"


@pytest.mark.parametrize(
    ("quote", "cited"),
    [
        (
            'He said "no" to it',
            f"“He said {OPEN}no{CLOSE} to it”",
        ),
        ("“no”", f"“{OPEN}no{CLOSE}”"),
        ("two\n\n lines", "“two lines”"),
        ("the army's plan", "“the army's plan”"),
    ],
)
def test_quotation_marks_within_become_single_ones(quote: str, cited: str) -> None:
    assert cite(quote) == cited


def test_a_title_with_quotation_marks_is_nested_too() -> None:
    cited = cite("Baku", title='The "exercise"')
    assert cited == f"“Baku” (“The {OPEN}exercise{CLOSE}”)"
