"""Entities that are the same: joined by their key, merged and taken apart by the reader."""

import pytest

from desktop.errors import NotFoundError, UsageError
from desktop.library import ArticleFilter, Library
from desktop.model import Change, Entity, EntityId, FoundMention, Kind
from desktop.storage.articles import BY_ADDED
from desktop.storage.entities import INDEX, MEMBER_IDS, NAMES
from desktop.storage.linking import ENTITIES_BY_KEY
from desktop.storage.mentions import KIND_COUNTS, TOTALS
from desktop.text.links import LinkKind
from desktop.text.note_filter import Naming
from tests.desktop.library.conftest import imported

SPELLINGS = (
    "Ilham Aliyev", "İlham Əliyev", "I. Aliyev", "Ilham Aliev", "Ilham Heydar oglu Aliyev", "Alijew",
)  # fmt: skip


def found(text: str, *names: tuple[str, Kind]) -> list[FoundMention]:
    spots = []
    for name, kind in names:
        at = text.index(name)
        spots.append(FoundMention(at, at + len(name), kind))
    return sorted(spots, key=lambda spot: spot.start)


def told(library: Library, text: str, *names: tuple[str, Kind]) -> None:
    (article,) = imported(library, text)
    version = library.articles.version(article.id)
    library.mentions.store(version.id, "engine 1", found(text, *names))


def persons(library: Library) -> list[str]:
    return sorted(each.name for each in library.mentions.entities(kind=Kind.PERSON))


def named(library: Library, name: str) -> Entity:
    return next(each for each in library.mentions.entities() if each.name == name)


@pytest.fixture
def spellings(library: Library) -> list[EntityId]:
    for name in SPELLINGS:
        told(library, f"{name} spoke in Baku.", (name, Kind.PERSON), ("Baku", Kind.PLACE))
    return [named(library, name).id for name in SPELLINGS]


def test_six_spellings_of_one_man_are_merged_split_and_brought_back(
    library: Library, spellings: list[EntityId]
) -> None:
    changes: list[Change] = []
    library.on_change = changes.append
    merged = library.entities.merge(spellings[1:], spellings[0])
    assert changes[-1].entities
    assert changes[-1].label == "Merge 5 entities into “Ilham Aliyev”"
    assert persons(library) == ["Ilham Aliyev"]
    assert (named(library, "Ilham Aliyev").mentions, named(library, "Ilham Aliyev").articles) == (6, 6)
    assert sorted(alias.name for alias in merged.aliases) == sorted(SPELLINGS[1:])
    library.entities.split([spellings[3]])
    assert persons(library) == ["Ilham Aliev", "Ilham Aliyev"]
    library.undo()
    library.undo()
    assert persons(library) == sorted(SPELLINGS)
    library.redo()
    assert persons(library) == ["Ilham Aliyev"]


def test_every_reader_of_mentions_is_told_the_entity_that_stands_for_them(
    library: Library, spellings: list[EntityId]
) -> None:
    (first,) = library.articles.ids(ArticleFilter(entity=spellings[0]))
    note = library.annotations.add(first, None, note="He")
    memo = library.memos.add(note="of the other spelling", entity=spellings[4])
    library.entities.merge([spellings[0]], spellings[4])
    kept = library.entities.get(spellings[0])
    assert kept.id == spellings[4]
    (mention, _place) = library.mentions.of(first)
    assert (mention.entity, mention.entity_uid, mention.kind) == (kept.id, kept.uid, Kind.PERSON)
    assert [each.id for each in library.mentions.entities(article=first, kind=Kind.PERSON)] == [kept.id]
    for entity in (spellings[0], spellings[4]):
        assert len(library.articles.ids(ArticleFilter(entity=entity))) == 2
        assert library.mentions.totals(entity) == (2, 2)
        assert library.mentions.name_of(entity) == SPELLINGS[4]
        assert [each.id for each in library.memos.all(entity=entity)] == [memo.id]
        assert set(library.notes.ids(Naming(entity))) == {note.id, memo.id}
        assert len(list(library.passages.of_entity(entity))) == 2
        assert len(list(library.entities.mentioned(entity))) == 2
    assert library.mentions.named("Ilham Aliyev") == [kept.id]
    targets = [each for each in library.linking.targets("ilham aliyev") if each.kind is LinkKind.ENTITY]
    assert [each.name for each in targets] == [SPELLINGS[4]]
    assert library.mentions.kind_counts() == {Kind.PERSON: 5, Kind.PLACE: 1}


