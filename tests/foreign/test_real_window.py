"""The program on a real X server, used with keys and mouse; what came of it is read from the library."""

from pathlib import Path

import pytest

from desktop.library import Library
from desktop.model import Span
from desktop.settings import load_settings
from desktop.text.links import article_link
from tests.foreign.conftest import FERRY, FIRST, HARVEST, LAST, TEXTS, Start
from tests.foreign.desk import PLAIN, Program, ask_to_close, beside, clipboard, is_alive, notes_in, until

pytestmark = pytest.mark.foreign("Xvfb", "xdotool")
QUOTE = "salt and letters"
NOTE = "Who wrote them\nand (why) 1 to 9?"


def quotes(path: Path) -> list[str]:
    return [each.anchor.quote for each in notes_in(path) if each.anchor is not None]


def notes(path: Path) -> list[str]:
    return [each.note for each in notes_in(path)]


def tags(path: Path) -> list[tuple[str, ...]]:
    return [each.tags for each in notes_in(path)]


def opened(start: Start, library: Path) -> Program:
    """Start on the library and open its long article with the mouse."""
    program = start("--library", str(library))
    program.begin()
    program.open(FERRY)
    return program


def test_a_first_start_offers_the_sample_articles_and_shows_them(start: Start, tmp_path: Path) -> None:
    program = start()
    program.begin()
    program.is_so(welcome=True)
    program.press("Add the sample articles")
    program.is_so(listed=3, welcome=False)
    program.open("Azerbaijan and Turkey open joint winter drills near Baku")
    program.select("Infantry of the Azerbaijan Army")
    program.hands.key("h")
    path = tmp_path / "data" / "library.scholiast"
    until(lambda: quotes(path) == ["Infantry of the Azerbaijan Army"], "the highlight is kept")


def test_a_passage_is_highlighted_taken_back_and_highlighted_again(start: Start, library: Path) -> None:
    program = opened(start, library)
    program.select(QUOTE)
    program.hands.key("h")
    until(lambda: quotes(library) == [QUOTE], "the highlight is kept")
    at = TEXTS[FERRY].index(QUOTE)
    anchor = notes_in(library)[0].anchor
    assert anchor is not None
    assert (anchor.start, anchor.end) == (at, at + len(QUOTE))
    program.hands.key("ctrl+z")
    until(lambda: not notes_in(library), "the highlight is taken back")
    program.hands.key("ctrl+shift+z")
    until(lambda: quotes(library) == [QUOTE], "the highlight is there again")


def test_a_note_begins_at_the_small_bar_and_is_kept_with_ctrl_return(start: Start, library: Path) -> None:
    program = opened(start, library)
    program.select(QUOTE)
    program.press("Note")
    program.is_so(writing="")
    program.hands.write("Who wrote them")
    program.hands.key("Return")
    program.hands.write("and (why) 1 to 9?")
    program.hands.key("ctrl+Return")
    until(lambda: notes(library) == [NOTE], "the note is kept")
    assert quotes(library) == [QUOTE]
    program.hands.key("Escape")
    program.is_so(writing=None)
    program.hands.key("ctrl+z")
    until(lambda: notes(library) == [""], "the words are taken back, the mark stays")
    program.hands.key("ctrl+shift+z")
    until(lambda: notes(library) == [NOTE], "the words are there again")


def test_a_tag_is_asked_for_typed_and_set(start: Start, library: Path) -> None:
    program = opened(start, library)
    program.select(QUOTE)
    program.hands.key("t")
    program.is_so(asking=True)
    program.hands.write("trade/letters h n")
    program.hands.key("Return")
    until(lambda: tags(library) == [("trade/letters h n",)], "the tag is set")
    assert quotes(library) == [QUOTE]
    program.is_so(asking=False)


