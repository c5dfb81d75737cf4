"""The pages there are: their names, their rows in the sidebar, their keys; read by menus and sidebar."""

from dataclasses import dataclass

from desktop.translation import _


@dataclass(frozen=True, slots=True)
class PageName:
    """A page's name, its label in sidebar and menu ("" for one that only a command opens), and its key."""

    name: str
    label: str = ""
    key: str = ""


PAGE_NAMES: tuple[PageName, ...] = (PageName("history", _("History"), "Ctrl+6"),)
ROWS = tuple(page for page in PAGE_NAMES if page.label)