def test_mentions_are_never_rewritten_and_found_again_they_are_still_merged(
    library: Library, spellings: list[EntityId]
) -> None:
    before = rows_of(library, "mention")
    library.entities.merge(spellings, spellings[2])
    library.entities.retype([spellings[2]], Kind.OTHER)
    assert rows_of(library, "mention") == before
    (article,) = library.articles.ids(ArticleFilter(query="Aliev"))
    version = library.articles.version(article)
    library.mentions.store(version.id, "engine 2", found(version.text, ("Ilham Aliev", Kind.PERSON)))
    (mention,) = library.mentions.of(article)
    assert (mention.entity, mention.kind) == (spellings[2], Kind.OTHER)


def rows_of(library: Library, table: str) -> list[tuple[object, ...]]:
    return list(library._core.database.tuples(f"SELECT * FROM {table}"))


def test_another_kind_counts_and_filters_and_goes_back(library: Library, spellings: list[EntityId]) -> None:
    baku = named(library, "Baku").id
    library.entities.retype([baku, spellings[0]], Kind.ORGANISATION)
    assert library.undo_label() == "Make “Baku”, “Ilham Aliyev” of the kind organisation"
    assert library.mentions.kind_counts() == {Kind.ORGANISATION: 2, Kind.PERSON: 5}
    assert len(library.articles.ids(ArticleFilter(kind=Kind.ORGANISATION))) == 6
    assert library.articles.ids(ArticleFilter(kind=Kind.PLACE)) == []
    assert library.entities.get(baku).found_kind is Kind.PLACE
    library.entities.retype([baku], Kind.PLACE)
    assert len(library.articles.ids(ArticleFilter(kind=Kind.PLACE))) == 6
    library.entities.retype([baku], Kind.PLACE)
    assert library.undo_label() == "Make “Baku” of the kind place"


def test_a_new_name_leads_where_the_old_one_did(library: Library, spellings: list[EntityId]) -> None:
    library.entities.rename(spellings[2], "  Aliyev,\n the president ")
    assert library.entities.get(spellings[2]).name == "Aliyev, the president"
    told(library, "So said I. Aliyev.", ("I. Aliyev", Kind.PERSON))
    assert named(library, "Aliyev, the president").mentions == 2
    with pytest.raises(UsageError, match="between 1 and"):
        library.entities.rename(spellings[2], " ")


def test_identifiers_are_kept_checked_and_taken_away(library: Library, spellings: list[EntityId]) -> None:
    one = spellings[0]
    library.entities.identify(one, {"wikidata": " Q57331 ", "geonames": ""})
    assert library.entities.get(one).identifiers == {"wikidata": "Q57331"}
    library.entities.identify(one, {"wikidata": ""})
    assert library.entities.get(one).identifiers == {}
    library.undo()
    assert library.entities.get(one).identifiers == {"wikidata": "Q57331"}
    for wrong in ({"wikidata": "57331"}, {"geonames": "Baku"}, {"imdb": "1"}):
        with pytest.raises(UsageError):
            library.entities.identify(one, wrong)