def test_searching_narrows_the_list_and_escape_shows_it_all(start: Start, library: Path) -> None:
    program = opened(start, library)
    program.hands.key("ctrl+k")
    program.is_so(search=True, listed=2)
    program.hands.write("apples noon")
    program.is_so(listed=1)
    program.hands.key("Return")
    program.is_so(search=False)
    program.open(HARVEST)
    program.hands.key("ctrl+k", "Escape")
    program.is_so(listed=2, article=HARVEST)


def test_words_that_were_typed_survive_a_kill(start: Start, library: Path) -> None:
    program = opened(start, library)
    program.select(QUOTE)
    program.hands.key("n")
    program.is_so(writing="")
    program.hands.write("not lost")
    with beside(library) as reader:
        number = notes_in(library)[0].id
        until(lambda: reader.drafts.get(number) == "not lost", "the words are on the disk")
    assert notes(library) == [""]
    program.kill()
    again = start("--library", str(library))
    again.begin()
    until(lambda: notes(library) == ["not lost"], "the words are the note")
    again.is_so(article=FERRY)


def test_a_file_is_imported_through_the_systems_dialog(start: Start, library: Path, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("Wells in the desert\n\nThey are deep and old.\n", encoding="utf-8")
    program = opened(start, library)
    program.hands.key("ctrl+i")
    program.enter_dialog()
    program.is_so(typed="")
    program.hands.write(str(tmp_path / "new.txt"))
    program.is_so(typed=str(tmp_path / "new.txt"))
    program.hands.key("Return")
    program.is_so(listed=3)
    program.open("Wells in the desert")


def test_notes_are_exported_through_the_dialog(start: Start, library: Path) -> None:
    program = opened(start, library)
    program.select(QUOTE)
    program.hands.key("h", "ctrl+e")
    program.enter_dialog()
    program.hands.click(program.find("item", "Markdown, one file"))
    program.press("Export")
    written = library.with_name("Scholiast notes.md")
    until(written.exists, "the notes are written")
    assert f"> {QUOTE}\n" in written.read_text(encoding="utf-8")


@pytest.mark.foreign("xclip")
def test_a_citation_can_be_pasted_into_other_programs(start: Start, library: Path) -> None:
    program = opened(start, library)
    program.select(QUOTE)
    program.press("Copy with citation")
    until(lambda: clipboard(program.display) == f"“{QUOTE}” (“{FERRY}”, ¶ 1)", "the citation is copied")
    program.hands.key("ctrl+c")
    until(lambda: clipboard(program.display) == QUOTE, "the words are copied")


def test_an_offered_undo_never_takes_back_what_was_written_since(start: Start, library: Path) -> None:
    program = opened(start, library)
    for words in (QUOTE, "Nobody counts them"):
        program.select(words)
        program.hands.key("h")
    until(lambda: len(quotes(library)) == 2, "both are highlighted")
    program.click_on(QUOTE)
    program.is_so(active=1)
    program.press("Delete this annotation")
    until(lambda: len(quotes(library)) == 1, "one is deleted")
    undo = program.find("button", "Undo", "banner")
    program.select("boats of the delta")
    program.hands.key("n")
    program.is_so(writing="")
    program.hands.write("mine")
    program.hands.click(undo)
    program.hands.key("ctrl+q")
    assert program.ended() == 0
    assert notes(library) == ["mine", ""]


def test_single_keys_are_the_lists_and_are_letters_in_the_search(start: Start, library: Path) -> None:
    program = opened(start, library)
    program.hands.key("ctrl+k")
    program.is_so(search=True)
    program.hands.write("subjek")
    program.is_so(listed=0)
    program.hands.key("Escape", "Escape")
    program.is_so(listed=2, search=False)
    with beside(library) as reader:
        counts = reader.articles.counts
        assert (counts().starred, counts().all) == (0, 2)
        program.hands.key("asterisk")
        until(lambda: counts().starred == 1, "the article is starred")
        program.hands.key("Delete")
        until(lambda: counts().bin == 1, "the article is in the bin")
        program.hands.key("ctrl+z", "ctrl+z")
        until(lambda: (counts().starred, counts().bin) == (0, 0), "both are taken back")
    program.is_so(listed=2)
    program.hands.key("k")
    program.is_so(article=HARVEST)
    program.hands.key("j")
    program.is_so(article=FERRY)


def test_no_worker_outlives_a_killed_program(start: Start) -> None:
    program = start()
    program.begin()
    program.press("Add the sample articles")
    program.is_so(listed=3)
    workers = program.children()
    assert workers
    program.kill()
    until(lambda: not any(map(is_alive, workers)), "the workers are gone")


def test_the_window_managers_close_keeps_what_is_being_typed(start: Start, library: Path) -> None:
    program = start("--library", str(library))
    window = program.begin()
    program.open(HARVEST)
    program.select("Apples ripened early")
    program.hands.key("n")
    program.is_so(writing="")
    program.hands.write("in a hurry")
    program.is_so(writing="in a hurry")
    ask_to_close(program.display, window)
    assert program.ended() == 0
    assert notes(library) == ["in a hurry"]
    written = Library.open(library)
    assert len(written.backups()) == 1
    written.close()


def test_ctrl_q_leaves_a_backup_that_can_be_read(start: Start, library: Path) -> None:
    program = opened(start, library)
    program.select(QUOTE)
    program.hands.key("h")
    until(lambda: quotes(library) == [QUOTE], "the highlight is kept")
    program.hands.key("ctrl+q")
    assert program.ended() == 0
    with beside(library) as closed:
        (backup,) = closed.backups()
    assert quotes(backup.path) == [QUOTE]


@pytest.fixture
def link(library: Path) -> str:
    """The address of a note far down in the article that is not the last one read."""
    opened = Library.open(library)
    (article,) = (each for each in opened.articles.rows(opened.articles.ids()) if each.title == FERRY)
    at = opened.articles.version(article.id).text.index(LAST)
    note = opened.annotations.add(article.id, Span(at, at + len(LAST)), note="See")
    address = article_link(opened.uid, article.uid, note.uid)
    opened.close()
    return address


def test_a_link_opens_the_passage_it_names(start: Start, library: Path, link: str) -> None:
    first = start("--library", str(library))
    first.begin()
    first.open(HARVEST)
    assert first.close() == 0
    program = start(link)  # as the system starts it, without a library
    program.begin()
    program.is_so(article=FERRY, active=notes_in(library)[0].id)
    program.find("passage", LAST)
    assert program.ask("passage", FIRST) is None


def test_the_command_line_opens_a_link_in_the_window(start: Start, library: Path, link: str) -> None:
    program = start("open", link, "--library", str(library), command=("-m", "desktop"))

    def place() -> int:
        with beside(library) as reader:
            (article,) = (each for each in reader.articles.rows(reader.articles.ids()) if each.title == FERRY)
            return reader.articles.position(article.id)

    until(place, "the reader's place is kept")
    assert program.close() == 0


def test_a_second_start_brings_the_window_forward_and_ends(start: Start, library: Path) -> None:
    first = opened(start, library)
    second = start("--library", str(library), command=PLAIN)
    assert second.ended() == 0
    first.is_so(article=FERRY, writable=True)


def test_a_link_from_the_desktop_opens_its_passage_in_the_window_that_is_open(
    start: Start, library: Path
) -> None:
    program = opened(start, library)
    program.select(QUOTE)
    program.hands.key("h")
    until(lambda: len(quotes(library)) == 1, "it is highlighted")
    program.open(HARVEST)
    (note,) = notes_in(library)
    with beside(library) as seen:
        link = article_link(seen.uid, note.article_uid, note.uid)
    assert start(link, command=("-m", "desktop")).ended() == 0
    program.is_so(article=FERRY, active=note.id)


def test_the_program_starts_and_ends_as_a_module(start: Start, library: Path) -> None:
    program = start("--library", str(library), command=PLAIN)
    until(lambda: load_settings().last_library == str(library), "the library is open")
    assert program.close() == 0
