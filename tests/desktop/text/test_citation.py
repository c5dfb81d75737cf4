"""Quotations between quotation marks."""

import pytest

from desktop.text.citation import in_quotation_marks

OPEN, CLOSE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"


@pytest.mark.parametrize(
    ("quote", "cited"),
    [
        ('He said "no" to it', f"“He said {OPEN}no{CLOSE} to it”"),
        ("“no”", f"“{OPEN}no{CLOSE}”"),
        ("two\n\n lines", "“two lines”"),
        ("the army's plan", "“the army's plan”"),
    ],
)
def test_quotation_marks_within_become_single_ones(quote: str, cited: str) -> None:
    assert in_quotation_marks(quote) == cited
