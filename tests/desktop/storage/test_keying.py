"""Names of an older library are keyed by the rules of today, and no word of a reader is lost with it."""

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.library import Library
from desktop.model import Kind

OLD = Path(__file__).parents[2] / "old_libraries" / "schema-2.scholiast.gz"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "old.scholiast"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    with rows_of(path) as connection:
        (version,) = connection.execute("SELECT version FROM mention").fetchone()
        for number, (name, key) in enumerate(
            (("Kenya", "kenya"), ("Republic of Kenya", "republic of kenya"), ("Costa Rica", "costrica")),
            start=100,
        ):
            values = (number, f"e{number}", name, key, "Reader", "", "", "{}")
            connection.execute(
                """INSERT INTO entity (id, uid, name, kind, key, created_by, created, modified, identifiers)
                VALUES (?, ?, ?, 'place', ?, ?, ?, ?, ?)""",
                values,
            )
            connection.execute(
                """INSERT INTO mention (uid, version, start, "end", kind, entity, source, found_kind)
                VALUES (?, ?, ?, ?, 'place', ?, 'engine 1', 'place')""",
                (f"m{number}", version, number - 99, number - 98, number),
            )
    return path


@contextmanager
def rows_of(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    with connection:
        yield connection
    connection.close()


def places(library: Library) -> dict[str, int]:
    return {each.name: each.mentions for each in library.mentions.entities(kind=Kind.PLACE)}


def test_spellings_of_a_country_become_one(path: Path) -> None:
    library = Library.open(path, by="Reader")
    assert places(library) == {"Baku": 1, "Kenya": 2, "Costa Rica": 1}
    assert library.entities.find("the Republic of Kenya").name == "Kenya"
    assert library.entities.find("Costa Rica").name == "Costa Rica"
    assert library.check() == []
    library.close()


def test_the_one_that_a_reader_wrote_on_takes_the_mentions_of_the_other(path: Path) -> None:
    with rows_of(path) as connection:
        connection.execute(
            """INSERT INTO annotation (uid, entity, whole, note, note_sha256, created_by, created, modified)
            VALUES ('memo', 101, 1, '', ?, 'Reader', '', '')""",
            ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",),
        )
    library = Library.open(path, by="Reader")
    assert places(library)["Republic of Kenya"] == 2
    assert library.entities.find("Kenya").uid == "e101"
    assert library.check() == []
    library.close()


def test_two_that_a_reader_worked_on_both_stay(path: Path) -> None:
    with rows_of(path) as connection:
        connection.execute(
            """INSERT INTO dismissal (uid, entity, other, created_by, created, modified)
            VALUES ('d', 100, 101, 'Reader', '', '')"""
        )
    library = Library.open(path, by="Reader")
    assert (places(library)["Kenya"], places(library)["Republic of Kenya"]) == (1, 1)
    assert library.entities.find("Kenya").uid == "e100"
    assert library.check() == []
    library.close()


def test_a_renamed_entity_is_keyed_by_the_name_it_was_found_under(path: Path) -> None:
    with rows_of(path) as connection:
        connection.execute("UPDATE entity SET name = 'Land of coffee' WHERE id = 102")
        connection.execute(
            """INSERT INTO history (id, uid, label, time, created_by, state)
            VALUES (1000, 'h', 'Rename', '', 'Reader', 'done')"""
        )
        connection.execute(
            """INSERT INTO history_image (step, number, place, row, before, after)
            VALUES (1000, 1, 'entity', 102, '{"name":"Costa Rica"}', '{"name":"Land of coffee"}')"""
        )
    library = Library.open(path, by="Reader")
    assert library.entities.find("Costa Rica").name == "Land of coffee"
    library.undo()
    assert library.entities.find("Costa Rica").name == "Costa Rica"
    library.close()
