"""The marks over an article: innermost first, kept apart in lanes, changed one by one."""

from collections.abc import Callable
from dataclasses import replace

from desktop.model import Anchor, Annotation, AnnotationId, ArticleId, EntityId, Kind, Mention, Span
from ui.reader.layer import Layer, Target
from ui.reader.records import AnnotationMark, annotation_marks


def test_the_innermost_mark_comes_first_and_the_readers_own_before_an_entity(
    mention: Callable[..., Mention],
) -> None:
    layer = Layer()
    layer.set_mentions([mention(7, 4, 8)], {7: "Baku"})
    layer.set_annotations([AnnotationMark(1, 0, 30), AnnotationMark(2, 4, 8), AnnotationMark(3, 2, 20)])
    assert layer.targets_at(5) == [
        Target(annotation=2),
        Target(mention=7),
        Target(annotation=3),
        Target(annotation=1),
    ]
    assert layer.targets_at(25) == [Target(annotation=1)]


def test_hidden_kinds_and_hidden_marks_are_neither_drawn_nor_clicked(mention: Callable[..., Mention]) -> None:
    layer = Layer()
    layer.set_mentions([mention(1, 0, 4), mention(2, 5, 9, Kind.PERSON)], {})
    layer.hidden = frozenset({Kind.PLACE})
    assert [each.id for each in layer.mentions_over(0, 9)] == [2]
    layer.shown = False
    assert not layer.mentions_over(0, 9)
    assert not layer.annotations_over(0, 9)
    assert not layer.targets_at(6)


def test_overlapping_annotations_have_lanes_of_their_own_that_stay() -> None:
    layer = Layer()
    marks = [AnnotationMark(number, number, 40) for number in range(30)]
    layer.set_annotations(marks)
    assert len({layer.lane(mark, Span(mark.start, mark.end)) for mark in marks}) == 30
    layer.remove(0)
    assert layer.lane(marks[5], Span(5, 40)) == 5
    layer.add(AnnotationMark(99, 2, 9))
    assert layer.lane(AnnotationMark(99, 2, 9), Span(2, 9)) == 0


def test_a_changed_annotation_takes_the_place_of_the_old() -> None:
    layer = Layer()
    layer.set_annotations([AnnotationMark(1, 0, 5)])
    layer.add(AnnotationMark(1, 10, 15, note="moved"))
    layer.remove(77)
    assert layer.annotations_over(0, 9) == []
    assert [each.note for each in layer.annotations_over(10, 11)] == ["moved"]
    layer.remove(1)
    assert layer.annotations_over(0, 99) == []


def test_annotations_that_stay_keep_their_lanes_when_others_come_and_go() -> None:
    layer = Layer()
    marks = [AnnotationMark(number, 0, 9 + number) for number in range(5)]
    layer.set_annotations(marks)
    lanes = [layer.lane(mark, Span(0, 20)) for mark in marks]
    layer.set_annotations([*marks[1:], AnnotationMark(9, 0, 5)])
    assert [layer.lane(mark, Span(0, 20)) for mark in marks[1:]] == lanes[1:]
    assert [each.id for each in layer.annotations_over(0, 1)] == [4, 3, 2, 1, 9]
    layer.set_annotations([AnnotationMark(number, 0, 9) for number in range(500)])
    assert len(layer.annotations_over(0, 1)) == 500


def test_annotations_on_passages_become_marks_with_the_colours_of_their_tags() -> None:
    def annotation(number: int, anchor: Anchor | None, tags: tuple[str, ...]) -> Annotation:
        return Annotation(
            AnnotationId(number), f"u{number}", ArticleId(1), "a", anchor, "note", tags, "t", "t", "me"
        )

    marks = annotation_marks(
        [
            annotation(1, None, ("whole",)),
            annotation(2, Anchor(3, 7, "quot", "", ""), ("a/b", "plain")),
        ],
        {"a/b": "#112233"},
    )
    assert marks == (AnnotationMark(2, 3, 7, ("#112233",), ("a/b", "plain"), "note"),)


def test_a_change_of_a_few_annotations_leaves_the_others_and_their_lanes() -> None:
    layer = Layer()
    marks = [AnnotationMark(number, 0, 20 + number) for number in range(4)]
    layer.set_annotations(marks)
    lanes = [layer.lane(mark, Span(0, 40)) for mark in marks]
    changed = AnnotationMark(1, 5, 9, ("#e0b040",), ("tag",))
    layer.change([changed, AnnotationMark(9, 30, 34)], {1, 2, 9})
    assert [each.id for each in layer.annotations_over(0, 40)] == [3, 0, 1, 9]
    assert layer.annotations_over(6, 7)[-1] is changed
    assert [layer.lane(marks[at], Span(0, 40)) for at in (0, 3)] == [lanes[0], lanes[3]]


def test_entities_are_counted_over_the_whole_text(mention: Callable[..., Mention]) -> None:
    layer = Layer()
    twice = [mention(1, 0, 4), replace(mention(2, 9, 12), entity=EntityId(1)), mention(3, 20, 24)]
    layer.set_mentions(twice, {})
    assert [layer.count(each) for each in twice] == [2, 2, 1]
