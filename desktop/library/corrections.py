"""Verbs with which a reader puts mentions right; what is decided lasts, whichever engine runs afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.errors import NotFoundError, UsageError
from desktop.library.core import Core
from desktop.library.deciding import Deriving, reached
from desktop.library.kind_names import KIND_NAMES
from desktop.library.passages import newest_texts
from desktop.model import ArticleId, Change, Kind, Mention, Span, VersionId
from desktop.storage import decisions as rows
from desktop.storage import mentions
from desktop.storage.decisions import Tally
from desktop.storage.identity import new_uid
from desktop.storage.passages import Passage
from desktop.text.anchors import tight_span
from desktop.text.decisions import Decision, Scope, surface
from desktop.translation import _, ngettext

MARK = {
    Scope.HERE: _("Mark “{words}” as {kind}"),
    Scope.ARTICLE: _("Mark each “{words}” in the article as {kind}"),
    Scope.LIBRARY: _("Mark each “{words}” in the library as {kind}"),
}
REJECT = {
    Scope.HERE: _("Reject “{words}”"),
    Scope.ARTICLE: _("Reject each “{words}” in the article"),
    Scope.LIBRARY: _("Reject each “{words}” in the library"),
}
LONGEST = 60  # of the words in the name of a step


@dataclass(frozen=True, slots=True)
class Place:
    """One span in the newest version of an article, with its words."""

    article: ArticleId
    version: VersionId
    span: Span
    words: str


class Corrections:
    """What the reader of one open library decides about mentions."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database

    def find(self, uid: str) -> tuple[ArticleId, Mention]:
        """Return a mention in a newest version by its uid or its beginning; raises NotFoundError."""
        return self.at(*self._core.resolve(uid, mentions.by_uid_prefix))

    def at(self, article: ArticleId, span: Span) -> tuple[ArticleId, Mention]:
        """Return the mention on a span, white space at its ends apart; raises NotFoundError."""
        (place,) = self._places([(article, span)])
        for each in mentions.of_article(self._database, article):
            if Span(each.start, each.end) in {span, place.span}:
                return article, each
        raise NotFoundError(
            _("No entity is marked there."), remedy=_("Recognise the article, or mark the words anew.")
        )

    def like(self, article: ArticleId, mention: Mention, scope: Scope) -> list[tuple[ArticleId, Mention]]:
        """Return the mentions of the same words in the article or the library, the bin apart."""
        (place,) = self._places([(article, Span(mention.start, mention.end))])
        words = surface(place.words)
        reach = reached(self._core, article if scope is Scope.ARTICLE else None, words)
        found = []
        for number in sorted(reach - mentions.binned(self._database, reach)):
            text = newest_texts(self._core, [number])[number][1]
            found += [
                (number, each)
                for each in mentions.of_article(self._database, number)
                if surface(text[each.start : each.end]) == words
            ]
        return found

    def mark(
        self,
        passages: Sequence[Passage],
        kind: Kind | None,
        *,
        scope: Scope = Scope.HERE,
        everywhere: bool = False,
    ) -> None:
        """Say of which kind passages are, None for no entity; one step.

        It is also how a mention is accepted as it is, and how one is added. With a wider scope it holds for
        the words of the passages wherever they are found, with ``everywhere`` also where they are not; what
        was said of these very places before then gives way. Raises UsageError for a place outside the text.
        """
        places = self._places(passages)
        with self._core.step(_label(places, kind, scope)):
            targets: set[tuple[ArticleId | None, str]] = set()
            for place in places:
                self._give_way(place, scope)
                decision = _decision(place, kind, scope, everywhere=everywhere)
                targets.add((decision.article, decision.surface))
                self._keep(decision)
            self._derive(set().union(*(reached(self._core, *target) for target in targets)))

    def set_edges(self, article: ArticleId, old: Span, new: Span) -> None:
        """Give a mention another span in the same version; raises NotFoundError when there is none."""
        _article, mention = self.at(article, old)
        (before,), (after,) = self._places([(article, old)]), self._places([(article, new)])
        label = _("Change the edges of “{words}”").format(words=_short(before.words))
        with self._core.step(label):
            if before.span != after.span:
                self._keep(_decision(before, None, Scope.HERE))
            self._keep(_decision(after, mention.kind, Scope.HERE))
            self._derive({article})

    def release(self, passages: Sequence[Passage]) -> None:
        """Take back what was decided on these places alone, so that what was found stands again; one step."""
        places = self._places(passages)
        label = ngettext("Take back {count} correction", "Take back {count} corrections", len(places))
        with self._core.step(label.format(count=len(places))):
            for place in places:
                self._drop(_decision(place, None, Scope.HERE))
            self._derive({place.article for place in places})

    def waiting(self) -> set[ArticleId]:
        """Return the articles with mentions that nobody decided on."""
        return rows.undecided(self._database)

    def tallies(self) -> list[Tally]:
        """Return what became of what engines found, by kind; articles in the bin apart."""
        return rows.tallies(self._database)

    def _places(self, passages: Sequence[Passage]) -> list[Place]:
        articles = list(dict.fromkeys(article for article, _span in passages))
        texts = newest_texts(self._core, articles)
        return [_placed(texts, article, span) for article, span in dict.fromkeys(passages)]

    def _give_way(self, place: Place, scope: Scope) -> None:
        """Drop what was said of a place more narrowly than what is said now."""
        if scope is not Scope.HERE:
            self._drop(_decision(place, None, Scope.HERE))
        if scope is Scope.LIBRARY:
            self._drop(_decision(place, None, Scope.ARTICLE))

    def _drop(self, decision: Decision) -> None:
        row = rows.row_on(self._database, decision)
        if row is not None:
            self._core.recorder.delete("decision", row)

    def _keep(self, decision: Decision) -> None:
        """Keep a decision, in the place of an earlier one on the same target."""
        values = rows.target_values(decision)
        now, row = self._database.now(), rows.row_on(self._database, decision)
        if row is None:
            made = {"created_by": self._database.by, "created": now, "modified": now}
            self._core.recorder.insert("decision", {**values, **made})
        else:
            changed = {"kind": values["kind"], "everywhere": values["everywhere"]}
            if self._core.recorder.update("decision", row, changed):
                self._core.recorder.update("decision", row, {"modified": now})

    def _derive(self, articles: set[ArticleId]) -> None:
        touched = Deriving(self._core).settle(sorted(articles))
        self._core.tell(Change(mentions=frozenset(touched)))