def test_the_titles_before_a_name_are_kept_with_the_person(library: Library) -> None:
    for text, name in (
        ("President Ilham Aliyev spoke.", "Ilham Aliyev"),
        ("Then President Ilham Aliyev left with Mr Aliyev.", "Ilham Aliyev"),
        ("Mr Aliyev; Ilham Aliyev", "Aliyev"),
    ):
        told(library, text, (name, Kind.PERSON))
    told(library, "President Baku, a firm.", ("Baku", Kind.ORGANISATION))
    aliyev = library.entities.find("Ilham Aliyev")
    assert aliyev.titles == ("President",)
    library.entities.merge([library.entities.find("Aliyev").id], aliyev.id)
    assert library.entities.get(aliyev.id).titles == ("President", "Mr")
    assert library.entities.titles() == {aliyev.id: ["President", "Mr"]}
    assert library.entities.find("Baku").titles == ()


def test_what_cannot_be_merged_or_split_is_refused(library: Library, spellings: list[EntityId]) -> None:
    with pytest.raises(UsageError, match="nothing to merge"):
        library.entities.merge(spellings[:1], spellings[0])
    with pytest.raises(UsageError, match="taken out"):
        library.entities.split([spellings[0]])
    with pytest.raises(UsageError, match="taken out"):
        library.entities.split([])
    with pytest.raises(NotFoundError):
        library.entities.get(EntityId(10_000))


def test_merging_what_was_merged_leaves_one_root(library: Library, spellings: list[EntityId]) -> None:
    library.entities.merge(spellings[1:3], spellings[0])
    library.entities.merge([spellings[1]], spellings[5])
    kept = library.entities.get(spellings[2])
    assert (kept.id, {alias.id for alias in kept.aliases}) == (spellings[5], set(spellings[:3]))


def test_an_entity_is_found_by_id_its_beginning_or_a_name_of_its_own(
    library: Library, spellings: list[EntityId]
) -> None:
    known = library.entities.get(spellings[0])
    for reference in (known.uid, "aliyev, ilham", "President Ilham Aliyev"):
        assert library.entities.find(reference) == known
    told(library, "Baku said no.", ("Baku", Kind.ORGANISATION))
    with pytest.raises(NotFoundError, match="Several"):
        library.entities.find("Baku")
    with pytest.raises(NotFoundError, match="no entity"):
        library.entities.find("Nobody")


def test_spellings_of_one_key_and_kind_join_by_themselves(library: Library) -> None:
    for name in ("Türkiye", "Turkiye", "Turkey", "TURKEY"):
        told(library, f"In {name} it rains.", (name, Kind.PLACE))
    for name in ("Ilham Aliyev", "Aliyev, Ilham", "Mr. Ilham ALIYEV", "President Ilham Aliyev"):
        told(library, f"It is {name}.", (name, Kind.PERSON))
    assert [(each.name, each.mentions) for each in library.mentions.entities()] == [
        ("Ilham Aliyev", 4),
        ("Türkiye", 4),
    ]


def test_a_short_name_joins_the_one_longer_name_of_its_article(library: Library) -> None:
    told(
        library,
        "Ilham Aliyev came; Mr Aliyev spoke.",
        ("Ilham Aliyev", Kind.PERSON),
        ("Aliyev ", Kind.PERSON),
    )
    text = "Heydar Aliyev was the father of Ilham Aliyev. The older Aliyev died."
    at = text.rindex("Aliyev")
    (article,) = imported(library, text)
    spots = [*found(text, ("Heydar Aliyev", Kind.PERSON), ("Ilham Aliyev", Kind.PERSON))]
    spots.append(FoundMention(at, at + 6, Kind.PERSON))
    library.mentions.store(library.articles.version(article.id).id, "engine 1", spots)
    told(library, "Aliyev alone.", ("Aliyev", Kind.PERSON))
    counted = {each.name: each.mentions for each in library.mentions.entities()}
    assert counted == {"Ilham Aliyev": 3, "Heydar Aliyev": 1, "Aliyev": 2}


