"""Everything in the window that can be used has a name and a role for screen readers."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

import ui.dialogs
from desktop.model import Span
from tests.ui.window.acting import library_of, open_first
from ui.pages.names import PAGE_NAMES
from ui.tags.dialog import TagDialog
from ui.window import Window

Role = QAccessible.Role
USED = {
    Role.PushButton, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.ButtonDropDown, Role.EditableText,
    Role.ComboBox, Role.SpinBox, Role.Slider, Role.List, Role.Tree, Role.Table, Role.PageTab, Role.MenuItem,
    Role.ListItem, Role.TreeItem, Role.Cell, Role.ProgressBar, Role.Dialog, Role.Document, Role.Link,
    Role.Graphic,
}  # fmt: skip
SAYING_NOTHING = {Role.NoRole, Role.Client, Role.Window}


def walk(told: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield told
    for number in range(told.childCount()):
        child = told.child(number)
        if child is not None and child.isValid():
            yield from walk(child)


def faults(root: QWidget) -> list[str]:
    """Return what can be used below a widget and has no name or no role."""
    found = []
    for told in walk(QAccessible.queryAccessibleInterface(root)):
        thing, role, name = told.object(), told.role(), told.text(QAccessible.Text.Name).strip()
        reached = isinstance(thing, QWidget) and bool(thing.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if (role in USED or reached) and not name:
            found.append(f"without a name: {role.name} {thing} in {_above(told)}")
        if reached and role in SAYING_NOTHING:
            found.append(f"without a role: {role.name} {thing} “{name}”")
    return found


def _above(told: QAccessibleInterface) -> str:
    above = told.parent()
    return str(above.object() or above.text(QAccessible.Text.Name)) if above is not None else ""


@pytest.fixture
def full(window: Window) -> Window:
    """A window with an article that has notes, tags and entities."""
    open_first(window)
    number = window.reading.article
    assert number is not None
    library = library_of(window)
    library.annotations.add(number.id, Span(0, 5), note="A note", tags=["Water/Boats"])
    library.memos.add(title="Idea", note="Compare **boats**")
    return window


@pytest.mark.usefixtures("listening")
def test_the_desk_is_named(full: Window) -> None:
    assert "\n".join(faults(full.frame)) == ""


@pytest.mark.usefixtures("listening")
@pytest.mark.parametrize("name", [each.name for each in PAGE_NAMES])
def test_every_page_is_named(full: Window, name: str) -> None:
    full.pages.show(name)
    page = full.pages.page
    assert page is not None
    assert "\n".join(faults(page.widget)) == ""