def _placed(texts: dict[ArticleId, tuple[VersionId, str]], article: ArticleId, span: Span) -> Place:
    if article not in texts:
        raise NotFoundError(
            _("This article is not in the library."), remedy=_("Choose another from the list.")
        )
    version, text = texts[article]
    if not 0 <= span.start < span.end <= len(text):
        raise UsageError(
            _("{start} to {end} does not lie in the text, which has {length} characters.").format(
                start=span.start, end=span.end, length=len(text)
            ),
            remedy=_("Choose a place inside the text."),
        )
    tight = tight_span(text, span)
    if tight is None:
        raise UsageError(_("There are no words in this place."), remedy=_("Choose a place with words."))
    return Place(article, version, tight, text[tight.start : tight.end])


def _decision(place: Place, kind: Kind | None, scope: Scope, *, everywhere: bool = False) -> Decision:
    here = scope is Scope.HERE
    return Decision(
        uid=new_uid(),
        surface=surface(place.words),
        kind=kind,
        article=None if scope is Scope.LIBRARY else place.article,
        version=place.version if here else None,
        span=place.span if here else None,
        everywhere=everywhere and not here,
    )


def _label(places: Sequence[Place], kind: Kind | None, scope: Scope) -> str:
    words = {surface(place.words) for place in places}
    if len(words) == 1 and (scope is not Scope.HERE or len(places) == 1):
        label = REJECT[scope] if kind is None else MARK[scope]
        return label.format(words=_short(words.pop()), kind=kind and KIND_NAMES[kind])
    if kind is None:
        label = ngettext("Reject {count} mention", "Reject {count} mentions", len(places))
        return label.format(count=len(places))
    label = ngettext("Mark {count} passage as {kind}", "Mark {count} passages as {kind}", len(places))
    return label.format(count=len(places), kind=KIND_NAMES[kind])


def _short(words: str) -> str:
    one_line = surface(words)
    return one_line if len(one_line) <= LONGEST else one_line[: LONGEST - 1] + "…"
