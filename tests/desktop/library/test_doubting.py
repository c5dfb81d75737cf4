"""The least certain mentions of a library come first, those in the bin and those decided on never."""

from pathlib import Path

import pytest

from desktop.library import Library, least_certain
from desktop.model import FileResult, FoundMention, ImportedArticle, Kind, Span
from desktop.text.certainty import Reason

TEXTS = (
    "Noor went to Baku. Baku is far.",
    "A ship called noor. Noor sank.",
    "Noor and Baku, in the bin. Baku.",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.scholiast"
    library = Library.open(path, create=True, by="Ana")
    session = library.articles.start_import()
    for number, text in enumerate(TEXTS):
        session.add(FileResult(f"/{number}.txt", "text", "1", (ImportedArticle(text, title=str(number)),)))
    session.finish()
    binned, ship, journey = library.articles.ids()
    for article, names in (
        (journey, (("Noor", Kind.PERSON), ("Baku", Kind.PLACE))),
        (ship, (("noor", Kind.OTHER),)),
        (binned, (("Noor", Kind.LAW),)),
    ):
        version = library.articles.version(article)
        found = [
            FoundMention(at, at + len(name), kind)
            for name, kind in names
            for at in [version.text.index(name)]
        ]
        library.mentions.store(version.id, "engine 1", found)
    library.articles.bin([binned])
    library.close()
    return path


def test_they_come_by_what_speaks_against_them(path: Path) -> None:
    found = least_certain(path, 10)
    assert [(each.kind, each.reasons) for each in found] == [
        (Kind.OTHER, (Reason.SMALL_START, Reason.OTHER_KIND, Reason.ONCE)),
        (Kind.PERSON, (Reason.ALONE, Reason.OTHER_KIND, Reason.ONCE)),
        (Kind.PLACE, (Reason.ONCE,)),
    ]
    assert least_certain(path, 1) == found[:1]


def test_what_a_person_decided_is_certain_and_tells_of_the_others(path: Path) -> None:
    library = Library.open(path, by="Ana")
    ship, journey = library.articles.ids()
    person = library.mentions.of(journey)[0]
    library.corrections.mark([(journey, Span(person.start, person.end))], None)
    found = library.doubts.least_certain(10)
    assert [each.article for each in found] == [ship, journey]
    library.corrections.mark([(ship, Span(14, 18))], Kind.EVENT)
    assert [each.kind for each in library.doubts.least_certain(10)] == [Kind.PLACE]
    library.close()
