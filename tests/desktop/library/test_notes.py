"""All notes in one place: filtered by any condition, ordered, put together, and shown by the page."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.library import Library
from desktop.model import (
    AnchorState,
    Annotation,
    AnnotationId,
    FileResult,
    FoundMention,
    ImportedArticle,
    Kind,
    Memo,
    NoteKind,
    Span,
)
from desktop.text.note_filter import (
    EVERY_NOTE,
    AllOf,
    AnyOf,
    ArticleDated,
    FromSource,
    InState,
    Link,
    Naming,
    Not,
    NoteDated,
    NoteFilter,
    NoteGroup,
    NoteOrder,
    OfArticle,
    OfKind,
    Saying,
    Tagged,
    Untagged,
    WrittenBy,
    from_values,
    joined,
    to_values,
)

TEXTS = (
    (
        "Drills",
        "Kara Post",
        "2022-12-05",
        "Troops met in Baku 😀.\n\nThe drills were long.\n\nBaku was calm.",
    ),
    ("Talks", "Field", "2005", "Talks went on in Ankara.\n\nNobody mentioned Baku."),
    ("Undated", None, None, "Nothing is known of this one."),
)


@dataclass
class Noted:
    """A library with notes of every kind, by short names."""

    library: Library
    ids: dict[str, AnnotationId]

    def names(self, wanted: NoteFilter, order: NoteOrder = NoteOrder.TEXT) -> list[str]:
        names = {number: name for name, number in self.ids.items()}
        return [names[each] for each in self.library.notes.ids(wanted, order)]

    def tag(self, name: str) -> Tagged:
        tag = self.library.tags.named(name)
        assert tag is not None
        return Tagged(tag.id)


@pytest.fixture
def noted(library: Library) -> Iterator[Noted]:
    session = library.articles.start_import()
    for title, source, date, text in TEXTS:
        made = ImportedArticle(text, title=title, source=source, date=date)
        session.add(FileResult(f"/{title}.txt", articles=(made,)))
    session.finish()
    undated, talks, drills = library.articles.ids()
    text = library.articles.version(drills).text
    baku = text.index("Baku")
    version = library.articles.version(drills).id
    library.mentions.store(version, "engine 1", [FoundMention(baku, baku + 4, Kind.PLACE)])
    add, last = library.annotations.add, text.rindex("Baku")
    ids = {
        "late": add(drills, Span(last, last + 13), note="Compare the Shusha talks", tags=["mood"]).id,
        "talks": add(talks, Span(0, 5), tags=["military/talks", "mood"]).id,
        "early": add(drills, Span(0, baku + 2), note="who *met*?", tags=["military/drills"]).id,
        "whole": add(drills, None, note="A dry report").id,
        "undated": add(undated, Span(0, 7)).id,
        "memo": library.memos.add(title="On frames", note="Compare both papers").id,
    }
    (entity,) = library.mentions.entities()
    military = library.tags.create("military").id
    ids["of tag"] = library.memos.add(note="Narrow it", tag=military, tags=["mood"]).id
    ids["of entity"] = library.memos.add(note="Spelled in three ways", entity=entity.id).id
    yield Noted(library, ids)
    assert library.check() == []


EVERY = ["whole", "early", "late", "talks", "undated", "memo", "of tag", "of entity"]


def test_notes_stand_in_the_order_of_the_text_and_memos_after_them(noted: Noted) -> None:
    assert noted.names(EVERY_NOTE) == EVERY


def test_each_condition_finds_what_it_says(noted: Noted) -> None:
    library = noted.library
    (entity,) = library.mentions.entities()
    assert noted.names(noted.tag("military")) == ["early", "talks"]
    assert noted.names(Tagged(noted.tag("military").tag, below=False)) == []
    assert noted.names(noted.tag("mood")) == ["late", "talks", "of tag"]
    assert noted.names(Untagged()) == ["whole", "undated", "memo", "of entity"]
    assert [noted.names(OfKind(kind)) for kind in NoteKind] == [
        ["early", "late", "talks", "undated"],
        ["whole"],
        ["of tag"],
        ["of entity"],
        ["memo"],
    ]
    assert noted.names(OfArticle(library.annotations.get(noted.ids["talks"]).article)) == ["talks"]
    assert noted.names(FromSource("Kara Post")) == ["whole", "early", "late"]
    assert noted.names(Naming(entity.id)) == ["whole", "early", "of entity"]
    assert noted.names(WrittenBy("Reader")) == EVERY
    assert noted.names(WrittenBy("Somebody")) == []
    assert noted.names(InState(AnchorState.EXACT)) == EVERY
    assert noted.names(InState(AnchorState.ORPHAN)) == []


def test_words_are_sought_in_notes_titles_and_quotations(noted: Noted) -> None:
    assert noted.names(Saying("compare")) == ["late", "memo"]
    assert noted.names(Saying("comp")) == ["late", "memo"]
    assert noted.names(Saying("comp talks")) == []
    assert noted.names(Saying('"the shusha" tal')) == ["late"]
    assert noted.names(Saying("compare -shusha")) == ["memo"]
    assert noted.names(Saying("calm")) == ["late"]
    assert noted.names(Saying("frames")) == ["memo"]
    assert noted.names(Saying("-compare"))[:2] == ["whole", "early"]
    assert noted.names(Saying("?")) == EVERY


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2022", "", ["whole", "early", "late"]),
        ("2022-12-05", "2022-12-05", ["whole", "early", "late"]),
        ("2022-12-06", "", []),
        ("", "2021", ["talks"]),
        ("2005-06", "2005-07", ["talks"]),  # of 2005 alone it is not known: it may lie there
    ],
)
def test_dates_of_articles_are_met_as_far_as_they_are_known(
    noted: Noted, first: str, last: str, found: list[str]
) -> None:
    assert noted.names(ArticleDated(first, last)) == found


def test_the_date_of_a_note_is_the_day_it_was_begun(noted: Noted) -> None:
    today = noted.library.annotations.get(noted.ids["late"]).created[:10]
    assert noted.names(NoteDated(today, today)) == EVERY
    assert noted.names(NoteDated("", "2001-01-01")) == []


def test_conditions_are_joined_by_and_or_and_not(noted: Noted) -> None:
    mood, military = noted.tag("mood"), noted.tag("military")
    assert noted.names(AllOf((mood, military))) == ["talks"]
    assert noted.names(AnyOf((mood, military))) == ["early", "late", "talks", "of tag"]
    assert noted.names(AllOf((mood, Not(military)))) == ["late", "of tag"]
    assert noted.names(AnyOf(())) == []
    row = (Link(mood), Link(military, other=True), Link(FromSource("Kara Post"), negated=True))
    assert noted.names(joined(row)) == ["talks", "of tag"]
    assert noted.names(joined((Link(mood, other=True),))) == ["late", "talks", "of tag"]
    assert joined(()) == EVERY_NOTE


def test_orders_keep_the_order_of_the_text_among_equals(noted: Noted) -> None:
    marks = AllOf((Not(OfKind(NoteKind.MEMO)), Not(OfKind(NoteKind.TAG)), Not(OfKind(NoteKind.ENTITY))))
    assert noted.names(marks, NoteOrder.SOURCE) == ["talks", "whole", "early", "late", "undated"]
    assert noted.names(marks, NoteOrder.DATE) == ["whole", "early", "late", "talks", "undated"]
    assert noted.names(marks, NoteOrder.TAG) == ["early", "talks", "late", "whole", "undated"]
    created = {name: noted.library.notes.rows([number])[0].note.created for name, number in noted.ids.items()}
    newest = noted.names(EVERY_NOTE, NoteOrder.NEWEST)
    assert [created[name] for name in newest] == sorted(created.values(), reverse=True)


def test_notes_are_put_together_as_ranges_of_one_list(noted: Noted) -> None:
    listed = noted.library.notes.listed(group=NoteGroup.ARTICLE)
    found = [(each.label, each.end - each.start) for each in listed.ranges]
    assert found == [("Drills", 3), ("Talks", 1), ("Undated", 1), ("", 3)]
    assert (listed.count, listed.total, len(listed.ids)) == (8, 8, 8)
    by_tag = noted.library.notes.listed(group=NoteGroup.TAG)
    names = {number: name for name, number in noted.ids.items()}
    assert {
        each.label: [names[at] for at in by_tag.ids[each.start : each.end]] for each in by_tag.ranges
    } == {
        "military/drills": ["early"],
        "military/talks": ["talks"],
        "mood": ["late", "talks", "of tag"],
        "": ["whole", "undated", "memo", "of entity"],
    }
    assert [each.label for each in by_tag.ranges] == ["military/drills", "military/talks", "mood", ""]
    assert by_tag.count == 8
    for group, labels in (
        (NoteGroup.SOURCE, ["Field", "Kara Post", ""]),
        (NoteGroup.KIND, [kind.value for kind in NoteKind]),
        (NoteGroup.AUTHOR, ["Reader"]),
        (NoteGroup.STATE, ["exact"]),
        (NoteGroup.ARTICLE_MONTH, ["2005", "2022-12", ""]),
    ):
        assert [each.label for each in noted.library.notes.listed(group=group).ranges] == labels


def test_a_row_says_where_its_note_lies(noted: Noted) -> None:
    late, talks, memo, of_tag, of_entity = noted.library.notes.rows(
        [noted.ids[name] for name in ("late", "talks", "memo", "of tag", "of entity")]
    )
    assert (late.title, late.source, late.date, late.paragraph) == ("Drills", "Kara Post", "2022-12-05", 3)
    assert isinstance(late.note, Annotation)
    assert (late.kind, late.note.tags, late.note.note) == (
        NoteKind.PASSAGE,
        ("mood",),
        "Compare the Shusha talks",
    )
    assert talks.paragraph == 1
    assert isinstance(memo.note, Memo)
    assert (memo.kind, memo.title, memo.source, memo.paragraph) == (NoteKind.MEMO, "On frames", None, None)
    assert (of_tag.kind, of_tag.subject) == (NoteKind.TAG, "military")
    assert (of_entity.kind, of_entity.subject) == (NoteKind.ENTITY, "Baku")
    assert noted.library.notes.rows([AnnotationId(9_999)]) == []


def test_what_is_in_the_bin_is_no_answer_and_undo_brings_it_back(noted: Noted) -> None:
    library = noted.library
    library.articles.bin([library.annotations.get(noted.ids["talks"]).article])
    assert noted.names(noted.tag("mood")) == ["late", "of tag"]
    assert library.notes.count() == len(EVERY) - 1
    library.undo()
    assert noted.names(EVERY_NOTE) == EVERY
    library.annotations.delete([noted.ids["late"], noted.ids["memo"]])
    assert noted.names(EVERY_NOTE) == [name for name in EVERY if name not in {"late", "memo"}]
    library.undo()
    assert noted.names(Saying("compare")) == ["late", "memo"]


def test_another_program_s_change_is_seen_by_who_only_reads(noted: Noted) -> None:
    reader = Library.open(noted.library.path, writable=False)
    assert reader.notes.count() == len(EVERY)
    noted.library.annotations.delete([noted.ids["memo"]])
    assert reader.notes.count() == len(EVERY) - 1
    reader.close()
    noted.library.undo()


def test_tags_are_counted_with_those_below_them(noted: Noted) -> None:
    counts = noted.library.notes.tag_counts()
    names = {tag.id: tag.name for tag in noted.library.tags.codebook()}
    assert {names[tag]: count for tag, count in counts.items()} == {
        "military": 2, "military/drills": 1, "military/talks": 1, "mood": 3,
    }  # fmt: skip
    assert noted.library.notes.sources() == ["Field", "Kara Post"]
    assert noted.library.notes.authors() == ["Reader"]


CONDITIONS = st.sampled_from(
    [
        Untagged(),
        OfKind(NoteKind.PASSAGE),
        Saying("compare -shusha"),
        FromSource("Kara Post"),
        ArticleDated("2005", "2021-12"),
        NoteDated("", "2001"),
        WrittenBy("Reader"),
        InState(AnchorState.EXACT),
    ]
)
FILTERS = st.recursive(
    CONDITIONS,
    lambda parts: st.one_of(
        st.lists(parts, max_size=3).map(lambda found: AllOf(tuple(found))),
        st.lists(parts, max_size=3).map(lambda found: AnyOf(tuple(found))),
        parts.map(Not),
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(one=FILTERS, other=FILTERS)
def test_and_or_and_not_are_those_of_sets(noted: Noted, one: NoteFilter, other: NoteFilter) -> None:
    ids = noted.library.notes.ids
    left, right, every = set(ids(one)), set(ids(other)), set(ids())
    assert set(ids(AllOf((one, other)))) == left & right
    assert set(ids(AnyOf((one, other)))) == left | right
    assert set(ids(Not(one))) == every - left
    assert noted.library.notes.count(one) == len(left)


@given(condition=CONDITIONS, other=st.booleans(), negated=st.booleans())
def test_a_row_of_conditions_survives_being_kept(condition: object, other: bool, negated: bool) -> None:  # noqa: FBT001  # Hypothesis gives it by name
    link = Link(condition, other=other, negated=negated)  # type: ignore[arg-type]  # sampled from conditions
    assert from_values(to_values(link)) == link


@pytest.mark.parametrize(
    "values",
    [
        None,
        3,
        {},
        {"condition": "nothing"},
        {"condition": "kind", "kind": "x"},
        {"condition": "kind"},
        {"condition": "tagged"},
        {"condition": "saying", "query": ["x"]},
    ],
)
def test_what_is_no_condition_is_left_out(values: object) -> None:
    assert from_values(values) is None


def test_what_is_filtered_is_what_is_exported(noted: Noted) -> None:
    library = noted.library
    chosen = library.export_source(chosen=library.notes.ids(noted.tag("mood")))
    found = {
        article.title: [each.id for each in chosen.annotations(article)] for article in chosen.articles()
    }
    assert found == {"Drills": [noted.ids["late"]], "Talks": [noted.ids["talks"]]}
    assert [memo.id for memo in chosen.memos()] == [noted.ids["of tag"]]
    assert chosen.subject(chosen.memos()[0]) == "military"
    everything = library.export_source()
    assert [memo.id for memo in everything.memos()] == [noted.ids[name] for name in EVERY[-3:]]
    assert [memo.id for memo in library.export_source(tag=noted.tag("mood").tag).memos()] == [
        noted.ids["of tag"]
    ]
    article = library.annotations.get(noted.ids["late"]).article
    assert library.export_source(article=article).memos() == ()


def test_no_note_is_lost_when_a_new_text_comes_and_those_in_doubt_are_found(noted: Noted) -> None:
    library = noted.library
    article = library.annotations.get(noted.ids["late"]).article
    session = library.articles.start_import(as_version_of=article)
    other = ImportedArticle("The drills were long, and Baku was calm. Nothing else stayed.", title="Drills")
    session.add(FileResult("/Drills.txt", articles=(other,)))
    session.finish()
    assert sorted(noted.names(EVERY_NOTE)) == sorted(EVERY)
    doubted = AnyOf((InState(AnchorState.UNCERTAIN), InState(AnchorState.ORPHAN)))
    assert noted.names(AllOf((doubted, OfArticle(article)))) == noted.names(doubted) != []
    library.undo()
    assert noted.names(EVERY_NOTE) == EVERY
    assert noted.names(doubted) == []
