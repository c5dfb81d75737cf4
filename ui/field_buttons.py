"""The buttons that Qt puts into a field, with the names that it does not give them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop.translation import _


def let_be_cleared(field: QLineEdit) -> None:
    """Put the button into a field that empties it."""
    _name_new(field, partial(field.setClearButtonEnabled, True), name=_("Clear"))  # noqa: FBT003  # Qt's own


def lead_with_sign(field: QLineEdit, sign: QIcon) -> None:
    """Put a sign before the words of a field."""
    add = partial(field.addAction, sign, QLineEdit.ActionPosition.LeadingPosition)
    _name_new(field, add, name=_("Search"))


def _name_new(field: QLineEdit, add: Callable[[], object], *, name: str) -> None:
    had = set(field.findChildren(QToolButton))
    add()
    for button in set(field.findChildren(QToolButton)) - had:
        button.setAccessibleName(name)
