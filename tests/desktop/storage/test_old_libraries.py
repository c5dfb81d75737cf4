"""Libraries of every schema that was ever released open, whole, in this version."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.library import ArticleFilter, Library
from desktop.storage.database import SCHEMA_VERSION
from desktop.storage.migrations import FIRST_SCHEMA

FROZEN = sorted((Path(__file__).parents[2] / "old_libraries").glob("*.scholiast.gz"))


def thawed(frozen: Path, folder: Path) -> Path:
    path = folder / "old.scholiast"
    path.write_bytes(gzip.decompress(frozen.read_bytes()))
    return path


def schema_of(path: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql <> '' ORDER BY name").fetchall()
    connection.close()
    return [(name, " ".join(sql.split())) for name, sql in rows]


def test_every_schema_has_its_frozen_file() -> None:
    assert [path.name for path in FROZEN] == [
        f"schema-{number}.scholiast.gz" for number in range(1, SCHEMA_VERSION + 1)
    ]


@pytest.mark.parametrize("frozen", FROZEN, ids=[path.name for path in FROZEN])
def test_an_old_library_opens_whole_and_can_be_undone_to_its_start(frozen: Path, tmp_path: Path) -> None:
    library = Library.open(thawed(frozen, tmp_path), by="Reader")
    assert library.check() == []
    (drills,) = library.articles.ids(ArticleFilter(query="baku"))
    whole, place = library.annotations.of(drills)
    assert (whole.note, whole.anchor) == ("Single source", None)
    assert place.anchor is not None
    assert (place.anchor.quote, place.tags) == ("Baku", ("Places/Cities",))
    assert [library.articles.version(drills).text[m.start : m.end] for m in library.mentions.of(drills)] == [
        "Baku"
    ]
    assert library.drafts.recover() == 1
    assert library.annotations.get(place.id).note == "A *place*, still being typed"
    while library.undo_label():
        library.undo()
    assert library.articles.counts().bin == 2
    while library.redo_label():
        library.redo()
    assert library.check() == []
    library.close()


@pytest.mark.parametrize("frozen", FROZEN, ids=[path.name for path in FROZEN])
def test_a_migrated_library_has_the_schema_of_a_new_one(frozen: Path, tmp_path: Path) -> None:
    old = thawed(frozen, tmp_path)
    Library.open(old).close()
    new = tmp_path / "new.scholiast"
    Library.open(new, create=True).close()
    assert schema_of(old) == schema_of(new)


def test_the_first_schema_is_as_it_was_released(tmp_path: Path) -> None:
    released = dict(schema_of(thawed(FROZEN[0], tmp_path)))
    written = {" ".join(statement.split()) for statement in FIRST_SCHEMA}
    assert written <= {sql for name, sql in released.items() if not name.startswith("_")}


def test_names_of_an_older_schema_are_keyed_anew_and_those_of_one_key_become_one(tmp_path: Path) -> None:
    path = thawed(FROZEN[0], tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        (version,) = connection.execute("SELECT version FROM mention").fetchone()
        for number, (name, key) in enumerate((("Türkiye", "turkiye"), ("Turkey", "turkey"), ("Iran", "x"))):
            entity = 100 + number
            values = (entity, f"{entity}", name, "place", key, "", "", "")
            connection.execute("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
            connection.execute(
                """INSERT INTO mention (uid, version, start, "end", kind, entity, source)
                VALUES (?, ?, ?, ?, 'place', ?, 'engine 1')""",
                (f"m{entity}", version, number, number + 1, entity),
            )
    library = Library.open(path, by="Reader")
    assert {(each.name, each.mentions) for each in library.mentions.entities()} == {
        ("Baku", 1), ("Türkiye", 2), ("Iran", 1),
    }  # fmt: skip
    assert library.entities.find("Turkiye").name == "Türkiye"
    assert library.check() == []
    library.close()


def test_a_library_of_an_older_schema_is_backed_up_before_it_is_migrated(tmp_path: Path) -> None:
    path = thawed(FROZEN[0], tmp_path)
    library = Library.open(path)
    assert len(library.backups()) == int(SCHEMA_VERSION > 1)
    library.close()
