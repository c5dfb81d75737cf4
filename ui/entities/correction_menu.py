"""The entries of an entity's menu that put it right."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from desktop.model import Kind
from desktop.text.decisions import Scope
from desktop.translation import _
from ui.kinds import KIND_LOOKS


def fill_menu(menu: QMenu, present: Kind, take: Callable[[], object]) -> None:
    """Offer the other kinds, and that it is no entity; each entry's data is a kind's value and a scope."""
    kinds = menu.addMenu(_("Change kind in this article"))
    for kind, look in KIND_LOOKS.items():
        entry = kinds.addAction(look.one)
        entry.setCheckable(True)
        entry.setChecked(kind is present)
        entry.setData((kind.value, Scope.ARTICLE.value))
        entry.triggered.connect(take)
    reject = menu.addMenu(_("Not an entity"))
    for label, scope in ((_("In this article"), Scope.ARTICLE), (_("In the whole library"), Scope.LIBRARY)):
        entry = reject.addAction(label)
        entry.setData(("", scope.value))
        entry.triggered.connect(take)
