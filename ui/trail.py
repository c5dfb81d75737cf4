"""The places a reader was at, as a browser keeps its pages: back, and forward again."""

from dataclasses import dataclass

from desktop.model import ArticleId

_LONGEST = 200
_SAME_PLACE = 200  # characters


@dataclass(frozen=True, slots=True)
class Visit:
    """A place in an article: the start of the first line that was in the window, in code points."""

    article: ArticleId
    position: int

    def near(self, other: "Visit") -> bool:
        """Tell whether both are about the same place."""
        return self.article == other.article and abs(self.position - other.position) < _SAME_PLACE


class Trail:
    """The visits before this place, and those that one came back from."""

    def __init__(self) -> None:
        self.behind: list[Visit] = []
        self.ahead: list[Visit] = []

    def leave(self, here: Visit) -> None:
        """Go somewhere new from here: what was ahead is gone."""
        self.ahead.clear()
        if not self.behind or not self.behind[-1].near(here):
            self.behind.append(here)
            del self.behind[:-_LONGEST]

    def back(self, here: Visit | None) -> Visit | None:
        """Return where one was before; None at the beginning."""
        return _turn(self.behind, self.ahead, here)

    def forward(self, here: Visit | None) -> Visit | None:
        """Return where one came back from; None at the end."""
        return _turn(self.ahead, self.behind, here)

    def clear(self) -> None:
        """Forget all: another library."""
        self.behind.clear()
        self.ahead.clear()


def _turn(source: list[Visit], target: list[Visit], here: Visit | None) -> Visit | None:
    """Take the last visit that is elsewhere from one list, and keep the place left on the other."""
    while source:
        there = source.pop()
        if here is None or not there.near(here):
            if here is not None:
                target.append(here)
            return there
    return None
