"""Erasing for good: not one byte is left, and everything else is whole."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import NotFoundError, ReadOnlyError, UsageError
from desktop.library import ArticleFilter, Library, StepState
from desktop.model import Article, FileResult, FoundMention, ImportedArticle, Kind, Span
from tests.desktop.library.conftest import REPORT, imported
from tests.desktop.library.dumps import dump, fresh_index
from tests.desktop.library.markers import hold

MARKER = "Xylophonia"
TEXT = f"{MARKER} spoke.\n\nShe lives in Baku, said {MARKER}. " + "Many more words. " * 200


def secret_article(library: Library) -> Article:
    """Import an article and leave the secret in every place that can hold one."""
    original = zlib.compress(TEXT.encode())
    read = ImportedArticle(TEXT, title=f"About {MARKER}", author=MARKER, codec="latin-1")
    file = FileResult(f"/{MARKER}.txt", "text", "1", (read,), sha256="5" * 64, size=9, original=original)
    session = library.articles.start_import()
    (row,) = session.add(file)
    session.finish()
    article = library.articles.find(row.id or "")
    length = len(MARKER)
    library.mentions.store(
        library.articles.version(article.id).id,
        "engine 1",
        [
            FoundMention(0, length, Kind.PERSON),
            FoundMention(TEXT.index("Baku"), TEXT.index("Baku") + 4, Kind.PLACE),
        ],
    )
    note = library.annotations.add(article.id, Span(0, length), note=f"{MARKER} again", tags=["people"])
    library.annotations.edit(note.id, note=f"what {MARKER} said", tags=[])
    gone = library.annotations.add(article.id, None, note=f"deleted: {MARKER}", tags=["people"])
    library.annotations.delete([gone.id])
    library.annotations.add(article.id, None, note=f"undone: {MARKER}")
    library.undo()
    library.articles.edit(article.id, title=f"{MARKER}, edited")
    library.versions.reread(article.id, ImportedArticle("A line more.\n" + TEXT, codec="utf-8"))
    library.drafts.save(note.id, f"{MARKER} draft")
    return article


@pytest.fixture
def others(library: Library) -> list[Article]:
    others = imported(library, REPORT, "Baku is in another text too.")
    library.annotations.add(others[0].id, Span(0, 6), note="kept", tags=["people"])
    return others


@pytest.fixture
def secret(library: Library, others: list[Article]) -> Article:
    """Return the article in the bin, binned in one act with another that is taken out again."""
    article = secret_article(library)
    library.articles.bin([article.id, others[1].id])
    library.articles.restore([others[1].id])
    return article


def test_not_one_byte_is_left_of_what_was_erased(library: Library, secret: Article, path: Path) -> None:
    assert hold(path, MARKER)
    erased = library.erase([secret.id])
    assert erased.clean
    assert hold(path, MARKER) == []
    library.close()
    assert hold(path, MARKER) == []


def test_the_marker_is_found_where_it_is_compressed(library: Library, secret: Article, path: Path) -> None:
    """The test above could not fail on an original otherwise."""
    assert library.articles.has_original(secret.id)
    library.close()
    assert f"{path.name}, compressed" in hold(path, MARKER)


def test_the_plan_says_what_goes_and_erasing_takes_exactly_that(library: Library, secret: Article) -> None:
    plan = library.erasure([secret.id]).erasure
    assert (plan.articles, plan.versions, plan.originals, plan.drafts) == (1, 2, 1, 1)
    assert (plan.annotations, plan.notes, plan.mentions, plan.entities) == (1, 1, 2, 2)
    assert plan.images > 10
    assert library.erase([secret.id]).erasure == plan


def test_the_rest_of_the_library_is_whole_and_can_be_undone(
    library: Library, secret: Article, others: list[Article], path: Path
) -> None:
    library.erase([secret.id])
    assert library.check() == []
    assert [each.note for each in library.annotations.all()] == ["kept"]
    assert library.articles.ids(ArticleFilter(query=MARKER)) == []
    assert library.articles.ids(ArticleFilter(query="kept")) == [others[0].id]
    assert dump(path)["index"] == fresh_index(path)
    before = dump(path)
    undone = 0
    while library.undo_label():
        library.undo()
        undone += 1
    assert library.annotations.all() == []
    assert library.articles.counts().bin == 2
    for _step in range(undone):
        library.redo()
    assert library.check() == []
    assert dump(path) == before


def test_steps_that_lost_everything_are_marked_and_passed_over(library: Library, secret: Article) -> None:
    library.erase([secret.id])
    newest, *rest = library.past.steps(50)
    assert (newest.label, newest.state) == ("Erase 1 article for good", StepState.ERASED)
    erased = [step for step in rest if step.state is StepState.ERASED]
    assert {(step.label, step.rows) for step in erased} == {("Erased for good", 0)}
    assert len(erased) > 3
    with pytest.raises(UsageError, match="erased for good"):
        library.past.restore(erased[0].id)
    binning = next(step for step in rest if step.label == "Move 2 articles to the bin")
    assert (binning.state, binning.rows) == (StepState.DONE, 2)
    assert library.undo_label() == "Restore article"


def test_an_entity_named_elsewhere_or_with_a_memo_stays(
    library: Library, others: list[Article], path: Path
) -> None:
    secret = secret_article(library)
    version = library.articles.version(others[1].id)
    library.mentions.store(version.id, "engine 1", [FoundMention(0, 4, Kind.PLACE)])
    again = library.articles.version(secret.id)
    at = again.text.index(MARKER)
    library.mentions.store(again.id, "engine 1", [FoundMention(at, at + len(MARKER), Kind.PERSON)])
    (person,) = library.mentions.entities(kind=Kind.PERSON)
    library.memos.add(note="a memo on her", entity=person.id)
    library.articles.bin([secret.id])
    assert library.erasure([secret.id]).erasure.entities == 0
    library.erase([secret.id])
    assert [each["name"] for each in rows(path, "entity")] == [MARKER, "Baku"]
    assert library.check() == []


def test_a_name_that_was_merged_renamed_and_dismissed_is_erased_with_its_article(
    library: Library, path: Path
) -> None:
    secret, kept = secret_article(library), imported(library, "Ada Lind spoke.")[0]
    library.mentions.store(
        library.articles.version(kept.id).id, "engine 1", [FoundMention(0, 8, Kind.PERSON)]
    )
    ada, marker = library.entities.find("Ada Lind").id, library.entities.find(MARKER).id
    library.entities.rename(marker, f"{MARKER} the Great")
    library.entities.dismiss(marker, ada)
    library.entities.merge([marker], ada)
    library.articles.bin([secret.id])
    library.erase([secret.id])
    assert library.check() == []
    assert library.entities.get(ada).aliases == ()
    assert rows(path, "dismissal") == []
    while library.undo_label():
        library.undo()
    assert library.check() == []
    library.close()
    assert hold(path, MARKER) == []


def test_an_entity_that_others_were_merged_into_stays_for_them(library: Library) -> None:
    secret, kept = secret_article(library), imported(library, "Ada Lind spoke.")[0]
    library.mentions.store(
        library.articles.version(kept.id).id, "engine 1", [FoundMention(0, 8, Kind.PERSON)]
    )
    ada, marker = library.entities.find("Ada Lind").id, library.entities.find(MARKER).id
    library.entities.merge([ada], marker)
    library.articles.bin([secret.id])
    library.erase([secret.id])
    assert library.check() == []
    assert [each.name for each in library.mentions.entities()] == [MARKER]
    assert library.undo_label() == f"Merge “Ada Lind” into “{MARKER}”"
    library.undo()
    assert [each.name for each in library.mentions.entities()] == ["Ada Lind"]


def rows(path: Path, table: str) -> list[dict[str, object]]:
    library = Library.open(path, writable=False)
    try:
        return [dict(row) for row in library._core.database.rows(f"SELECT * FROM {table}")]
    finally:
        library.close()


def test_backups_that_hold_it_are_named_and_removed_on_request(
    library: Library, secret: Article, path: Path
) -> None:
    library.close(backup=True)
    again = Library.open(path, by="Reader")
    own = again.backups()[0].path.with_name("my own copy.scholiast")
    again.backup(own)
    plan = again.erasure([secret.id])
    assert [each.path for each in plan.others] == [own]
    assert len(plan.automatic) == 1
    assert again.erase([secret.id], remove_backups=True).removed == (plan.automatic[0].path,)
    assert [each.path for each in again.backups()] == [own]
    again.close(backup=True)
    clean = next(each.path for each in again.backups() if each.path != own)
    assert hold(clean, MARKER) == []


def test_only_what_is_in_the_bin_can_be_erased(library: Library, others: list[Article]) -> None:
    with pytest.raises(UsageError, match="in the bin"):
        library.erase([others[0].id])
    assert library.articles.get(others[0].id)


def test_an_erased_article_is_gone_and_its_file_can_be_imported_again(
    library: Library, secret: Article, path: Path
) -> None:
    library.erase([secret.id])
    with pytest.raises(NotFoundError):
        library.articles.get(secret.id)
    assert [row["uid"] for row in rows(path, "tombstone") if row["place"] == "article"] == [secret.uid]
    (again,) = imported(library, TEXT)
    assert again.id > secret.id


@pytest.mark.parametrize("act", [Library.erase, Library.erasure])
def test_a_library_open_for_reading_erases_nothing(
    library: Library, secret: Article, path: Path, act: Callable[..., object]
) -> None:
    reading = Library.open(path, writable=False)
    if act is Library.erase:
        with pytest.raises(ReadOnlyError):
            act(reading, [secret.id])
    else:
        act(reading, [secret.id])
    assert library.articles.get(secret.id) == reading.articles.get(secret.id)
    reading.close()


def test_another_reader_keeps_the_log_and_is_told_of(library: Library, secret: Article, path: Path) -> None:
    reading = Library.open(path, writable=False)
    library._core.database.run("PRAGMA busy_timeout = 10")
    cursor = reading._core.database.connection.execute("SELECT * FROM history")
    cursor.fetchone()
    assert not library.erase([secret.id]).clean
    cursor.close()
    reading.close()
    library.close()
    assert hold(path, MARKER) == []
