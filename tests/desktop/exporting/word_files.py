"""Word files as tests read them: parts, runs, and what comments lie on."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n"}


def part(path: Path, name: str) -> etree._Element:
    """Return a part of a file, parsed."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def steps(body: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield words, ends of paragraphs, and where comments begin and end, in order."""
    for element in body.iter():
        if element.tag == f"{W}p":
            yield "paragraph", ""
        elif element.tag == f"{W}t":
            yield "words", element.text or ""
        elif element.tag in _SIGNS:
            yield "words", _SIGNS[element.tag]
        elif element.tag in {f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"}:
            yield element.tag.removeprefix(f"{W}comment"), element.get(f"{W}id", "")


def commented(path: Path) -> dict[str, str]:
    """Return by its number what each comment lies on; every one begins, ends and is referred to."""
    covered: dict[str, str] = {}
    open_now: list[str] = []
    referred: list[str] = []
    for kind, value in steps(part(path, "word/document.xml")):
        if kind == "RangeStart":
            assert value not in covered
            covered[value] = ""
            open_now.append(value)
        elif kind == "RangeEnd":
            open_now.remove(value)
        elif kind == "Reference":
            assert value not in open_now
            referred.append(value)
        else:
            for each in open_now:
                covered[each] += value or "\n"
    assert not open_now
    assert sorted(referred) == sorted(covered)
    return covered
