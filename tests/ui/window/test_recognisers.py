"""Which engine read an article is said, another is chosen or compared, and none replaces results unasked."""

from collections.abc import Generator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.model import ArticleId, FoundMention, Kind
from desktop.recognition.catalogue import ENGLISH, find_engine, forget_engines
from desktop.recognition.engine import engine
from desktop.recognition.installation import available
from desktop.settings import Settings, load_settings
from desktop.work import Worker
from tests.desktop.recognition.pipelines import save_pipeline
from tests.ui.window.at_once import AtOnce
from ui.dialogs.engines import EnginesDialog
from ui.dialogs.settings import SettingsDialog
from ui.window import Window
from ui.work.engine_facts import notice


@pytest.fixture(autouse=True)
def nothing_remembered() -> Generator[None, None, None]:
    forget_engines()
    engine.cache_clear()
    yield
    forget_engines()
    engine.cache_clear()


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """Return a pipeline for German that knows Baku and Shusha."""
    folder = save_pipeline(tmp_path / "model")
    (folder / "entity_ruler" / "patterns.jsonl").write_text(
        '{"label": "LOC", "pattern": "Baku"}\n{"label": "ORG", "pattern": "Shusha"}\n', encoding="utf-8"
    )
    return folder


@pytest.fixture
def work(window: Window) -> AtOnce:
    """Let what the worker of recognition does be done here."""
    made = AtOnce()
    window.background.recognition_job.worker = Worker(executor=made)
    return made


def library_of(window: Window) -> Library:
    assert window.session.library is not None
    return window.session.library


def open_article(window: Window, *, language: str, read_by: str = "") -> ArticleId:
    """Open the second article, of which an engine has said that "Ships" is a person."""
    library, number = library_of(window), window.panes.articles.model.ids[1]
    library.articles.edit(number, language=language)
    if read_by:
        version = library.articles.version(number)
        at = version.text.index("Ships")
        library.mentions.store(version.id, read_by, [FoundMention(at, at + 5, Kind.PERSON)])
    window.panes.articles.choose(number)
    window.reading.open(number)
    window.correcting.recognisers.show_notice()
    return number


def said(window: Window) -> tuple[str, str]:
    shown = window.panes.inspector.entities.notice
    return ("", "") if shown.isHidden() else (shown.words.text(), shown.button.text())


def test_an_article_without_an_engine_of_its_language_says_so_and_what_to_do(window: Window) -> None:
    open_article(window, language="de", read_by="rules 1")
    assert said(window) == (
        "There is no recogniser for German yet: names are marked by rules and your decisions only.",
        "Choose an engine…",
    )
    window.panes.inspector.entities.notice.button.click()
    dialog = window.correcting.recognisers.dialog
    assert isinstance(dialog, EnginesDialog)
    assert dialog.languages.item(0, 0).text() == "German"
    dialog.reject()


def test_where_all_is_as_expected_nothing_is_said(window: Window) -> None:
    open_article(window, language="en", read_by=find_engine(ENGLISH).source)
    assert said(window) == ("", "") or available() is not None


def test_another_language_of_the_article_is_noticed_at_once(window: Window, qtbot: QtBot) -> None:
    number = open_article(window, language="de", read_by="rules 1")
    library_of(window).articles.edit(number, language="Turkish")
    qtbot.waitUntil(lambda: "recogniser for Turkish" in said(window)[0])


@pytest.mark.usefixtures("work")
def test_a_folder_is_added_chosen_and_kept_and_reads_only_after_what_changes_was_seen(
    window: Window, german: Path, qtbot: QtBot
) -> None:
    number, library = open_article(window, language="de", read_by="rules 1"), library_of(window)
    window.commands.action("engines").trigger()
    dialog = window.correcting.recognisers.dialog
    assert dialog is not None
    dialog.add_folder(str(german.parent))
    assert "There is no spaCy pipeline" in dialog.problem.text()
    dialog.add_folder(str(german))
    dialog._save()
    assert load_settings().engine_folders == (str(german),)
    assert "de_small 1.0.0+" in said(window)[0]
    assert said(window)[1] == "See what would change…"
    assert [each.kind for each in library.mentions.of(number)] == [Kind.PERSON]
    window.panes.inspector.entities.notice.button.click()
    again = window.background.recognising_again(window.messages, window.frame)
    qtbot.waitUntil(lambda: again.dialog is not None)
    assert again.dialog is not None
    assert again.dialog.counts.text().startswith("6 added, 1 gone, 0 of another kind.")
    assert library.mentions.recognised_by(number) == "rules 1"
    again.dialog.apply.click()
    qtbot.waitUntil(lambda: str(library.mentions.recognised_by(number)).startswith("de_small"))
    assert {each.kind for each in library.mentions.of(number)} == {Kind.PLACE, Kind.ORGANISATION}
    qtbot.waitUntil(lambda: said(window) == ("", ""))