@pytest.mark.usefixtures("spellings")
def test_the_index_has_counts_and_dates_and_nothing_of_the_bin(library: Library) -> None:
    articles = library.articles.ids(ArticleFilter(query="Baku"))
    for number, article in enumerate(articles[:4]):
        library.articles.edit(article, date=f"202{number}-05")
    baku = library.entities.index()[0]
    assert (baku.name, baku.mentions, baku.articles, baku.first, baku.last) == (
        "Baku", 6, 6, "2020-05", "2023-05",
    )  # fmt: skip
    library.articles.bin(articles[1:])
    baku = library.entities.index()[0]
    assert (baku.mentions, baku.first, baku.last) == (1, "2020-05", "2020-05")
    assert len(library.entities.index()) == 2


def test_what_was_dismissed_is_not_suggested_again(library: Library, spellings: list[EntityId]) -> None:
    one, two, three, *_rest = spellings
    suggested = [(one, two, 0.95, "alike"), (two, three, 0.93, "alike"), (one, two, 0.99, "initials")]
    standing = library.entities.standing(suggested)
    assert [(each.a, each.b, each.score, each.why) for each in standing] == [
        (one, two, 0.99, "initials"), (two, three, 0.93, "alike"),
    ]  # fmt: skip
    library.entities.dismiss(two, one)
    library.entities.dismiss(one, two)
    assert library.undo_label() == "“İlham Əliyev” is not “Ilham Aliyev”"
    assert len(library.entities.standing(suggested)) == 1
    library.undo()
    library.entities.dismiss(three)
    assert [(each.a, each.b) for each in library.entities.standing(suggested)] == [(one, two)]
    library.entities.merge([one], two)
    assert library.entities.standing(suggested) == []


def test_the_history_says_what_was_done_with_an_entity(library: Library, spellings: list[EntityId]) -> None:
    one, two = spellings[0], spellings[2]
    library.entities.dismiss(one, two)
    library.entities.merge([two], one)
    library.entities.rename(one, "The president")
    library.entities.split([two])
    told_of = [library.past.details(step.id) for step in library.past.steps(4)]
    assert [(each.kind, each.name, each.what) for (each, *_rest) in told_of] == [
        ("entity", "I. Aliyev", "taken out of “The president”"),
        ("entity", "The president", "Name"),
        ("entity", "I. Aliyev", "the same as “The president”"),
        ("entity", "The president", "no longer suggested"),
    ]


def test_one_merge_is_taken_back_alone_while_later_steps_stay(
    library: Library, spellings: list[EntityId]
) -> None:
    library.entities.merge([spellings[1]], spellings[0])
    merged = library.past.steps(1)[0].id
    library.entities.merge([spellings[3]], spellings[0])
    library.entities.rename(spellings[1], "The president")
    library.past.restore(merged)
    assert library.entities.get(spellings[1]).id == spellings[1]
    assert [alias.id for alias in library.entities.get(spellings[0]).aliases] == [spellings[3]]
    assert library.entities.get(spellings[0]).name == "The president"


def test_entities_are_read_by_their_indexes(library: Library) -> None:
    database = library._core.database
    for query, wanted, index in (
        (MEMBER_IDS, (1,), "SEARCH entity USING INDEX entity_by_root"),
        (TOTALS, (1,), "mention USING COVERING INDEX mention_by_entity"),
        (INDEX, (), "mention USING COVERING INDEX mention_by_entity"),
        (INDEX, (), "SCAN entity USING INDEX entity_by_root"),
        (NAMES, (), "SEARCH member USING INDEX entity_by_root (<expr>=?)"),
        (KIND_COUNTS, (), "SEARCH member USING INDEX entity_by_root (<expr>=?)"),
        (
            ENTITIES_BY_KEY,
            {"key": "a", "beyond": "b", "limit": 3},
            "SEARCH member USING INDEX entity_by_root (<expr>=?)",
        ),
        (
            BY_ADDED,
            {"scope": "all", "tag": None, "kind": "place", "entity": None, "matching": None},
            "mention USING COVERING INDEX mention_by_entity",
        ),
    ):
        plan = [row["detail"] for row in database.rows(f"EXPLAIN QUERY PLAN {query}", wanted)]
        assert "SCAN member" not in plan, query
        assert any(index in detail for detail in plan), (query, plan)
