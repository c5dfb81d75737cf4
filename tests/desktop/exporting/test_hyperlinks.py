"""Which addresses an export leads to."""

import pytest

from desktop.exporting.hyperlinks import safe_address
from tests.desktop.exporting.conftest import LIBRARY


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=1&c=%20#d", "https://example.org/a?b=1&c=%20#d"),
        (" HTTP://example.org ", "HTTP://example.org"),
        ("https://example.org/é [1]", "https://example.org/%C3%A9%20%5B1%5D"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("mailto:ana@example.org", "mailto:ana@example.org"),
        (f"scholiast://{LIBRARY}/note/{LIBRARY}", f"scholiast://{LIBRARY}/note/{LIBRARY}"),
    ],
)
def test_addresses_of_the_web_of_mail_and_of_libraries_are_links(address: str, safe: str) -> None:
    assert safe_address(address) == safe


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "example.org",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "\\\\server\\share",
        "//server/share",
        "https:",
        "http://[::1",
        "https://example.org/" + "a" * 2_000,
        "vbscript:x",
        "ms-word:ofe|u|https://example.org",
    ],
)
def test_nothing_else_is(address: str | None) -> None:
    assert safe_address(address) is None
