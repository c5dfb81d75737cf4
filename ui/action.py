"""One command of the window as a record: what it is called, where it stands, which keys it has."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


@dataclass(frozen=True, slots=True)
class Action:
    """One command. ``menu`` is "menu" or "menu/submenu"; a new ``group`` begins with a separator.

    ``where`` names the pane that must have the keyboard for the keys to hold ("list", "text"), so that one
    key can do what hands expect in each; without it they hold in the whole window.
    """

    id: str
    text: str
    menu: str
    group: int = 0
    keys: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    needs: tuple[str, ...] = ()
    checkable: bool = False
    where: str = ""

    @property
    def plain_text(self) -> str:
        """The text without mnemonic and dots, for palettes and pages."""
        return self.text.replace("&", "").removesuffix("…")

    def key_text(self) -> str:
        """Return the first key as this system writes it."""
        return (
            QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if self.keys else ""
        )