def test_an_engine_is_chosen_for_a_language_and_taken_away_with_its_folder(
    window: Window, german: Path
) -> None:
    open_article(window, language="de")
    dialog = EnginesDialog(window.session.settings, {"de": 1, "en": 4})
    dialog.add_folder(str(german))
    (row,) = [row for row in range(2) if dialog.languages.item(row, 0).text() == "German"]
    box = dialog.languages.cellWidget(row, 2)
    assert box.itemText(0).startswith("By itself: de_small")
    box.setCurrentIndex(box.findData("rules"))
    box.activated.emit(box.currentIndex())
    assert dialog.values().engines == ("de=rules",)
    box.setCurrentIndex(box.findData(str(german)))
    box.activated.emit(box.currentIndex())
    assert dialog.values().engines == (f"de={german}",)
    names = [dialog.engines.item(each, 0).text() for each in range(dialog.engines.rowCount())]
    dialog.engines.selectRow(next(place for place, name in enumerate(names) if name.startswith("de_small")))
    dialog.remove.click()
    assert (dialog.values().engines, dialog.values().engine_folders) == ((), ())
    dialog.close()


def test_a_chosen_engine_that_is_gone_is_named() -> None:
    words, offer = notice("de", None, Settings(engines=("de=/no/such/folder",)))
    assert "There is no recogniser called “/no/such/folder”." in words
    assert offer == "Choose an engine…"


def test_a_newer_engine_is_offered_once_and_never_runs_by_itself(window: Window) -> None:
    if available() is not None:
        return  # without a model nothing newer can read
    library, ids = library_of(window), window.panes.articles.model.ids
    window.session.settings = Settings(name="Tess", recognise=True)
    for each in ids:
        version = library.articles.version(each)
        library.mentions.store(version.id, "spacy-en 1.0+1", [FoundMention(0, 5, Kind.PERSON)])
    window.background.recognition_job.refill()
    assert not window.background.recognising
    window.correcting.recognisers.offer_newer()
    assert window.panes.banner.text.startswith("5 articles were read by other engines")
    assert window.panes.banner.button.text() == "See what would change…"
    assert {library.mentions.recognised_by(each) for each in ids} == {"spacy-en 1.0+1"}
    window.panes.banner.hide()
    window.correcting.recognisers.offer_newer()
    assert window.panes.banner.text == ""


def test_the_command_says_when_no_engine_is_newer(window: Window) -> None:
    library = library_of(window)
    for each in window.panes.articles.model.ids:
        library.mentions.store(library.articles.version(each).id, find_engine(ENGLISH).source, [])
    told: list[str] = []
    window.messages.said.connect(told.append)
    window.commands.action("recognise_newer").trigger()
    assert told == ["All articles were read by the engines that would read them now."]


@pytest.mark.usefixtures("work")
def test_two_engines_are_compared_shown_in_the_text_and_nothing_is_stored(
    window: Window, german: Path, qtbot: QtBot
) -> None:
    number, library = open_article(window, language="de", read_by="rules 1"), library_of(window)
    window.session.settings = Settings(engine_folders=(str(german),))
    before = library.mentions.of(number)
    window.commands.action("compare_engines").trigger()
    dialog = window.correcting.comparison.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.begin.isEnabled)
    dialog.b.setCurrentIndex(dialog.b.findData("rules"))
    dialog.ask()
    qtbot.waitUntil(
        lambda: dialog.told.text() == "Both 0 · Only A 6 · Only B 0 · Another kind 0 · Other edges 0"
    )
    cells = [dialog.table.item(0, place).text() for place in range(4)]
    assert cells[:3] == ["Only A", "Place", "–"]
    assert "[Baku]" in cells[3]
    dialog.shown.setCurrentIndex(dialog.shown.findData("both"))
    dialog.shown.activated.emit(dialog.shown.currentIndex())
    assert dialog.table.rowCount() == 0
    dialog.shown.setCurrentIndex(0)
    dialog.shown.activated.emit(0)
    places: list[object] = []
    dialog.place_asked.connect(places.append)
    dialog.table.clicked.emit(dialog.table.model().index(1, 0))
    assert len(places) == 1
    assert library.mentions.of(number) == before
    assert library.mentions.recognised_by(number) == "rules 1"


@pytest.mark.usefixtures("work")
def test_an_engine_that_fails_in_a_comparison_is_said(window: Window, german: Path, qtbot: QtBot) -> None:
    open_article(window, language="de")
    window.session.settings = Settings(engine_folders=(str(german),))
    window.commands.action("compare_engines").trigger()
    dialog = window.correcting.comparison.dialog
    assert dialog is not None
    (german / "entity_ruler" / "patterns.jsonl").write_text("{", encoding="utf-8")
    engine.cache_clear()
    qtbot.waitUntil(dialog.begin.isEnabled)
    dialog.ask()
    qtbot.waitUntil(lambda: "could not be loaded" in dialog.told.text())
    dialog.close()


def test_the_settings_lead_to_the_engines_and_keep_what_was_entered(window: Window) -> None:
    window.commands.action("settings").trigger()
    settings = window.dialogs.shown
    assert isinstance(settings, SettingsDialog)
    settings.name.setText("Noor")
    settings.engines.click()
    dialog = window.correcting.recognisers.dialog
    assert dialog is not None
    assert (dialog.values().name, load_settings().name) == ("Noor", "Noor")
    dialog.reject()


@pytest.mark.usefixtures("work")
def test_looking_through_many_articles_can_be_stopped(
    window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("ui.work.recognising_again.BATCH_ARTICLES", 2)
    ids = list(window.panes.articles.model.ids)
    again = window.background.recognising_again(window.messages, window.frame)
    again.ask(ids)
    assert window.panes.banner.button.text() == "Stop"
    window.panes.banner.button.click()
    qtbot.wait(1)
    assert again.dialog is None
    again.ask(ids)
    qtbot.waitUntil(lambda: again.dialog is not None, timeout=60_000)
    assert window.panes.banner.text == ""
