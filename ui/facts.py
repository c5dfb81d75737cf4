"""What holds at this moment, as names that the actions' ``needs`` refer to."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Situation:
    """The state of a window, as far as commands depend on it."""

    library: bool = False
    writable: bool = False
    articles: int = 0
    listed: int = 0
    chosen: int = 0
    in_bin: bool = False
    article: bool = False
    selection: bool = False
    page: bool = False
    active: bool = False
    back: bool = False
    forward: bool = False
    undo: bool = False
    redo: bool = False
    importing: bool = False
    recognising: bool = False
    report: bool = False
    recent: bool = False
    samples: bool = False
    keys: frozenset[str] = field(default_factory=frozenset)


def facts_of(now: Situation) -> frozenset[str]:
    """Return the names of what holds."""
    holds = {
        "library": now.library,
        "writable": now.writable,
        "articles": now.articles > 0,
        "listed": now.listed > 0,
        "chosen": now.chosen > 0,
        "one_chosen": now.chosen == 1,
        "binned": now.in_bin,
        "not_binned": not now.in_bin,
        "article": now.article,
        "selection": now.selection,
        "page": now.page,
        "active": now.active,
        "back": now.back,
        "forward": now.forward,
        "passage": now.selection or now.active,
        "taggable": now.selection or now.active or now.chosen > 1,
        "undo": now.undo,
        "redo": now.redo,
        "importing": now.importing,
        "not_importing": not now.importing,
        "recognising": now.recognising,
        "report": now.report,
        "recent": now.recent,
        "samples": now.samples,
    }
    return frozenset(name for name, true in holds.items() if true) | {f"key_{key}" for key in now.keys}
