"""The pages there are: their names, their rows in the sidebar, their keys; read by menus and sidebar."""

from dataclasses import dataclass

from desktop.translation import _


@dataclass(frozen=True, slots=True)
class PageName:
    """A page's name, its label in sidebar and menu ("" for one that only a command opens), and its key."""

    name: str
    label: str = ""
    key: str = ""


PAGE_NAMES: tuple[PageName, ...] = (
    PageName("notes", _("Notes"), "Ctrl+2"),
    PageName("journal", _("Journal"), "Ctrl+3"),
    PageName("codebook", _("Codebook"), "Ctrl+4"),
    PageName("review", _("To review"), "Ctrl+5"),
    PageName("history", _("History"), "Ctrl+6"),
    PageName("index", _("Entities"), "Ctrl+7"),
    PageName("versions"),
)
ROWS = tuple(page for page in PAGE_NAMES if page.label)
