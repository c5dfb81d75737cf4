"""Everything in the window that can be used has a name and a role for screen readers."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

import ui.dialogs
from desktop.errors import ScholiastError
from desktop.library import Difference
from desktop.model import ArticleId, Entity, EntityId, ImportRow, Kind, Span
from desktop.text.concordance import Line
from tests.ui.window.acting import library_of, open_first
from ui.articles.sidebar import Place
from ui.dialogs.codebook_report import CodebookReportDialog
from ui.dialogs.recognised_again import RecognisedAgainDialog
from ui.pages.names import PAGE_NAMES
from ui.pages.notes import NotesPage
from ui.window import Window

Role = QAccessible.Role
USED = {
    Role.PushButton, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.ButtonDropDown, Role.EditableText,
    Role.ComboBox, Role.SpinBox, Role.Slider, Role.List, Role.Tree, Role.Table, Role.PageTab, Role.MenuItem,
    Role.ListItem, Role.TreeItem, Role.Cell, Role.ProgressBar, Role.Dialog, Role.Document, Role.Link,
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
        if (role in USED or reached) and not name and not _is_list_of_box(told):
            found.append(f"without a name: {role.name} {thing} in {_above(told)}")
        if reached and role in SAYING_NOTHING:
            found.append(f"without a role: {role.name} {thing} “{name}”")
    return found


def _is_list_of_box(told: QAccessibleInterface) -> bool:
    """Tell whether something is the list that a box drops down: that goes by the name of the box."""
    above = told.parent()
    return told.role() is Role.List and above is not None and above.role() is Role.ComboBox


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


def bin_and_erase(window: Window) -> None:
    window.commands.action("bin").trigger()
    window.panes.sidebar.choose(Place("bin"))
    window.panes.articles.choose(window.panes.articles.model.ids[0])
    window.commands.action("erase").trigger()


def show_earlier(window: Window) -> None:
    library = library_of(window)
    number = library.annotations.all()[0].id
    library.annotations.edit(number, note="Another note")
    window.earlier.ask(number)


def ask_for_tag(window: Window) -> None:
    window.asking.ask(str, heading="Tag the passage", at=QPoint(200, 200))


def report_codebook(window: Window) -> None:
    CodebookReportDialog("One line could not be taken.", ["Line 3: no name."], window.frame).show()


def tell_error(window: Window) -> None:
    window.messages.box_error(ScholiastError("It is lost.", remedy="Look for it."))


def show_hits(window: Window) -> None:
    window.passages.of_query("Baku", window.panes.articles.model.ids)


def report_import(window: Window) -> None:
    window.dialogs.report = [ImportRow("a.txt", None, "failed", None, None, "It is empty.")]
    window.dialogs.import_report()


def pick_condition(window: Window) -> None:
    window.pages.show("notes")
    page = window.pages.page
    assert isinstance(page, NotesPage)
    page.asking.picker.ask(["Water", "Trade"], heading="Tag", at=QPoint(200, 200))


def pick_days(window: Window) -> None:
    page = window.pages.page
    assert isinstance(page, NotesPage)
    page.asking.days.ask(heading="Date of the note", at=QPoint(200, 200))


def show_all_of_words(window: Window) -> None:
    window.pages.leave()
    window.panes.reader.view.select(Span(0, 5))
    window.commands.action("entity_all").trigger()


def recognise_again(window: Window) -> None:
    line = Line(ArticleId(1), 0, 4, "", "Baku", " was calm")
    found = [Difference(line, None, Kind.PLACE)]
    RecognisedAgainDialog(found, {ArticleId(1): "River"}, engine="test 2", parent=window.frame).show()


def say_which_is_the_same(window: Window) -> None:
    window.entities.same_as(Entity(EntityId(1), "uid", "Baku", Kind.PLACE, 1, 1))


OTHERS: Sequence[Callable[[Window], None]] = (
    bin_and_erase, show_earlier, ask_for_tag, report_codebook, tell_error, show_hits, report_import,
    pick_condition, pick_days, recognise_again, show_all_of_words,
    say_which_is_the_same,
)  # fmt: skip
COMMANDS = (
    "settings", "shortcuts", "first_steps", "about", "restore", "export", "go_paragraph", "palette", "type",
    "corrected", "formats", "engines", "compare_engines",
)  # fmt: skip


def opened(window: Window) -> list[QWidget]:
    """Return what stands beside or over the window."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window.frame]


@pytest.mark.usefixtures("listening")
def test_every_dialog_is_named(full: Window, qtbot: QtBot) -> None:
    seen: set[str] = set()
    wrong: list[str] = []
    acts = [full.commands.action(name).trigger for name in COMMANDS]
    acts += [full.tagging.add, *(partial(each, full) for each in OTHERS)]
    for act in acts:
        act()
        qtbot.waitUntil(lambda: bool(opened(full)))
        for each in opened(full):
            seen.add(type(each).__name__)
            wrong += faults(each)
            each.close()
    assert "\n".join(wrong) == ""
    for module in pkgutil.iter_modules(ui.dialogs.__path__, "ui.dialogs."):
        importlib.import_module(module.name)
    kinds = {each.__name__ for each in QDialog.__subclasses__() if each.__module__.startswith("ui.")}
    assert kinds <= seen, "each kind of dialog is opened above"
