"""No id is given twice, also across restarts."""

from pathlib import Path

from desktop.library import Library
from desktop.model import Article, FoundMention, ImportedArticle, Kind, Span
from tests.desktop.library.conftest import REPORT, imported


def read_again(library: Library, article: Article, text: str) -> int:
    library.versions.reread(article.id, ImportedArticle(text, codec="utf-8"))
    return library.articles.version(article.id).id


def test_what_was_recognised_in_an_undone_version_lands_on_no_other_text(path: Path) -> None:
    library = Library.open(path, create=True, by="Reader")
    (article,) = imported(library, REPORT)
    undone = read_again(library, article, "Baku, and a good many words more.")
    library.undo()
    library.close()
    library = Library.open(path, by="Reader")
    (other,) = imported(library, "Another text without a town.")
    again = read_again(library, article, "Words without a town.")
    assert len({undone, again, library.articles.version(other.id).id}) == 3
    assert library.mentions.store(undone, "engine 1", [FoundMention(0, 4, Kind.PLACE)]) == 0
    library.close()


def test_a_deleted_annotation_gives_its_id_to_nobody(library: Library, article: Article) -> None:
    gone = library.annotations.add(article.id, Span(0, 6), note="gone", tags=["once"])
    library.annotations.delete([gone.id])
    assert library.annotations.add(article.id, Span(0, 6), note="later").id > gone.id


def test_a_place_found_in_a_newer_version_comes_back_under_its_id(library: Library, article: Article) -> None:
    """What a later step says of the place would else be lost when both are done again."""
    annotation = library.annotations.add(article.id, Span(0, 6))
    read_again(library, article, "A line more.\n\n" + REPORT)
    place = library.annotations.get(annotation.id).anchor
    library.annotations.delete([annotation.id])
    while library.undo_label():
        library.undo()
    while library.redo_label():
        library.redo()
    library.undo()
    assert library.annotations.get(annotation.id).anchor == place
