"""List, sidebar and search field by themselves."""

import time
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.model import Article, ArticleId, Kind, Tag, TagId
from tests.ui.window.acting import rect_of
from ui.articles.mime import pack, unpack
from ui.articles.model import PAGE, ArticleModel
from ui.articles.pane import ArticlePane
from ui.articles.sidebar import Place, Sidebar
from ui.articles.wording import articles_count, details, list_heading, notes_count, shown_date
from ui.search.field import SearchField
from ui.theme import LIGHT


def row(number: int, **more: object) -> Article:
    values: dict[str, object] = {
        "id": ArticleId(number), "uid": f"{number:032x}", "title": f"Article <b>{number}</b>",
        "author": "Ada", "source": "Post", "date": "2005-02-28", "url": None, "language": None, "words": 100,
        "read": False, "starred": False, "binned": None, "added": "2026-01-01T00:00:00Z",
        "modified": "2026-01-01T00:00:00Z",
        "annotations": 0,
    }  # fmt: skip
    return Article(**(values | more))  # type: ignore[arg-type]  # made of the fields above


class Rows:
    """Answers like a library and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def fetch(self, ids: Sequence[ArticleId]) -> list[Article]:
        self.asked += 1
        return [row(number) for number in ids if number != 13]


def tag(number: int, name: str, parent: int | None = None) -> Tag:
    above = TagId(parent) if parent is not None else None
    return Tag(TagId(number), "", name, above, "#58a866", None, "", 1, 1)


def test_only_the_pages_that_are_looked_at_are_fetched() -> None:
    rows = Rows()
    model = ArticleModel(rows.fetch)
    model.set_ids([ArticleId(number) for number in range(100_000)])
    assert rows.asked == 0
    assert model.article(70_000) == row(70_000)
    assert model.article(70_001 // PAGE * PAGE) is not None
    assert rows.asked == 1
    assert model.article(13) is None
    assert model.article(14) == row(14)


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = ArticleModel(Rows().fetch)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_ids([ArticleId(number) for number in range(30)])
    model.refresh()
    model.set_ids([])
    assert qtbot is not None


def test_a_list_of_a_hundred_thousand_articles_is_reset_in_a_moment(qtbot: QtBot) -> None:
    pane = ArticlePane(Rows().fetch, LIGHT)
    qtbot.addWidget(pane)
    pane.resize(300, 700)
    pane.show()
    ids = [ArticleId(number) for number in range(100_000)]
    started = time.process_time()
    pane.show_articles(ids)
    pane.grab()
    assert time.process_time() - started < 0.5
    pane.step(1)
    pane.show_articles(ids[::-1])
    assert pane.current() == ArticleId(0)


def test_the_current_article_stays_current_without_being_opened_again(qtbot: QtBot) -> None:
    pane = ArticlePane(Rows().fetch, LIGHT)
    qtbot.addWidget(pane)
    opened: list[ArticleId] = []
    pane.opened.connect(opened.append)
    pane.show_articles([ArticleId(number) for number in range(5)])
    pane.choose(ArticleId(3))
    pane.show_articles([ArticleId(number) for number in range(2, 9)])
    assert (pane.current(), pane.chosen(), opened) == (ArticleId(3), [ArticleId(3)], [ArticleId(3)])
    pane.show_articles([])
    assert pane.current() is None


def test_after_the_current_article_left_the_list_the_next_one_is_where_it_was(qtbot: QtBot) -> None:
    pane = ArticlePane(Rows().fetch, LIGHT)
    qtbot.addWidget(pane)
    pane.show_articles([ArticleId(number) for number in range(5)])
    pane.choose(ArticleId(2))
    pane.show_articles([ArticleId(number) for number in (0, 1, 3, 4)])
    pane.step(1)
    assert pane.current() == ArticleId(3)


def test_chosen_articles_stay_chosen_when_the_list_is_fetched_again(qtbot: QtBot) -> None:
    pane = ArticlePane(Rows().fetch, LIGHT)
    qtbot.addWidget(pane)
    pane.show_articles([ArticleId(number) for number in range(8)])
    pane.choose(ArticleId(3))
    flags = QItemSelectionModel.SelectionFlag.Select
    for number in (1, 4, 6):
        pane.table.selectionModel().select(pane.model.index(number, 0), flags)
    opened: list[ArticleId] = []
    pane.opened.connect(opened.append)
    pane.show_articles([ArticleId(number) for number in (7, 6, 4, 3, 2, 0)])
    assert pane.chosen() == [ArticleId(6), ArticleId(4), ArticleId(3)]
    assert (pane.current(), pane.chosen_count(), opened) == (ArticleId(3), 3, [])


def test_an_article_that_is_not_listed_leaves_nothing_chosen(qtbot: QtBot) -> None:
    pane = ArticlePane(Rows().fetch, LIGHT)
    qtbot.addWidget(pane)
    pane.show_articles([ArticleId(number) for number in range(5)])
    pane.choose(ArticleId(2))
    assert not pane.choose(ArticleId(9))
    assert (pane.current(), pane.chosen(), pane.chosen_count()) == (None, [], 0)
    pane.step(1)
    assert pane.current() == ArticleId(2)


def test_a_row_is_painted_with_its_marks(qtbot: QtBot) -> None:
    def fetch(ids: Sequence[ArticleId]) -> list[Article]:
        tags = ("Water/Boats", *(f"Long tag name {number}" for number in range(9)))
        return [row(number, starred=True, tags=tags, annotations=3) for number in ids]

    pane = ArticlePane(fetch, LIGHT)
    qtbot.addWidget(pane)
    pane.resize(300, 200)
    pane.set_tag_colours({"Water/Boats": "#0000ff"})
    pane.show_articles([ArticleId(1)])
    pane.step(1)
    pane.show()
    image = pane.table.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(pane.row.height)}
    assert LIGHT.accent_soft in colours
    assert LIGHT.accent in colours
    assert image.pixelColor(1, 10).name() == LIGHT.accent


def test_the_words_of_a_row() -> None:
    assert details(row(1)) == "Post · Ada · 28 Feb 2005"
    assert details(row(1, source=None, author=None, date=None)) == "100 words"
    assert (shown_date("2005"), shown_date("2005-02"), shown_date("x"), shown_date(None)) == (
        "2005",
        "Feb 2005",
        "x",
        "",
    )
    assert (notes_count(row(1)), notes_count(row(1, annotations=1))) == ("", "1 mark")
    assert notes_count(row(1, annotations=5)) == "5 marks"
    assert notes_count(row(1, annotations=5, notes=3)) == "3 notes"
    assert (articles_count(0), articles_count(1)) == ("No articles", "1 article")


def test_articles_are_dragged_as_their_ids() -> None:
    data = pack([ArticleId(3), ArticleId(5)])
    assert unpack(data) == [3, 5]


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar(LIGHT)
    qtbot.addWidget(made)
    made.resize(200, 600)
    made.set_tags([tag(2, "Water/Boats", 1), tag(1, "Water"), tag(3, "Air")])
    made.set_kinds({Kind.PLACE: 3, Kind.EVENT: 1, Kind.ORGANISATION: 2, Kind.LAW: 0})
    made.show()
    return made


def test_tags_stand_as_a_tree_and_kinds_without_entities_are_left_out(sidebar: Sidebar) -> None:
    water, boats = (rect_of(sidebar, Place(tag=TagId(number))) for number in (1, 2))
    assert boats.left() > water.left()
    assert boats.top() > water.top()
    assert rect_of(sidebar, Place(kind=Kind.LAW)).isNull()
    assert not sidebar.grab().isNull()


def test_the_place_that_is_chosen_stays_after_a_reload_and_goes_with_its_tag(sidebar: Sidebar) -> None:
    chosen: list[Place] = []
    sidebar.chosen.connect(chosen.append)
    sidebar.choose(Place(tag=TagId(2)))
    sidebar.set_tags([tag(1, "Water"), tag(2, "Water/Boats", 1)])
    assert sidebar.place == Place(tag=TagId(2))
    sidebar.set_tags([tag(1, "Water")])
    assert sidebar.place == Place()
    assert chosen == [Place(tag=TagId(2)), Place()]


def test_a_closed_branch_stays_closed_after_a_reload(sidebar: Sidebar) -> None:
    item = sidebar.itemAt(rect_of(sidebar, Place(tag=TagId(1))).center())
    assert item is not None
    item.setExpanded(False)
    sidebar.set_tags([tag(1, "Water"), tag(2, "Water/Boats", 1)])
    assert not sidebar.itemAt(rect_of(sidebar, Place(tag=TagId(1))).center()).isExpanded()  # type: ignore[union-attr]


def test_the_chosen_place_is_painted_over_the_whole_row(sidebar: Sidebar) -> None:
    image: QImage = sidebar.viewport().grab().toImage()
    rect: QRect = rect_of(sidebar, Place())
    assert image.pixelColor(QPoint(12, rect.center().y())) == QColor(LIGHT.accent_soft)
    assert image.pixelColor(QPoint(2, rect.center().y())).name() != LIGHT.accent


def test_fast_typing_is_one_search_and_return_leads_to_the_list(qtbot: QtBot) -> None:
    field = SearchField("Ctrl+K")
    qtbot.addWidget(field)
    field.show()
    told: list[str] = []
    left: list[int] = []

    def leave() -> None:
        left.append(1)

    field.searched.connect(told.append)
    field.left.connect(leave)
    qtbot.keyClicks(field.line, "harvest")
    qtbot.waitUntil(lambda: told == ["harvest"])
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (told, left) == (["harvest"], [1])
    field.set_results(12)
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert told == ["harvest", ""]
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert left == [1, 1]
    field.line.setText("nets")
    field.take_keyboard()
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert told[-1] == "nets"


def test_what_is_current_comes_back_when_it_is_listed_again(qtbot: QtBot) -> None:
    pane = ArticlePane(Rows().fetch, LIGHT)
    qtbot.addWidget(pane)
    opened: list[ArticleId] = []
    pane.opened.connect(opened.append)
    pane.show_articles([ArticleId(number) for number in range(20)])
    pane.choose(ArticleId(12))
    pane.show_articles([ArticleId(3), ArticleId(12)], anew=True)
    pane.show_articles([], anew=True)
    pane.show_articles([ArticleId(number) for number in range(20)])
    assert (pane.current(), pane.chosen(), opened) == (ArticleId(12), [ArticleId(12)], [ArticleId(12)])


def test_a_list_shown_anew_begins_at_its_top_and_another_reload_moves_nothing(qtbot: QtBot) -> None:
    pane = ArticlePane(Rows().fetch, LIGHT)
    qtbot.addWidget(pane)
    pane.resize(300, 400)
    pane.show()
    ids = [ArticleId(number) for number in range(200)]
    pane.show_articles(ids)
    pane.choose(ArticleId(150))
    assert ArticleId(150) in pane.visible()
    pane.show_articles(ids, anew=True)
    assert pane.visible()[0] == ArticleId(0)
    pane.show_articles(ids)
    assert pane.visible()[0] == ArticleId(0)
    pane.enter_first()
    assert pane.current() == ArticleId(0)


@pytest.mark.parametrize(
    ("chosen", "after"), [((1,), 2), ((1, 2), 3), ((4,), 3), ((3, 4), 2), ((0, 1, 2, 3, 4), None)]
)
def test_the_next_article_follows_those_that_leave(
    qtbot: QtBot, chosen: tuple[int, ...], after: int | None
) -> None:
    pane = ArticlePane(Rows().fetch, LIGHT)
    qtbot.addWidget(pane)
    pane.show_articles([ArticleId(number) for number in range(5)])
    pane.choose(ArticleId(chosen[0]))
    for number in chosen:
        flags = QItemSelectionModel.SelectionFlag.Select
        pane.table.selectionModel().select(pane.model.index(number, 0), flags)
    assert pane.after_chosen() == (ArticleId(after) if after is not None else None)


def test_the_heading_says_how_many_are_chosen() -> None:
    assert (list_heading(12, 1), list_heading(12, 4)) == ("12 articles", "12 articles · 4 selected")
