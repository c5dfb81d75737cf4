"""Texts with names marked in them, and what a layer makes of these."""

from collections.abc import Callable

from hypothesis import strategies as st

from desktop.model import FoundMention, Kind

Layer = Callable[[str, list[FoundMention]], list[FoundMention]]


SPANS = st.builds(
    lambda start, length, kind: FoundMention(start, start + length, kind),
    st.integers(0, 40),
    st.integers(0, 12),
    st.sampled_from(Kind),
)


def marked(text: str, *names: tuple[str, Kind]) -> list[FoundMention]:
    """Each name where it first stands behind the one before."""
    found, at = [], 0
    for name, kind in names:
        start = text.index(name, at)
        at = start + len(name)
        found.append(FoundMention(start, at, kind))
    return found


def after(layer: Layer, text: str, *names: tuple[str, Kind]) -> list[tuple[str, Kind]]:
    return [(text[each.start : each.end], each.kind) for each in layer(text, marked(text, *names))]
