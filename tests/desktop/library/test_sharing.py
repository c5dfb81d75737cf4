"""A share: some articles and what belongs to them, and not one byte of anything else."""

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import ScholiastError, UsageError
from desktop.library import ArticleFilter, Library, share_apart
from desktop.library.deciding import Deriving
from desktop.model import Article, FileResult, FoundMention, ImportedArticle, Kind, Span
from desktop.storage.sharing import COPIED
from desktop.text.decisions import Scope
from desktop.text.links import article_link, markdown_link
from tests.desktop.library.markers import hold

MADE_ANEW = {"library", "article_search", "note_search"}
LEFT_OUT = {"history", "history_image", "draft", "tombstone", "setting", "id_mark"}
MARKER = "Xylophonia"
SHOWN = "Baku agreed.\n\nThe talks in Baku went on with Ivan Petrov, said both sides. " + "More words. " * 50
EARLIER = SHOWN.replace("both sides", f"{MARKER} itself")
HIDDEN = f"{MARKER} spoke. " + f"Many words of {MARKER}. " * 50


def taken(library: Library, name: str, *texts: str, newer_of: Article | None = None) -> list[Article]:
    """Import texts as the articles of one file whose bytes are kept."""
    read = tuple(ImportedArticle(text, member=str(number)) for number, text in enumerate(texts))
    data = zlib.compress("\n".join(texts).encode())
    file = FileResult(f"/home/{MARKER}/{name}", "text", "1", read, data, len(data), name.ljust(64, "0"))
    session = library.articles.start_import(as_version_of=newer_of.id if newer_of else None)
    rows = session.add(file)
    session.finish()
    return [library.articles.find(row.id or "") for row in rows]


@pytest.fixture
def chosen(library: Library) -> Article:
    """Return an article with notes, among others and a past that hold the secret wherever there is room."""
    (article,) = taken(library, "shown.txt", EARLIER)
    library.mentions.store(
        library.articles.version(article.id).id,
        "engine 1",
        [FoundMention(at, at + 4, Kind.PLACE) for at in (0, EARLIER.index("in Baku") + 3)],
    )
    library.corrections.mark([(article.id, Span(0, 4))], Kind.ORGANISATION)
    taken(library, "newer.txt", f"New line.\n\n{SHOWN}", newer_of=article)
    text = library.articles.version(article.id).text
    at = text.index("Baku")
    found = [FoundMention(place, place + 4, Kind.PLACE) for place in (at, text.index("in Baku") + 3)]
    library.mentions.store(library.articles.version(article.id).id, "engine 1", found)
    note = library.annotations.add(article.id, Span(at, at + 4), note=f"first {MARKER}", tags=["a/b/c"])
    library.annotations.edit(note.id, note="what I think")
    deleted = library.annotations.add(article.id, None, note=MARKER, tags=[MARKER])
    library.annotations.delete([deleted.id])
    library.drafts.save(note.id, f"{MARKER} draft")
    library.state.set("last", MARKER)
    hidden, binned = taken(library, "two.txt", HIDDEN, f"{HIDDEN} binned")
    library.annotations.add(hidden.id, Span(0, 10), note=MARKER, tags=[f"{MARKER}/x", "a"])
    library.mentions.store(
        library.articles.version(hidden.id).id, "engine 1", [FoundMention(0, 10, Kind.PERSON)]
    )
    library.corrections.mark([(hidden.id, Span(0, 10))], Kind.OTHER, scope=Scope.LIBRARY, everywhere=True)
    library.memos.add(title=MARKER, note=MARKER)
    library.memos.add(note=MARKER, tag=library.tags.named("a").id)
    library.articles.bin([binned.id])
    return library.articles.get(article.id)


@pytest.fixture
def share(library: Library, chosen: Article, tmp_path: Path) -> Callable[..., Library]:
    """Share the chosen article, and open the share."""

    def shared() -> Library:
        library.share(tmp_path / "given" / "share.scholiast", [chosen.id])
        return Library.open(tmp_path / "given" / "share.scholiast")

    return shared


def test_not_one_byte_of_anything_else_goes_along(
    library: Library, chosen: Article, tmp_path: Path, path: Path
) -> None:
    out = tmp_path / "given" / "share.scholiast"
    assert hold(path, MARKER)
    library.share(out, [chosen.id])
    assert hold(out, MARKER) == []
    assert [each.name for each in out.parent.iterdir()] == [out.name]


def test_a_share_opens_as_a_library_that_is_in_order(
    library: Library, chosen: Article, share: Callable[..., Library]
) -> None:
    given = share()
    assert given.check() == []
    assert given.uid != library.uid
    assert given.history() == []
    assert given.articles.counts().bin == 0
    (article,) = given.articles.rows(given.articles.ids())
    assert (article.uid, article.title, article.read) == (chosen.uid, chosen.title, False)
    assert given.articles.version(article.id).text == library.articles.version(chosen.id).text
    assert len(given.versions.of(article.id)) == 1
    given.close()


