"""The index of all entities in the real window: merged with two keys, split again, suggested, exported."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.model import EntityId, Kind
from desktop.text.links import markdown_link
from tests.desktop.library.test_entities import SPELLINGS, told
from tests.ui.window.acting import library_of
from ui.entity_words import entity_words
from ui.index.model import NAME
from ui.pages.index import IndexPage
from ui.pages.journal import JournalPage
from ui.reader.hover import described_place
from ui.window import Window

HEYDAR = "Heydar Aliyev"


@pytest.fixture
def library_path(library_path: Path) -> Path:
    """Name a man in six spellings, and his father beside him."""
    library = Library.open(library_path, by="Tess")
    for name in (*SPELLINGS, HEYDAR):
        told(library, f"{name} spoke in Baku.", (name, Kind.PERSON), ("Baku", Kind.PLACE))
    told(library, "Ilham Aliyev once more.", ("Ilham Aliyev", Kind.PERSON))
    library.close()
    return library_path


def shown(window: Window) -> IndexPage:
    window.commands.action("page_index").trigger()
    page = window.pages.page
    assert isinstance(page, IndexPage)
    return page


def names(page: IndexPage) -> list[str]:
    return [each.name for each in page.pane.model.shown]


def choose(page: IndexPage, *wanted: str) -> None:
    table = page.pane.table
    table.clearSelection()
    for name in wanted:
        row = names(page).index(name)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.selectionModel().select(page.pane.model.index(row, NAME), flags)
        table.selectionModel().setCurrentIndex(
            page.pane.model.index(row, NAME), QItemSelectionModel.SelectionFlag.NoUpdate
        )


def aliases(page: IndexPage) -> list[str]:
    entries = page.pane.card.aliases
    return [entries.item(row).text() for row in range(entries.count())]


def test_six_spellings_are_merged_with_two_keys_and_split_again(window: Window, qtbot: QtBot) -> None:
    page = shown(window)
    page.pane.filter.setText("y")
    page.pane.filter.setText("")
    page.pane.kind.setCurrentIndex(page.pane.kind.findData(Kind.PERSON))
    choose(page, *SPELLINGS)
    qtbot.keyClick(page.pane.table, Qt.Key.Key_M)
    assert sorted(names(page)) == [HEYDAR, "Ilham Aliyev"]
    assert page.pane.model.shown[0].mentions == 7
    assert page.pane.table.chosen()[0].name == "Ilham Aliyev"
    assert len(aliases(page)) == 5
    page.pane.card.aliases.setCurrentRow(0)
    alias = page.pane.card.aliases.item(0).text()
    qtbot.mouseClick(page.pane.card.split_button, Qt.MouseButton.LeftButton)
    assert len(aliases(page)) == 4
    assert any(f"= {each.name}  (1)" == alias for each in page.pane.model.all)
    window.commands.action("undo").trigger()
    window.commands.action("undo").trigger()
    assert sorted(names(page)) == sorted((HEYDAR, *SPELLINGS))


def test_one_alone_is_not_merged(window: Window, qtbot: QtBot) -> None:
    page = shown(window)
    choose(page, HEYDAR)
    qtbot.keyClick(page.pane.table, Qt.Key.Key_M)
    assert "Choose several" in window.panes.status.message
    assert HEYDAR in names(page)


def test_a_name_is_written_in_its_cell(window: Window, qtbot: QtBot) -> None:
    page = shown(window)
    choose(page, HEYDAR)
    qtbot.keyClick(page.pane.table, Qt.Key.Key_F2)
    field = page.pane.table.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("Heydar Alirza oglu Aliyev")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Heydar Alirza oglu Aliyev" in names(page))
    assert library_of(window).undo_label().startswith("Rename “Heydar Aliyev”")
    assert window.pages.name == "index"
    assert page.pane.table.chosen()[0].name == "Heydar Alirza oglu Aliyev"


def test_the_menu_changes_the_kind_of_all_that_are_chosen(window: Window) -> None:
    page = shown(window)
    choose(page, HEYDAR, "Alijew")
    page.pane.table.menu_asked.emit(QPoint(0, 0))
    (kinds,) = [menu for menu in page.pane.findChildren(QMenu) if menu.title() == "Change the kind to"]
    next(action for action in kinds.actions() if action.data() == Kind.GROUP).trigger()
    page.pane.kind.setCurrentIndex(page.pane.kind.findData(Kind.GROUP))
    assert sorted(names(page)) == ["Alijew", HEYDAR]
    assert page.pane.count.text() == "2 entities"


def test_one_entity_shows_where_it_is_named_and_return_opens_the_place(window: Window, qtbot: QtBot) -> None:
    page = shown(window)
    choose(page, HEYDAR)
    qtbot.keyClick(page.pane.table, Qt.Key.Key_Return)
    places = page.pane.card.places
    assert places.places.rowCount() == 1
    place = places.places.place(0)
    assert place is not None
    assert (place.line.words, place.line.right) == (HEYDAR, " spoke in Baku.")
    qtbot.keyClick(places, Qt.Key.Key_Return)
    assert window.pages.name == ""
    assert window.reading.article is not None
    assert window.reading.article.uid == place.uid


def test_identifiers_are_kept_as_they_are_written(window: Window, qtbot: QtBot) -> None:
    page = shown(window)
    choose(page, "Baku")
    qtbot.waitUntil(lambda: page.pane.card.name.text() == "Baku")
    field = page.pane.card.fields["geonames"]
    field.setText("587084")
    field.editingFinished.emit()
    known = library_of(window).entities.find("Baku")
    assert known.identifiers == {"geonames": "587084"}
    page.pane.card.fields["wikidata"].setText("nonsense")
    page.pane.card.fields["wikidata"].editingFinished.emit()
    assert library_of(window).entities.find("Baku").identifiers == known.identifiers


def test_where_a_place_lies_is_shown_and_put_right(window: Window, qtbot: QtBot) -> None:
    page = shown(window)
    choose(page, "Baku")
    line = page.pane.card.whereabouts
    qtbot.waitUntil(lambda: line.place.text() == "Baku · Azerbaijan · 40.38, 49.89 · GeoNames 587084")
    assert line.why.text() == "Assumed: no other place of this name is known."
    line.menu.aboutToShow.emit()
    offered = {action.text(): action for action in line.menu.actions()}
    assert "Assume it again" not in offered
    offered["None of these"].trigger()
    assert line.place.isHidden()
    assert line.why.text() == "A person said that it is none of the places known."
    assert library_of(window).undo_label() == "Set the identifiers of “Baku”"
    line.menu.aboutToShow.emit()
    line.menu.actions()[0].trigger()
    assert line.why.text() == "A person said so."
    assert library_of(window).entities.find("Baku").identifiers == {"geonames": "587084"}
    line.menu.aboutToShow.emit()
    line.menu.actions()[-1].trigger()
    assert line.why.text().startswith("Assumed")
    choose(page, HEYDAR)
    qtbot.waitUntil(line.isHidden)


def test_the_titles_of_a_person_are_shown(window: Window, qtbot: QtBot) -> None:
    told(library_of(window), "President Heydar Aliyev; he.", (HEYDAR, Kind.PERSON))
    page = shown(window)
    choose(page, HEYDAR)
    qtbot.waitUntil(lambda: page.pane.card.titles.text() == "President")
    choose(page, "Baku")
    qtbot.waitUntil(page.pane.card.titles.isHidden)


def test_the_card_over_a_name_says_titles_and_where_a_place_lies(window: Window) -> None:
    library = library_of(window)
    told(library, "President Heydar Aliyev in Baku.", (HEYDAR, Kind.PERSON), ("Baku", Kind.PLACE))
    person, place = library.entities.find(HEYDAR), library.entities.find("Baku")
    assert entity_words(library, person.id) == "President"
    assert entity_words(library, place.id).endswith("GeoNames 587084 (assumed)")
    library.entities.identify(place.id, {"geonames": "587084"})
    assert entity_words(library, place.id).endswith("GeoNames 587084")
    assert entity_words(library, EntityId(10_000)) == ""
    (article, *_rest) = next(library.entities.mentioned(person.id))
    window.open(library.articles.get(article).uid)
    window.reading.tell_totals(place.id)
    view = window.reading.reader.view
    mention = next(each for each in library.mentions.of(article) if each.entity == place.id)
    said = described_place(view.layer, view.page.text, mention.start, sources=True)
    assert "Baku · Azerbaijan · 40.38, 49.89 · GeoNames 587084" in said.splitlines()


def test_suggestions_are_accepted_rejected_and_silenced_by_a_key(window: Window, qtbot: QtBot) -> None:
    page = shown(window)
    panel = page.pane.suggested
    qtbot.waitUntil(lambda: panel.list.count() > 1, timeout=30_000)
    first = panel.pair
    assert first is not None
    assert HEYDAR not in first.names
    count = panel.list.count()
    qtbot.keyClick(panel.list, Qt.Key.Key_X)
    assert panel.list.count() == count - 1
    assert library_of(window).undo_label() == f"“{first.names[1]}” is not “{first.names[0]}”"
    second = panel.pair
    assert second is not None
    qtbot.keyClick(panel.list, Qt.Key.Key_A)
    kept = library_of(window).entities.get(second.kept)
    assert second.names[1] in {alias.name for alias in kept.aliases}
    third = panel.pair
    if third is not None:
        qtbot.keyClick(panel.list, Qt.Key.Key_N)
        assert library_of(window).undo_label().startswith("Suggest nothing for")
    window.commands.action("undo").trigger()


def test_what_is_shown_is_exported_as_a_table(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(window)
    page.pane.kind.setCurrentIndex(page.pane.kind.findData(Kind.PLACE))
    out = tmp_path / "entities.csv"
    monkeypatch.setattr(page.chooser, "new_table", lambda _path: out)
    page.pane.export_button.click()
    lines = out.read_text("utf-8-sig").splitlines()
    assert lines[0] == (
        "id,name,kind,mentions,articles,first,last,titles,country,latitude,longitude,geonames,iso3166,assumed"
    )
    assert ",Baku,place,8,8," in lines[1]
    assert lines[1].endswith(",Azerbaijan,40.38,49.89,587084,,yes")
    page.pane.export_button.click()
    out.write_text("mine", "utf-8")
    page.pane.export_button.click()
    assert out.read_text("utf-8") == "mine"


def test_the_article_follows_a_merge_and_its_list_asks_for_one(window: Window, qtbot: QtBot) -> None:
    library = library_of(window)
    entity = library.entities.find("Alijew")
    (article,) = {article for article, *_rest in library.entities.mentioned(entity.id)}
    window.open(library.articles.get(article).uid)
    pane = window.panes.inspector.entities
    person = next(each for each in library.mentions.entities(article=article) if each.kind is Kind.PERSON)
    pane.same_as_asked.emit(person)
    dialog = window.entities.dialog
    assert dialog is not None
    qtbot.keyClicks(dialog.field, "ilham al")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert library.entities.get(entity.id).name.startswith("Ilham Al")
    listed = [row.data() for row in map(pane.rows.index, range(pane.rows.rowCount()), [0] * 9)]
    assert any(str(words).startswith("Ilham Al") for words in listed)
    pane.index_asked.emit(entity.id)
    assert isinstance(window.pages.page, IndexPage)


def test_twenty_thousand_entities_are_filtered_and_sorted_at_once(window: Window) -> None:
    from tests.bench.index import many_rows  # noqa: PLC0415 - made for the measurement

    page = shown(window)
    page.pane.model.show(many_rows(20_000))
    page.pane.filter.setText("19999")
    assert len(names(page)) == 1
    page.pane.filter.clear()
    page.pane.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    assert len(names(page)) == 20_000
    assert EntityId(1) in {each.id for each in page.pane.model.shown[:3]}


def test_an_entity_says_which_notes_link_to_it(window: Window) -> None:
    library, page = library_of(window), shown(window)
    number = page.pane.model.shown[names(page).index(HEYDAR)].id
    page.show_entity(number)
    card = page.pane.card
    assert card.linked.isHidden()
    entity = library.linking.entity(number)
    assert entity is not None
    memo = library.memos.add(note=markdown_link(HEYDAR, library.linking.address(entity)))
    page.show_entity(number)
    assert not card.linked.isHidden()
    assert card.linked.text() == "Linked from 1 note"
    card.linked.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    journal = window.pages.page
    assert isinstance(journal, JournalPage)
    assert journal.pane.view.id == memo.id
