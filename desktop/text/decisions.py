"""What a reader decided about entities, and what stands when it is laid over what an engine found.

What was found and what was decided are kept apart; the mentions that are shown follow from both, so that
an engine that runs again changes no decision, and a decision that is taken back leaves no trace.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.model import ArticleId, FoundMention, Kind, Span, VersionId
from desktop.text.marks import MarkIndex
from desktop.text.names import entity_key


class Scope(StrEnum):
    """How far a decision reaches: this place, these words in the article, or these words in the library."""

    HERE = "here"
    ARTICLE = "article"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reader said of one place (``version`` and ``span``) or of words wherever they are found.

    ``kind`` None means that it is no entity. ``article`` None means the whole library; ``everywhere`` that
    the words are an entity also where no engine found one.
    """

    uid: str
    surface: str
    kind: Kind | None
    article: ArticleId | None = None
    version: VersionId | None = None
    span: Span | None = None
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A mention that stands: what an engine found there and what was decided, at least one of them."""

    span: Span
    kind: Kind
    found: FoundMention | None
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stands in a text, by place, and what an engine found and a decision passed over."""

    standing: tuple[Standing, ...]
    passed: tuple[FoundMention, ...]


def surface(words: str) -> str:
    """Return words as decisions on them are kept: every white space is one blank."""
    return " ".join(words.split())


def decide(text: str, found: Iterable[FoundMention], decisions: Iterable[Decision]) -> Outcome:
    """Lay decisions over what was found: a place before the article, the article before the library.

    The order in which either is given does not matter. Time is O(n log n) in mentions and decisions, but for
    words that are an entity everywhere, each of which is looked for in the text.
    """
    laying = _Laying(text, sorted(decisions, key=_uid))
    for mention in sorted(set(found), key=_place):
        laying.take(mention)
    laying.add_places()
    laying.add_occurrences()
    return Outcome(
        tuple(sorted(laying.standing.values(), key=_span_of)), tuple(sorted(laying.passed, key=_place))
    )


class _Laying:
    """Decisions being laid over what was found, sorted by what they lie on."""

    def __init__(self, text: str, decisions: Sequence[Decision]) -> None:
        self._text = text
        self.standing: dict[int, Standing] = {}
        self.passed: list[FoundMention] = []
        self._index = MarkIndex()
        here = [each for each in decisions if each.span is not None and each.span.end <= len(text)]
        self._placed, self._taken = _apart(here)
        rejected = [(each.span, each.surface) for each in here if each.kind is None and each.span is not None]
        self._rejected = {span for span, _words in rejected}
        self._rejected_keys = [entity_key(words) for _span, words in rejected]
        self._rejecting = MarkIndex([span.start for span, _ in rejected], [span.end for span, _ in rejected])
        wide = [each for each in decisions if each.span is None]
        self._of_words = {each.surface: each for each in sorted(wide, key=_is_of_article)}

    def take(self, mention: FoundMention) -> None:
        """Let a found mention stand, or pass it over."""
        stands = self._judged(mention)
        if stands is None:
            self.passed.append(mention)
        else:
            self._stand(stands)

    def _judged(self, mention: FoundMention) -> Standing | None:
        span = Span(mention.start, mention.end)
        here = self._placed.pop(span, None)
        if here is not None:
            return Standing(span, here.kind, mention, here.decision)
        if self._taken.over(span.start, span.end) or self._is_rejected(span):
            return None
        decision = self._of_words.get(surface(self._text[span.start : span.end]))
        if decision is None:
            return Standing(span, mention.kind, mention, None)
        return None if decision.kind is None else Standing(span, decision.kind, mention, decision)

    def add_places(self) -> None:
        """Let the places stand that are an entity and where none was found."""
        for each in self._placed.values():
            self._stand(each)

    def add_occurrences(self) -> None:
        """Add the words that are an entity everywhere; they give way to places and to longer names."""
        for decision in sorted(self._of_words.values(), key=_longest):
            if decision.kind is not None and decision.everywhere:
                for span in occurrences(self._text, decision.surface):
                    self._add(Standing(span, decision.kind, None, decision))

    def _add(self, wanted: Standing) -> None:
        rivals = self._index.over(wanted.span.start, wanted.span.end)
        stronger = any(_is_stronger(self.standing[each], wanted.span) for each in rivals)
        if stronger or self._is_rejected(wanted.span):
            return
        for each in rivals:
            self._index.remove(each)
            beaten = self.standing.pop(each).found
            self.passed += [beaten] if beaten is not None else []
        self._stand(wanted)

    def _stand(self, standing: Standing) -> None:
        self.standing[self._index.add(standing.span.start, standing.span.end)] = standing

    def _is_rejected(self, span: Span) -> bool:
        """Tell whether a place was said to be no entity, also when it is found with another edge."""
        if span in self._rejected:
            return True
        touching = self._rejecting.over(span.start, span.end)
        key = entity_key(self._text[span.start : span.end]) if touching else ""
        return any(self._rejected_keys[each] == key for each in touching)


def _apart(here: Sequence[Decision]) -> tuple[dict[Span, Standing], MarkIndex]:
    """Return the places that are entities; of two that overlap the later decision, whose uid is higher."""
    kept: dict[Span, Standing] = {}
    taken = MarkIndex()
    for each in reversed(here):
        if each.kind is None or each.span is None or taken.over(each.span.start, each.span.end):
            continue
        taken.add(each.span.start, each.span.end)
        kept[each.span] = Standing(each.span, each.kind, None, each)
    return kept, taken


def _is_stronger(rival: Standing, span: Span) -> bool:
    """Tell whether a mention holds its place against words that are an entity everywhere."""
    whole = rival.span.start <= span.start and span.end <= rival.span.end
    return rival.decision is not None or whole


def occurrences(text: str, words: str) -> list[Span]:
    """Return where words stand as whole words, whatever white space parts them."""
    if not words or (parts := words.split())[0] not in text:
        return []
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    pattern = before + r"\s+".join(map(re.escape, parts)) + after
    return [Span(*match.span()) for match in re.finditer(pattern, text)]


def _uid(decision: Decision) -> str:
    return decision.uid


def _is_of_article(decision: Decision) -> bool:
    return decision.article is not None


def _longest(decision: Decision) -> tuple[int, str]:
    return -len(decision.surface), decision.surface


def _place(mention: FoundMention) -> tuple[int, int, str]:
    return mention.start, -mention.end, mention.kind.value


def _span_of(standing: Standing) -> tuple[Span, str]:
    return standing.span, standing.kind.value
