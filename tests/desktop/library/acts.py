"""Every act of a reader as a rule, for tests of any sequence of them; a new verb is a new rule here.

A rule does one act on things chosen by number; what the library refuses is no act. ``fold`` and
``unfold`` undo to the start and redo to the end with the library closed and opened in between.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from desktop.errors import NotFoundError, ScholiastError
from desktop.library import ArticleFilter, Library
from desktop.model import (
    AnnotationId,
    ArticleId,
    EntityId,
    FileResult,
    FoundMention,
    ImportedArticle,
    Kind,
    Span,
    TagId,
)
from desktop.text.codebook import Entry
from desktop.text.decisions import Scope
from tests.desktop.library.carrying import taken, written
from tests.desktop.library.conftest import REPORT, imported
from tests.desktop.library.dumps import dump, fresh_index

TEXTS = (REPORT, "Second text. Baku.", "Third 😀 text")
LATER = ("A fourth text, of Astara.", "Fünfter Text: مناورات", "Second text. Baku.")
READINGS = (REPORT.replace("Baku", "Bakù"), "A line more.\n\n" + REPORT, "Quite other words 😀 here.")
SPANS = (None, Span(0, 5), Span(3, 8), Span(6, 12))
NOTES = ("", "note", "other 😀", "a longer note\n\nof two paragraphs")
NAMES = ("a", "b", "a/b", "a/b/h", "c", "d/e")
ENGINE = "engine 1"
IN_BIN = ArticleFilter(scope="bin")
number = st.integers(0, 11)
several = st.lists(number, min_size=1, max_size=4)
flag = st.booleans()
Item = TypeVar("Item")


def one(items: Sequence[Item], chosen: int) -> Item:
    return items[chosen % len(items)]


def some(items: Sequence[Item], chosen: Sequence[int]) -> list[Item]:
    return list(dict.fromkeys(one(items, each) for each in chosen))


def make_template(folder: Path) -> Path:
    """Make a library with three articles, to be copied: opening a new one costs more than a sequence."""
    path = folder / "template.scholiast"
    library = Library.open(path, create=True, by="Reader")
    imported(library, *TEXTS)
    library.close()
    return path


class Acts(RuleBasedStateMachine):
    """Any acts in any order; the library is closed and opened at will in between."""

    template: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        self.path = self.folder / "acts.scholiast"
        shutil.copyfile(self.template, self.path)
        self.library = Library.open(self.path, by="Reader")

    def articles(self) -> list[ArticleId]:
        return [*self.library.articles.ids(), *self.library.articles.ids(IN_BIN)]

    def several_articles(self) -> bool:
        return len(self.articles()) > 2

    def annotations(self) -> list[AnnotationId]:
        shown = [each.id for article in self.articles() for each in self.library.annotations.of(article)]
        return [*shown, *(each.id for each in self.library.memos.all())]

    def tags(self) -> list[TagId]:
        return [each.id for each in self.library.tags.codebook()]

    @rule(text=number)
    def bring_in(self, text: int) -> None:
        imported(self.library, one(LATER, text))

    @rule(article=number, span=number, note=number, tags=st.lists(number, max_size=2))
    def annotate(self, article: int, span: int, note: int, tags: list[int]) -> None:
        with contextlib.suppress(ScholiastError):  # the span may lie beyond a shorter reading
            self.library.annotations.add(
                one(self.articles(), article), one(SPANS, span), note=one(NOTES, note), tags=some(NAMES, tags)
            )

    @precondition(annotations)
    @rule(annotation=number, note=number, tags=st.none() | st.lists(number, max_size=2))
    def edit(self, annotation: int, note: int, tags: list[int] | None) -> None:
        chosen = one(self.annotations(), annotation)
        if self.library.memos.holds(chosen):
            self.library.memos.edit(chosen, title=one(NAMES, note), note=one(NOTES, note))
        else:
            names = None if tags is None else some(NAMES, tags)
            self.library.annotations.edit(chosen, note=one(NOTES, note), tags=names)

    @precondition(annotations)
    @rule(chosen=several)
    def delete(self, chosen: list[int]) -> None:
        self.library.annotations.delete(some(self.annotations(), chosen))

    @precondition(annotations)
    @rule(chosen=several, name=number, on=flag)
    def tag(self, chosen: list[int], name: int, *, on: bool) -> None:
        verb = self.library.annotations.tag if on else self.library.annotations.untag
        verb(some(self.annotations(), chosen), one(NAMES, name))

    @rule(chosen=several, name=number)
    def tag_articles(self, chosen: list[int], name: int) -> None:
        self.library.annotations.tag_articles(some(self.articles(), chosen), one(NAMES, name))

    @rule(note=number, on=st.none() | number)
    def write_memo(self, note: int, on: int | None) -> None:
        tags = self.tags()
        tag = None if on is None or not tags else one(tags, on)
        self.library.memos.add(title=one(NAMES, note), note=one(NOTES, note), tag=tag)

    @rule(name=number, key=st.sampled_from([None, "", "1", "2"]))
    def make_tag(self, name: int, key: str | None) -> None:
        self.library.tags.create(one(NAMES, name), key=key, definition=one(NOTES, name))

    @precondition(tags)
    @rule(tag=number, name=number)
    def rename(self, tag: int, name: int) -> None:
        with contextlib.suppress(ScholiastError):
            self.library.tags.rename(one(self.tags(), tag), one(NAMES, name))

    @precondition(tags)
    @rule(tag=number, key=st.sampled_from(["", "1", "2"]))
    def set_key(self, tag: int, key: str) -> None:
        self.library.tags.set(one(self.tags(), tag), key=key, colour="#112233")

    @precondition(tags)
    @rule(tag=number)
    def delete_tag(self, tag: int) -> None:
        self.library.tags.delete(one(self.tags(), tag))

    @precondition(tags)
    @rule(tag=number, below=st.none() | number)
    def move_tag(self, tag: int, below: int | None) -> None:
        place = None if below is None else one(self.tags(), below)
        with contextlib.suppress(ScholiastError):
            self.library.tags.move(one(self.tags(), tag), place)

    @precondition(tags)
    @rule(sources=several, into=number)
    def merge_tags(self, sources: list[int], into: int) -> None:
        with contextlib.suppress(ScholiastError):
            self.library.tags.merge(some(self.tags(), sources), one(self.tags(), into))

    @precondition(tags)
    @rule(tag=number, chosen=several, name=number)
    def split_tag(self, tag: int, chosen: list[int], name: int) -> None:
        with contextlib.suppress(ScholiastError):
            notes = some([*self.annotations(), AnnotationId(0)], chosen)
            self.library.tags.split(one(self.tags(), tag), notes, one(NAMES, name))

    @precondition(tags)
    @rule(tag=number, on=flag)
    def retire_tag(self, tag: int, *, on: bool) -> None:
        verb = self.library.tags.retire if on else self.library.tags.unretire
        verb([one(self.tags(), tag)])

    @precondition(annotations)
    @rule(chosen=several, old=number, new=number)
    def retag(self, chosen: list[int], old: int, new: int) -> None:
        notes, tag = some(self.annotations(), chosen), one(NAMES, old)
        with contextlib.suppress(ScholiastError):
            self.library.annotations.replace(notes, tag, one(NAMES, new))
        with contextlib.suppress(ScholiastError):
            self.library.annotations.narrow(notes, tag, f"{tag}/n")
        with contextlib.suppress(ScholiastError):
            self.library.annotations.widen(notes, tag)

    @rule(chosen=several, name=number)
    def tag_passages(self, chosen: list[int], name: int) -> None:
        passages = [(article, Span(3, 8)) for article in some(self.articles(), chosen)]
        self.library.annotations.tag_passages(passages, one(NAMES, name))

    @rule(name=number, key=st.sampled_from(["", "1", "2"]))
    def take_codebook(self, name: int, key: str) -> None:
        entry = Entry(one(NAMES, name), key=key, use_when=one(NOTES, name), retired=bool(key))
        self.library.tags.take_codebook([entry, Entry("e/f", colour="#010203")])

    @rule(chosen=several, binned=flag)
    def bin(self, chosen: list[int], *, binned: bool) -> None:
        articles = some(self.articles(), chosen)
        self.library.articles.bin(articles) if binned else self.library.articles.restore(articles)

    @rule(article=number, title=number)
    def retitle(self, article: int, title: int) -> None:
        self.library.articles.edit(one(self.articles(), article), title=one(NAMES, title), date="2022-12-05")

    @rule(chosen=several, on=flag, star=flag)
    def mark(self, chosen: list[int], *, on: bool, star: bool) -> None:
        articles = some(self.articles(), chosen)
        if star:
            self.library.articles.set_starred(articles, starred=on)
        else:
            self.library.articles.set_read(articles, read=on)

    @rule(take=flag)
    def carry(self, *, take: bool) -> None:
        """Keep the records of the library as it is now, or take those that were kept."""
        path = self.folder / "kept.jsonl"
        if not take:
            written(self.library, path)
        elif path.exists():
            assert "failed" not in {row.status for row in taken(self.library, path)}

    @rule(article=number, reading=number)
    def read_again(self, article: int, reading: int) -> None:
        again = ImportedArticle(one(READINGS, reading), codec="utf-8")
        self.library.versions.reread(one(self.articles(), article), again)

    @rule(article=number, reading=number)
    def replace_text(self, article: int, reading: int) -> None:
        self.library.versions.replace(one(self.articles(), article), ImportedArticle(one(READINGS, reading)))

    @rule(article=number, reading=number)
    def import_version(self, article: int, reading: int) -> None:
        session = self.library.articles.start_import(as_version_of=one(self.articles(), article))
        file = FileResult("/texts/newer.txt", articles=(ImportedArticle(one(READINGS, reading)),))
        session.add(file)
        session.finish()

    @precondition(annotations)
    @rule(annotation=number, span=number, act=st.sampled_from(["place", "accept", "keep"]))
    def place(self, annotation: int, span: int, act: str) -> None:
        """Settle where a note lies; a memo and a note on a whole article have no place."""
        chosen, verbs = one(self.annotations(), annotation), self.library.annotations
        with contextlib.suppress(ScholiastError):
            if act == "place":
                verbs.place(chosen, one(SPANS, span) or Span(0, 1))
            else:
                (verbs.accept if act == "accept" else verbs.keep_unplaced)(chosen)

    @precondition(annotations)
    @rule(annotation=number, note=number, recover=flag)
    def draft(self, annotation: int, note: int, *, recover: bool) -> None:
        self.library.drafts.save(one(self.annotations(), annotation), one(NOTES, note))
        if recover:
            self.library.drafts.recover()

    @rule()
    def recognise(self) -> None:
        """Find an entity in each text that waits; no step."""
        mentions = self.library.mentions
        waiting = mentions.texts([each for each in self.articles() if mentions.recognised_by(each) is None])
        spots = [FoundMention(0, 4, Kind.PLACE), FoundMention(5, 8, Kind.PERSON)]
        found = [
            (version, [spot for spot in spots if text[spot.start : spot.end].strip()])
            for version, text in waiting
        ]
        mentions.store_many(ENGINE, found)

    def entities(self) -> list[EntityId]:
        return [each.id for each in self.library.entities.index()]

    @precondition(entities)
    @rule(sources=several, into=number)
    def merge_entities(self, sources: list[int], into: int) -> None:
        with contextlib.suppress(ScholiastError):
            self.library.entities.merge(some(self.entities(), sources), one(self.entities(), into))

    @precondition(entities)
    @rule(entity=number)
    def split_entity(self, entity: int) -> None:
        aliases = self.library.entities.get(one(self.entities(), entity)).aliases
        with contextlib.suppress(ScholiastError):
            self.library.entities.split([alias.id for alias in aliases])

    @precondition(entities)
    @rule(entity=number, name=number, kind=st.sampled_from(Kind))
    def say_what_entity_is(self, entity: int, name: int, kind: Kind) -> None:
        chosen = one(self.entities(), entity)
        self.library.entities.rename(chosen, one(NAMES, name))
        self.library.entities.retype([chosen], kind)
        self.library.entities.identify(chosen, {"wikidata": f"Q{name + 1}"})

    @precondition(entities)
    @rule(entity=number, other=st.none() | number)
    def dismiss(self, entity: int, other: int | None) -> None:
        second = None if other is None else one(self.entities(), other)
        self.library.entities.dismiss(one(self.entities(), entity), second)

    @rule(article=number, span=number, kind=st.none() | st.sampled_from(Kind), scope=st.sampled_from(Scope))
    def correct(self, article: int, span: int, kind: Kind | None, scope: Scope) -> None:
        """Say what a place is; it may lie beyond a shorter reading."""
        place = one(SPANS[1:], span) or Span(0, 1)
        with contextlib.suppress(ScholiastError):
            self.library.corrections.mark(
                [(one(self.articles(), article), place)], kind, scope=scope, everywhere=span > 3
            )

    @rule(article=number, mention=number, span=number, release=flag)
    def move_edges(self, article: int, mention: int, span: int, *, release: bool) -> None:
        chosen = one(self.articles(), article)
        marked = self.library.mentions.of(chosen)
        if not marked:
            return
        old = Span(one(marked, mention).start, one(marked, mention).end)
        with contextlib.suppress(ScholiastError):
            if release:
                self.library.corrections.release([(chosen, old)])
            else:
                self.library.corrections.set_edges(chosen, old, one(SPANS, span) or Span(0, 1))

    @rule(step=number)
    def take_back(self, step: int) -> None:
        self.library.drafts.recover()  # as the window keeps what is typed before it does such a thing
        chosen = one(self.library.past.steps(8), step).id
        if not self.library.past.why_not(chosen):
            self.library.past.restore(chosen)

    @precondition(several_articles)
    @rule(article=number)
    def erase(self, article: int) -> None:
        chosen = [one(self.articles(), article)]
        self.library.articles.bin(chosen)
        self.library.erase(chosen)

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library.open(self.path, by="Reader")

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _time in range(times):
            if self.library.undo_label():
                self.library.undo()

    @rule()
    def redo(self) -> None:
        with contextlib.suppress(NotFoundError):  # words typed where it would delete are a new step instead
            self.library.redo()

    @rule(step=number)
    def undo_to(self, step: int) -> None:
        with contextlib.suppress(ScholiastError):
            self.library.past.undo_to(one(self.library.past.steps(4), step).id)

    def fold(self) -> int:
        """Undo to the start, and return how many steps that were."""
        self.reopen()
        steps = 0
        while self.library.undo_label():
            self.library.undo()
            steps += 1
        return steps

    def unfold(self, steps: int) -> None:
        """Redo as many steps as were undone."""
        self.reopen()
        for _step in range(steps):
            self.library.redo()

    def dump(self) -> dict[str, list[str]]:
        """Return everything that undo and redo bring back, with the mentions found anew."""
        self.recognise()
        return dump(self.path)

    def teardown(self) -> None:
        try:
            self._look_over()
        finally:
            self.library.close()
            shutil.rmtree(self.folder)

    def _look_over(self) -> None:
        self.library.drafts.recover()
        end = self.dump()
        assert self.library.check() == []
        assert end["index"] == fresh_index(self.path)
        steps = self.fold()
        start = dump(self.path)
        assert not start["decision"]
        assert self.library.check() == []
        assert not any(start[table] for table in ("annotation", "anchor", "annotation_tag", "tag"))
        assert start["index"] == fresh_index(self.path)
        self.unfold(steps)
        assert self.dump() == end