def test_notes_tags_mentions_and_entities_are_those_of_the_articles(
    library: Library, chosen: Article, share: Callable[..., Library]
) -> None:
    given = share()
    (article,) = given.articles.ids()
    (note,), (before,) = given.annotations.of(article), library.annotations.of(chosen.id)
    assert (note.uid, note.anchor, note.note) == (before.uid, before.anchor, before.note)
    assert (note.tags, note.by, note.modified) == (before.tags, before.by, before.modified)
    assert [each.name for each in given.tags.all()] == ["a", "a/b", "a/b/c"]
    assert [(each.uid, each.start, each.kind) for each in given.mentions.of(article)] == [
        (each.uid, each.start, each.kind) for each in library.mentions.of(chosen.id)
    ]
    assert {each.name for each in given.mentions.entities()} == {"Baku"}
    assert given.memos.all() == []
    given.close()


def test_what_was_decided_lasts_in_the_share_whatever_is_found_there(
    library: Library, chosen: Article, share: Callable[..., Library]
) -> None:
    words = library.articles.version(chosen.id).text
    petrov = words.index("Ivan Petrov")
    library.corrections.mark(
        [(chosen.id, Span(petrov, petrov + 11))], Kind.PERSON, scope=Scope.LIBRARY, everywhere=True
    )
    before = [(each.start, each.end, each.kind) for each in library.mentions.of(chosen.id)]
    assert Kind.ORGANISATION in {kind for _start, _end, kind in before}
    given = share()
    (article,) = given.articles.ids()
    with given._core.database.transaction():
        assert Deriving(given._core).settle([article]) == set()
    version = given.articles.version(article)
    found = [FoundMention(start, end, Kind.PLACE) for start, end, _kind in before]
    given.mentions.store(version.id, "engine 2", found[:1])
    after = [(each.start, each.end, each.kind) for each in given.mentions.of(article)]
    assert (before[0], before[-1]) == (after[0], after[-1])
    given.close()


def test_links_lead_into_the_share_where_what_they_lead_to_came_along(
    library: Library, chosen: Article, share: Callable[..., Library]
) -> None:
    (note,) = library.annotations.of(chosen.id)
    other = next(each for each in library.articles.ids() if each != chosen.id)
    inside = markdown_link("here", article_link(library.uid, chosen.uid, note.uid))
    outside = markdown_link("there", article_link(library.uid, library.articles.get(other).uid))
    library.annotations.edit(note.id, note=f"{inside} and {outside}")
    given = share()
    (article,) = given.articles.ids()
    (shared,) = given.annotations.of(article)
    assert shared.note == f"{inside.replace(library.uid, given.uid)} and {outside}"
    assert given.check() == []
    given.close()


def test_words_and_notes_are_found_in_the_share(share: Callable[..., Library]) -> None:
    given = share()
    assert len(given.articles.ids(ArticleFilter(query="Petrov"))) == 1
    assert len(given.articles.ids(ArticleFilter(query="think"))) == 1
    assert given.articles.ids(ArticleFilter(query=MARKER)) == []
    given.close()


def test_the_file_goes_along_that_only_the_shared_articles_were_read_from(
    library: Library, chosen: Article, tmp_path: Path
) -> None:
    first, second = taken(library, "both.txt", "One text.", "Another text.")
    library.share(tmp_path / "one.scholiast", [chosen.id, first.id])
    library.share(tmp_path / "both.scholiast", [first.id, second.id])
    kept = {}
    for name in ("one", "both"):
        given = Library.open(tmp_path / f"{name}.scholiast")
        article = next(each for each in given.articles.ids() if given.articles.get(each).uid == first.uid)
        kept[name] = given.articles.original(article)
        given.close()
    assert (kept["one"].data, kept["one"].path) == (None, "both.txt")
    assert kept["both"].data == b"One text.\nAnother text."


def test_it_says_what_a_share_holds(library: Library, chosen: Article, tmp_path: Path) -> None:
    shared = share_apart(library.path, tmp_path / "share.scholiast", [chosen.id])
    assert (shared.articles, shared.annotations, shared.tags, shared.entities) == (1, 1, 3, 2)
    assert shared.bytes == (tmp_path / "share.scholiast").stat().st_size


def test_what_is_in_the_bin_or_is_nothing_is_not_shared(
    library: Library, chosen: Article, tmp_path: Path
) -> None:
    library.articles.bin([chosen.id])
    for wanted in ([chosen.id], []):
        with pytest.raises(UsageError, match="can be shared"):
            library.share(tmp_path / "share.scholiast", wanted)


def test_a_share_never_replaces_a_file_and_leaves_nothing_half_written(
    library: Library, chosen: Article, tmp_path: Path
) -> None:
    out = tmp_path / "given" / "share.scholiast"
    out.parent.mkdir()
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(ScholiastError, match="there already"):
        library.share(out, [chosen.id])
    assert out.read_text(encoding="utf-8") == "mine"
    library._core.database.run("UPDATE annotation SET note_sha256 = ''")
    with pytest.raises(ScholiastError, match="damaged"):
        library.share(out.with_name("other.scholiast"), [chosen.id])
    assert list(out.parent.iterdir()) == [out]


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(
    library: Library, chosen: Article, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(ScholiastError, match=r"(cannot|could not) be"):
        library.share(tmp_path / "file" / "share.scholiast", [chosen.id])


def test_every_table_is_said_to_go_along_or_to_stay(library: Library) -> None:
    with closing(sqlite3.connect(library.path)) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    inside = ("sqlite_", "_sqlite", "article_search_", "note_search_")
    inner = {name for name in names if name.startswith(inside)}
    assert names - inner == COPIED.keys() | MADE_ANEW | LEFT_OUT
