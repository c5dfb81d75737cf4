"""The colours of tags on an exported page: a class for each, and what the style sheet says of it."""

import re
from collections.abc import Iterable, Mapping

from desktop.exporting.page_markup import escape

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class TagColours:
    """Classes for tags by their names; ``colours`` are "#rrggbb"."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        known = {name: colour for name, colour in colours.items() if _COLOUR.fullmatch(colour)}
        self._classes = {name: f"tag{number}" for number, name in enumerate(known, start=1)}
        self.rules = "".join(
            f".{self._classes[name]} {{ --colour: {colour}; }}\n" for name, colour in known.items()
        )

    def of(self, tags: Iterable[str]) -> str:
        """Return the class of the first tag that has one, "" for none."""
        return next((self._classes[tag] for tag in tags if tag in self._classes), "")

    def chips(self, tags: Iterable[str]) -> str:
        """Return the names of tags, each on its colour."""
        return " ".join(
            f'<span class="{_joined("tag", self.of([tag]))}" dir="auto">{escape(tag)}</span>' for tag in tags
        )


def classes(*names: str) -> str:
    """Return a class attribute with a space before it, "" without names."""
    joined = _joined(*names)
    return f' class="{joined}"' if joined else ""


def _joined(*names: str) -> str:
    return " ".join(name for name in names if name)
