"""The marks in the text follow every act on an annotation, whoever did it."""

from desktop.model import Span
from tests.ui.window.acting import library_of, open_first, select
from ui.window import Window


def marked(window: Window) -> list[tuple[int, int, tuple[str, ...]]]:
    marks = window.panes.reader.view.layer.annotations_over(0, 100_000)
    return [(mark.start, mark.end, mark.names) for mark in marks]


def test_marks_come_change_and_go_with_their_annotations(window: Window) -> None:
    number, library = open_first(window), library_of(window)
    before = marked(window)
    select(window, 10, 20)
    window.commands.action("highlight").trigger()
    assert marked(window) == [*before, (10, 20, ())]
    newest = max(each.id for each in library.annotations.of(number))
    library.annotations.tag([newest], "Water")
    assert marked(window) == [*before, (10, 20, ("Water",))]
    other = library.annotations.add(number, Span(30, 40))
    assert marked(window) == [*before, (10, 20, ("Water",)), (30, 40, ())]
    library.annotations.delete([newest])
    assert marked(window) == [*before, (30, 40, ())]
    window.commands.action("undo").trigger()
    assert marked(window) == [*before, (10, 20, ("Water",)), (30, 40, ())]
    window.commands.action("redo").trigger()
    library.annotations.delete([other.id])
    assert marked(window) == before


def test_a_tag_with_another_name_or_colour_changes_its_marks(window: Window) -> None:
    number, library = open_first(window), library_of(window)
    library.annotations.add(number, Span(30, 40), tags=["Water"])
    tag = next(each for each in library.tags.codebook() if each.name == "Water")
    library.tags.set(tag.id, colour="#112233")
    [mark] = [each for each in window.panes.reader.view.layer.annotations_over(30, 31) if each.start == 30]
    assert mark.colours == ("#112233",)
