"""Freeze a library of the present schema: ``python -m tests.old_libraries.freeze``, once a schema.

A frozen file is never made anew: it stands for the files that people have.
"""

import gzip
import sys
import tempfile
from pathlib import Path

from desktop.library import Library
from desktop.model import Block, BlockKind, FileResult, FoundMention, ImportedArticle, Kind, Span
from desktop.storage.database import SCHEMA_VERSION

HERE = Path(__file__).parent
TEXT = "Drills in Baku 😀\n\nBy A Reporter\n\nTroops met in Baku on 5 December. مناورات في باكو."


def fill(library: Library) -> None:
    """Put one of everything into a library."""
    blocks = (
        Block(0, 16, BlockKind.TITLE),
        Block(18, 31, BlockKind.BYLINE),
        Block(33, 66, BlockKind.PARAGRAPH),
    )
    read = ImportedArticle(TEXT, blocks=blocks, author="A Reporter", date="2022-12-05", codec="utf-8")
    session = library.articles.start_import()
    session.add(FileResult("/texts/drills.txt", "text", "1", (read,), sha256="0" * 64, size=9))
    session.add(FileResult("/texts/other.txt", "text", "1", (ImportedArticle("Another text."),)))
    session.finish()
    other, drills = library.articles.ids()
    library.mentions.store(
        library.articles.version(drills).id, "engine 1", [FoundMention(10, 14, Kind.PLACE)]
    )
    noted = library.annotations.add(drills, Span(10, 14), note="A *place* 😀", tags=["Places/Cities"])
    library.annotations.add(drills, None, note="Single source")
    library.corrections.mark([(drills, Span(10, 14))], Kind.PLACE)
    gone = library.annotations.add(drills, Span(0, 6))
    library.annotations.delete([gone.id])
    library.articles.set_starred([other], starred=True)
    library.undo()
    library.drafts.save(noted.id, "A *place*, still being typed")
    library.state.set("last article", drills)


def main() -> None:
    """Write the frozen file of the present schema, unless it is there."""
    target = HERE / f"schema-{SCHEMA_VERSION}.scholiast.gz"
    if target.exists():
        sys.exit(f"{target.name} is frozen already")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frozen.scholiast"
        library = Library.open(path, create=True, by="Reader")
        fill(library)
        library.backup(Path(folder) / "copy")
        library.close()
        target.write_bytes(gzip.compress((Path(folder) / "copy").read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main()
