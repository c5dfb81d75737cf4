"""The simple facts at the head of a Markdown file: ``key: value`` lines between two lines of dashes."""

import re
from dataclasses import dataclass

from desktop.text.dates import read_date

_FENCED = re.compile(r"---[ \t]*\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]*?)\s*:(?:\s+(?P<value>.*?))?\s*$")
_ITEM = re.compile(r"\s*-\s+(?P<value>.+?)\s*$")
_LARGEST = 20_000
_NAMES = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "creator", "by"),
    "source": ("source", "publication", "publisher", "site"),
    "date": ("date", "published", "created"),
    "url": ("url", "link", "source_url"),
    "language": ("lang", "language"),
}
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z]+)?")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, and where the text after it begins (0 when there is none)."""

    end: int = 0
    title: str | None = None
    author: str | None = None
    source: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Read plain scalars and lists of them; anything cleverer in YAML is passed over."""
    match = _FENCED.match(text[:_LARGEST])
    if match is None:
        return FrontMatter()
    values = _values(match["inside"])
    if not values:
        return FrontMatter()
    found = {fact: _first(values, names) for fact, names in _NAMES.items()}
    url, source = found["url"], found["source"]
    if source and re.match(r"https?://", source):
        url, source = url or source, None
    language = _LANGUAGE.fullmatch(found["language"] or "")
    return FrontMatter(
        end=match.end(),
        title=found["title"],
        author=found["author"],
        source=source,
        date=read_date(found["date"] or ""),
        url=url if url and re.match(r"https?://\S+$", url) else None,
        language=language[1] if language else None,
    )


def _first(values: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((", ".join(values[name]) for name in names if values.get(name)), None)


def _values(inside: str) -> dict[str, list[str]]:
    """Return the values of each key in lower case: one for a scalar, several for a list."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in inside.split("\n"):
        if match := _LINE.match(line):
            key = match["key"].lower()
            values[key] = _scalars(match["value"] or "")
        elif key and (item := _ITEM.match(line)):
            values[key] += _scalars(item["value"])
    return values


def _scalars(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [scalar for each in value[1:-1].split(",") for scalar in _scalars(each.strip())]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        unquoted = value[1:-1].replace('\\"', '"') if value[0] == '"' else value[1:-1].replace("''", "'")
        return [unquoted] if unquoted.strip() else []
    plain = re.sub(r"\s+#.*$", "", value)
    return (
        []
        if plain in {"", "null", "~", "|", ">", "{}"} or plain.startswith(("#", "{", "&", "*", "!"))
        else [plain]
    )
