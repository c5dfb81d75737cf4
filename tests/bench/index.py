"""Benches of the index of entities: read, filtered, sorted, merged; and all suggestions over 20,000 names."""

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.library import Library
from desktop.library.suggesting import suggest_all
from desktop.model import EntityId, FileResult, FoundMention, ImportedArticle, Kind
from desktop.text.entity_records import IndexedEntity
from desktop.text.names import entity_key
from tests.bench.probe import Row, cpu

ARTICLES, ENTITIES, EACH = 5_000, 20_000, 20
AIM = 250.0  # milliseconds that opening the page may take
SECONDS = 60.0
_PARTS = "ba ka li mo ra so ti ve na du he ri sha go pe zu al in er am".split()  # noqa: SIM905 - read at a glance
_BODIES = "Ministry Committee Agency Institute Union Bank Council Army Party Foundation".split()  # noqa: SIM905 - as above


def many_rows(count: int) -> list[IndexedEntity]:
    """Return made rows of the index."""
    kinds = tuple(Kind)
    return [
        IndexedEntity(EntityId(at), f"uid{at}", f"name {at:05}", kinds[at % 8], at % 97 + 1, 1, None, None)
        for at in range(1, count + 1)
    ]


def made_names(count: int) -> list[tuple[int, int, str, str, str]]:
    """Return made names as people, places and bodies have them, some people in a second spelling."""
    dice = random.Random(1)
    rows: list[tuple[int, int, str, str, str]] = []
    seen: set[tuple[str, Kind]] = set()

    def word(most: int) -> str:
        return "".join(dice.choice(_PARTS) for _part in range(dice.randint(2, most))).title()

    firsts, lasts, places = (
        [word(most) for _each in range(of)] for most, of in ((3, 400), (5, 3000), (4, 4000))
    )
    while len(rows) < count:
        share = dice.random()
        person = f"{dice.choice(firsts)} {dice.choice(lasts)}"
        if share < 0.5:
            names = [person, person[:3] + person[4:]] if share < 0.05 else [person]
            kind = Kind.PERSON
        elif share < 0.7:
            names, kind = [dice.choice(places)], Kind.PLACE
        else:
            body = f"{dice.choice(_BODIES)} of {dice.choice(_BODIES)} of {dice.choice(places)}"
            names, kind = [body], Kind.ORGANISATION
        for name in names:
            key = entity_key(name, kind)
            if (key, kind) not in seen:
                seen.add((key, kind))
                rows.append((len(rows) + 1, len(rows) + 1, name, key, kind.value))
    return rows


def index() -> Iterator[Row]:
    """The index of 20,000 entities in 100,000 mentions, and suggestions over 20,000 names."""
    from ui.index.model import NAME, IndexModel

    with tempfile.TemporaryDirectory() as name:
        library = Library.open(Path(name) / "bench.scholiast", create=True)
        names = made_names(ENTITIES)
        _name_entities(library, names)
        entities = library.entities.index()
        said = f"{len(entities):,} entities, {sum(each.mentions for each in entities):,} mentions"
        yield Row(f"read the index: {said}", cpu(library.entities.index, times=5), AIM, "ms of CPU", "1")
        model = IndexModel()
        model.show(entities)
        taken = cpu(lambda: model.filter("ba", Kind.PERSON), times=20)
        yield Row("filter it by a key", taken, 30.0, "ms of CPU", "1")
        taken = cpu(lambda: model.sort(NAME, Qt.SortOrder.AscendingOrder), times=5)
        yield Row("sort it by name", taken, AIM, "ms of CPU", "1")
        first, *others = (each.id for each in entities[:1_000])
        taken = cpu(lambda: (library.entities.merge(others, first), library.undo()), times=1)
        yield Row("merge 1,000 entities and undo that", taken, 1_000.0, "ms of CPU", "1")
        taken = cpu(library.mentions.kind_counts, times=5)
        yield Row("count entities by kind", taken, AIM, "ms of CPU", "1")
        library.close()
    started = time.process_time()
    found = suggest_all(names)
    taken = time.process_time() - started
    yield Row(f"all suggestions over {len(names):,} names: {len(found):,}", taken, SECONDS, "s of CPU", "1")
    taken = cpu(lambda: suggest_all(names, fresh=[names[-1][0]]), times=3)
    yield Row("suggestions for one new name", taken, AIM, "ms of CPU", "1")


def _name_entities(library: Library, names: list[tuple[int, int, str, str, str]]) -> None:
    """Import articles that name made entities, each of them in as many articles."""
    session = library.articles.start_import()
    spots: list[list[FoundMention]] = []
    for number in range(ARTICLES):
        text, found = "", []
        for at in range(EACH):
            _id, _root, name, _key, kind = names[(number * EACH + at) % len(names)]
            found.append(FoundMention(len(text), len(text) + len(name), Kind(kind)))
            text += f"{name} and "
        spots.append(found)
        date = f"20{number % 23:02}-{number % 12 + 1:02}"
        made = ImportedArticle(f"{text}others in article {number}.", title=str(number), date=date)
        session.add(FileResult(f"/{number}.txt", articles=(made,)))
    session.finish()
    found_in = library.mentions.texts(library.articles.ids()[::-1])
    library.mentions.store_many(
        "bench 1", [(each[0], spot) for each, spot in zip(found_in, spots, strict=True)]
    )
