"""The codebook: merging, splitting, moving, retiring, and files that bring tags."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import NotFoundError, ScholiastError, UnreadableError, UsageError
from desktop.exporting.codebook import write_codebook
from desktop.importing.codebook import read_codebook
from desktop.library import Library
from desktop.library.codebook import entries_of
from desktop.library.merging import left_out
from desktop.model import Annotation, Article, Change, Span, TagId
from desktop.text.codebook import Entry, from_csv


def tag_named(library: Library, name: str) -> TagId:
    found = library.tags.named(name)
    assert found is not None
    return found.id


def names(library: Library) -> list[str]:
    return [tag.name for tag in library.tags.all()]


def marked(library: Library, article: Article, start: int, *tags: str) -> Annotation:
    return library.annotations.add(article.id, Span(start, start + 4), tags=tags)


def book(library: Library) -> list[tuple[object, ...]]:
    """Return all that a codebook says and counts, for comparing."""
    return [
        (tag.name, tag.colour, tag.key, tag.definition, tag.use_when, tag.retired, tag.annotations)
        for tag in library.tags.all()
    ]


def test_merging_takes_annotations_subtrees_and_memos_along(library: Library, article: Article) -> None:
    both = marked(library, article, 0, "a", "c")
    alone = marked(library, article, 8, "a")
    below = marked(library, article, 12, "a/x/y")
    kept = marked(library, article, 16, "c/x")
    library.memos.add(note="why a", tag=tag_named(library, "a"))
    before = book(library)
    told: list[Change] = []
    library.on_change = told.append
    merged = library.tags.merge([tag_named(library, "a"), tag_named(library, "c")], tag_named(library, "c"))
    assert names(library) == ["c", "c/x", "c/x/y"]
    assert [library.annotations.get(each.id).tags for each in (both, alone, below, kept)] == [
        ("c",), ("c",), ("c/x/y",), ("c/x",),
    ]  # fmt: skip
    assert merged.annotations == 2
    assert merged.annotations_below == 4
    assert [memo.note for memo in library.memos.all(tag=merged.id)] == ["why a"]
    assert [change.label for change in told] == ["Merge “a” into “c”"]
    assert told[0].tags
    assert told[0].annotations >= {both.id, alone.id}
    after = book(library)
    library.undo()
    assert book(library) == before
    library.redo()
    assert book(library) == after


def test_a_merge_fills_what_the_kept_tag_does_not_say_and_knows_what_it_leaves(library: Library) -> None:
    first = library.tags.create("a", key="1", definition="of a")
    library.tags.set(first.id, use_when="when a", example="both")
    second = library.tags.create("b", key="2", definition="of b")
    library.tags.set(second.id, example="both")
    kept = library.tags.get(library.tags.create("c", definition="of c").id)
    sources = [library.tags.get(first.id), library.tags.get(second.id)]
    assert left_out(sources, kept) == ["a: of a", "b: of b", "b: the key 2"]
    merged = library.tags.merge([first.id, second.id], kept.id)
    assert (merged.definition, merged.use_when, merged.example) == ("of c", "when a", "both")
    assert (merged.key, merged.colour) == ("1", kept.colour)


def test_a_tag_takes_the_place_of_the_one_above_it(library: Library, article: Article) -> None:
    mark = marked(library, article, 0, "top/a")
    inner = marked(library, article, 8, "top/a/b/c")
    other = marked(library, article, 12, "top/a/b/d")
    library.tags.merge([tag_named(library, "top/a"), tag_named(library, "top/a/b")], inner_tag(library))
    assert names(library) == ["top", "top/c", "top/c/d"]
    tags = [library.annotations.get(each.id).tags for each in (mark, inner, other)]
    assert tags == [("top/c",), ("top/c",), ("top/c/d",)]


def inner_tag(library: Library) -> TagId:
    return tag_named(library, "top/a/b/c")


def test_a_tag_may_have_the_name_of_the_one_whose_place_it_takes(library: Library) -> None:
    library.tags.create("a/a")
    library.tags.merge([tag_named(library, "a")], tag_named(library, "a/a"))
    assert names(library) == ["a"]
    library.undo()
    assert names(library) == ["a", "a/a"]


def test_a_merge_that_cannot_be_changes_nothing(library: Library) -> None:
    library.tags.create("a/b", definition="kept")
    library.tags.create("b")
    before, steps = book(library), len(library.history())
    inner = tag_named(library, "a/b")
    with pytest.raises(UsageError, match="There is a tag “b” already"):
        library.tags.merge([tag_named(library, "a")], inner)
    with pytest.raises(UsageError, match="with itself"):
        library.tags.merge([inner], inner)
    with pytest.raises(NotFoundError):
        library.tags.merge([TagId(999)], inner)
    assert (book(library), len(library.history())) == (before, steps)


def test_splitting_gives_chosen_notes_a_new_tag(library: Library, article: Article) -> None:
    marks = [marked(library, article, at, "a") for at in (0, 8, 12)]
    strange = marked(library, article, 20, "z")
    tag = tag_named(library, "a")
    library.tags.set(tag, colour="#123456")
    new = library.tags.split(tag, [marks[0].id, marks[2].id, strange.id], "a/new")
    assert (new.name, new.colour, new.annotations) == ("a/new", "#123456", 2)
    assert [library.annotations.get(each.id).tags for each in (*marks, strange)] == [
        ("a/new",), ("a",), ("a/new",), ("z",),
    ]  # fmt: skip
    assert library.undo_label() == "Split 2 notes of “a” off as “a/new”"
    for wrong, where in (([strange.id], "b"), ([marks[1].id], "z")):
        with pytest.raises(UsageError):
            library.tags.split(tag, wrong, where)
    library.undo()
    assert names(library) == ["a", "z"]


def test_tags_are_nested_and_brought_to_the_top(library: Library) -> None:
    library.tags.create("a/x/y")
    library.tags.create("b/x")
    moved = library.tags.move(tag_named(library, "a/x"), None)
    assert (moved.name, names(library)) == ("x", ["a", "b", "b/x", "x", "x/y"])
    with pytest.raises(UsageError, match="There is a tag “b/x” already"):
        library.tags.move(moved.id, tag_named(library, "b"))
    with pytest.raises(UsageError, match="below itself"):
        library.tags.move(moved.id, tag_named(library, "x/y"))
    assert library.tags.move(moved.id, tag_named(library, "a")).name == "a/x"
    steps = len(library.history())
    library.tags.move(moved.id, tag_named(library, "a"))
    assert len(library.history()) == steps


def test_a_name_that_becomes_too_long_is_refused(library: Library) -> None:
    long = "n" * 120
    library.tags.create(f"a/{long}")
    library.tags.create("b" * 90)
    with pytest.raises(UsageError, match="longer than 200"):
        library.tags.move(tag_named(library, "a"), tag_named(library, "b" * 90))
    assert names(library) == ["a", f"a/{long}", "b" * 90]


def test_a_retired_tag_stays_where_it_is(library: Library, article: Article) -> None:
    mark = marked(library, article, 0, "a")
    tag = tag_named(library, "a")
    library.tags.retire([tag])
    assert library.tags.get(tag).retired
    assert library.annotations.get(mark.id).tags == ("a",)
    library.tags.unretire([tag])
    assert not library.tags.get(tag).retired
    library.undo()
    assert library.tags.get(tag).retired
    assert [step.label for step in library.history()][1:2] == ["Retire tag “a”"]


def test_a_tag_says_what_it_is_for_and_refuses_nonsense(library: Library) -> None:
    tag = library.tags.create("a").id
    library.tags.set(tag, colour="#ABC", key="Q", use_when=" x\r\ny ", not_when="n", example="e")
    found = library.tags.get(tag)
    assert (found.colour, found.key, found.use_when) == ("#aabbcc", "q", "x\ny")
    assert (found.not_when, found.example) == ("n", "e")
    for wrong in ({"colour": "red"}, {"key": "0"}, {"key": "ab"}):
        with pytest.raises(UsageError):
            library.tags.set(tag, **wrong)
    assert library.tags.set(tag, key="").key is None


def test_a_file_brings_tags_in_one_step_and_says_what_it_could_not(library: Library) -> None:
    library.tags.create("old", key="1", definition="stays")
    library.tags.create("same", colour="#111111")
    report = library.tags.take_codebook(
        [
            Entry("old", key="2", use_when="new", line=2),
            Entry("new/below", colour="#00ff00", key="1", retired=True, line=3),
            Entry("bad", colour="red", key="22", definition="taken", line=4),
            Entry("thief", key="2", line=5),
            Entry("", definition="nameless", line=6),
            Entry("bad", line=7),
            Entry("same", colour="#111111", retired=False, line=8),
        ]
    )
    assert report.added == ("bad", "new", "new/below", "thief")
    assert report.changed == ("old",)
    assert [problem.partition(":")[0] for problem in report.problems] == [
        "Line 4 (“bad”)", "Line 4 (“bad”)", "Line 5 (“thief”)", "Line 6 (“”)", "Line 7 (“bad”)",
    ]  # fmt: skip
    told = {tag.name: tag for tag in library.tags.all()}
    assert (told["old"].definition, told["old"].key, told["old"].use_when) == ("stays", "2", "new")
    assert (told["new/below"].key, told["new/below"].retired, told["bad"].definition) == ("1", True, "taken")
    assert told["thief"].key is None
    assert library.undo_label() == "Import codebook"
    library.undo()
    assert names(library) == ["old", "same"]


@pytest.mark.parametrize("name", ["book.csv", "book.md"])
def test_a_codebook_goes_out_and_comes_back_the_same(library: Library, tmp_path: Path, name: str) -> None:
    library.tags.create("a", key="1", definition="=1\n\n# no heading")
    library.tags.set(library.tags.create("a/b c").id, example="'=x", not_when="- no\n> list")
    library.tags.retire([tag_named(library, "a/b c")])
    out = tmp_path / name
    write_codebook(entries_of(library.tags.all()), out)
    write_codebook(entries_of(library.tags.all()), out)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(("book", "."))] == [name]
    other = Library.open(tmp_path / "other.scholiast", create=True)
    report = other.tags.take_codebook(read_codebook(out))
    assert report.problems == ()
    assert entries_of(other.tags.all()) == entries_of(library.tags.all())
    assert other.tags.take_codebook(read_codebook(out)).changed == ()
    assert len(other.history()) == 1
    other.close()


def test_files_that_are_no_codebooks_are_refused_and_left_alone(library: Library, tmp_path: Path) -> None:
    other = tmp_path / "mine.csv"
    other.write_text("a,b\n", encoding="utf-8")
    for path in (other, tmp_path / "book.txt", tmp_path):
        with pytest.raises(ScholiastError):
            write_codebook(entries_of(library.tags.all()), path)
    for path in (other, tmp_path / "none.csv"):
        with pytest.raises(UnreadableError):
            read_codebook(path)
    assert other.read_text(encoding="utf-8") == "a,b\n"


def test_a_table_saved_in_utf_16_or_by_an_old_program_is_read(tmp_path: Path) -> None:
    for codec in ("utf-16", "cp1252", "utf-8-sig"):
        path = tmp_path / f"{codec}.csv"
        path.write_bytes("name;definition\r\nÄra;“x”\r\n".encode(codec))
        assert [(entry.name, entry.definition) for entry in read_codebook(path)] == [("Ära", "“x”")]


TREE = st.lists(st.sampled_from(["a", "b", "a/b", "b/a", "a/b/a", "c", "c/a"]), min_size=2, unique=True)


@settings(max_examples=40, deadline=None)
@given(TREE, st.data())
def test_no_annotation_loses_its_last_tag_in_a_merge(
    tmp_path_factory: pytest.TempPathFactory, tree: list[str], data: st.DataObject
) -> None:
    library = Library.open(tmp_path_factory.mktemp("merge") / "x.scholiast", create=True)
    try:
        for name in tree:
            library.memos.add(note=name, tags=[name])
        tags = library.tags.all()
        before = [(tag.name, tag.uid) for tag in tags]
        sources = data.draw(st.lists(st.sampled_from(tags), min_size=1, unique=True))
        into = data.draw(st.sampled_from(tags))
        try:
            library.tags.merge([tag.id for tag in sources], into.id)
        except UsageError:
            assert [(tag.name, tag.uid) for tag in library.tags.all()] == before
            return
        assert all(memo.tags for memo in library.memos.all())
        left = {tag.uid for tag in library.tags.all()}
        assert into.uid in left
        assert not left & {tag.uid for tag in sources if tag != into}
        library.undo()
        assert [(tag.name, tag.uid) for tag in library.tags.all()] == before
    finally:
        library.close()


def test_a_line_of_a_codebook_with_more_cells_than_columns_is_told_and_left_out(library: Library) -> None:
    table = "name,definition,not when\nwar,Armed, or nearly so,peace\ntrade,Goods,\n"
    report = library.tags.take_codebook(from_csv(table))
    assert report.added == ("trade",)
    assert report.problems == ("Line 2 (“war”): There are more cells than columns; the line was left out.",)
