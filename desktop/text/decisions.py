"""What a reader decided about entities, and what stands when it is laid over what an engine found.

What was found and what was decided are kept apart; the mentions that are shown follow from both, so that
an engine that runs again changes no decision, and a decision that is taken back leaves no trace.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.model import ArticleId, FoundMention, Kind, Span, VersionId
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

    The order in which either is given does not matter.
    """
    chosen = sorted(decisions, key=_uid)
    wanted = _Wanted(text, chosen)
    standing, passed = [], []
    for mention in sorted(set(found), key=_place):
        stands = wanted.judged(mention)
        if stands is None:
            passed.append(mention)
        else:
            standing.append(stands)
    placed = {each.span: each for each in standing}
    standing += [each for span, each in wanted.placed.items() if span not in placed]
    return _with_occurrences(text, wanted, standing, passed)


class _Wanted:
    """Decisions sorted by what they lie on."""

    def __init__(self, text: str, decisions: Sequence[Decision]) -> None:
        self._text = text
        here = [each for each in decisions if each.span is not None and each.span.end <= len(text)]
        self.placed = _apart(here)
        self.rejected = {each.span: entity_key(each.surface) for each in here if each.kind is None}
        wide = [each for each in decisions if each.span is None]
        by_reach = sorted(wide, key=_is_of_article)
        self.of_words = {each.surface: each for each in by_reach}

    def judged(self, mention: FoundMention) -> Standing | None:
        """Return how a found mention stands, None when a decision passes it over."""
        span = Span(mention.start, mention.end)
        here = self.placed.get(span)
        if here is not None:
            return Standing(span, here.kind, mention, here.decision)
        if any(_touch(span, each) for each in self.placed) or self.is_rejected(span):
            return None
        decision = self.of_words.get(surface(self._text[span.start : span.end]))
        if decision is None:
            return Standing(span, mention.kind, mention, None)
        return None if decision.kind is None else Standing(span, decision.kind, mention, decision)

    def is_rejected(self, span: Span) -> bool:
        """Tell whether a place was said to be no entity, also when it is found with another edge."""
        if span in self.rejected:
            return True
        touching = [key for each, key in self.rejected.items() if each is not None and _touch(span, each)]
        return bool(touching) and entity_key(self._text[span.start : span.end]) in touching


def _apart(here: Sequence[Decision]) -> dict[Span, Standing]:
    """Return the places that are entities; of two that overlap the later decision, whose uid is higher."""
    kept: dict[Span, Standing] = {}
    for each in reversed(here):
        if each.kind is None or each.span is None:
            continue
        if not any(_touch(each.span, other) for other in kept):
            kept[each.span] = Standing(each.span, each.kind, None, each)
    return kept


def _with_occurrences(
    text: str, wanted: _Wanted, standing: list[Standing], passed: list[FoundMention]
) -> Outcome:
    """Add the words that are an entity everywhere; they give way to places and to longer names."""
    for decision in sorted(wanted.of_words.values(), key=_longest):
        if decision.kind is None or not decision.everywhere:
            continue
        for span in occurrences(text, decision.surface):
            rivals = [each for each in standing if _touch(span, each.span)]
            if wanted.is_rejected(span) or any(_is_stronger(each, span) for each in rivals):
                continue
            passed += [each.found for each in rivals if each.found is not None]
            standing = [each for each in standing if each not in rivals]
            standing.append(Standing(span, decision.kind, None, decision))
    return Outcome(tuple(sorted(standing, key=_span_of)), tuple(sorted(passed, key=_place)))


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


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


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
