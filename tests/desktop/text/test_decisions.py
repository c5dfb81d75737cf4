"""What stands in a text follows from what was found and what was decided, and from nothing else."""

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from desktop.model import ArticleId, FoundMention, Kind, Span, VersionId
from desktop.text.decisions import Decision, decide, occurrences, surface

TEXT = "Baku Declaration signed in Baku; the\u00a0Sky  News of Baku said: he met Ali Aliyev in Baku. 😀 He."
BAKUS = occurrences(TEXT, "Baku")
spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)).map(
    lambda each: Span(each[0], min(len(TEXT), each[0] + each[1]))
)
kinds = st.sampled_from(Kind)


@st.composite
def findings(draw: st.DrawFn) -> list[FoundMention]:
    chosen = draw(st.lists(spans, max_size=6))
    return [FoundMention(each.start, each.end, draw(kinds)) for each in chosen]


@st.composite
def decisions(draw: st.DrawFn) -> list[Decision]:
    chosen: dict[tuple[object, ...], Decision] = {}
    for number in range(draw(st.integers(0, 6))):
        span = draw(spans)
        words = surface(TEXT[span.start : span.end])
        if not words:
            continue
        here = draw(st.booleans())
        article = ArticleId(1) if here or draw(st.booleans()) else None
        made = Decision(
            uid=f"{number}",
            surface=words,
            kind=draw(st.none() | kinds),
            article=article,
            version=VersionId(1) if here else None,
            span=span if here else None,
            everywhere=not here and draw(st.booleans()),
        )
        chosen[article, made.span, words] = made
    return list(chosen.values())


def here(span: Span, kind: Kind | None, uid: str = "1") -> Decision:
    return Decision(uid, surface(TEXT[span.start : span.end]), kind, ArticleId(1), VersionId(1), span)


def found(span: Span, kind: Kind = Kind.PLACE) -> FoundMention:
    return FoundMention(span.start, span.end, kind)


@given(findings(), decisions(), st.randoms(use_true_random=False))
def test_the_order_of_findings_and_decisions_does_not_matter(
    mentions: list[FoundMention], decided: list[Decision], chance: random.Random
) -> None:
    outcome = decide(TEXT, mentions, decided)
    chance.shuffle(mentions)
    chance.shuffle(decided)
    assert decide(TEXT, mentions, decided) == outcome


@given(findings(), decisions())
def test_all_that_was_found_stands_or_is_passed_over_and_none_is_lost(
    mentions: list[FoundMention], decided: list[Decision]
) -> None:
    outcome = decide(TEXT, mentions, decided)
    kept = [each.found for each in outcome.standing if each.found is not None]
    assert sorted(map(repr, [*kept, *outcome.passed])) == sorted(map(repr, set(mentions)))
    assert all(each.found or each.decision for each in outcome.standing)


@given(findings(), decisions())
def test_what_was_decided_of_a_place_holds_whatever_is_found(
    mentions: list[FoundMention], decided: list[Decision]
) -> None:
    standing = {each.span: each.kind for each in decide(TEXT, mentions, decided).standing}
    places = [each for each in decided if each.span is not None]
    for each in places:
        if each.kind is None and each.span:
            assert each.span not in standing
        elif all(other is each or not _touch(each, other) for other in places):
            assert standing[each.span] is each.kind  # type: ignore[index]


def _touch(one: Decision, other: Decision) -> bool:
    assert one.span is not None
    assert other.span is not None
    return one.span.start < other.span.end and other.span.start < one.span.end


def test_a_place_comes_before_the_article_and_the_article_before_the_library() -> None:
    library = Decision("1", "Baku", Kind.ORGANISATION)
    article = Decision("2", "Baku", None, ArticleId(1))
    mentions = [found(each) for each in BAKUS]
    of_library = decide(TEXT, mentions, [library])
    assert [each.kind for each in of_library.standing] == [Kind.ORGANISATION] * len(BAKUS)
    assert decide(TEXT, mentions, [library, article]).standing == ()
    narrowest = decide(TEXT, mentions, [library, article, here(BAKUS[1], Kind.EVENT)])
    assert [(each.span, each.kind) for each in narrowest.standing] == [(BAKUS[1], Kind.EVENT)]


def test_a_rejected_place_stays_so_when_it_is_found_with_an_article_before_it() -> None:
    news = occurrences(TEXT, "Sky News")[0]
    wider = Span(TEXT.index("the\u00a0Sky"), news.end)
    outcome = decide(TEXT, [found(wider, Kind.ORGANISATION)], [here(news, None)])
    assert outcome.standing == ()
    assert len(outcome.passed) == 1


def test_words_that_are_an_entity_everywhere_are_whole_words_and_give_way_to_longer_names() -> None:
    declaration = Span(0, len("Baku Declaration"))
    everywhere = Decision("1", "Baku", Kind.PLACE, everywhere=True)
    standing = decide(TEXT, [found(declaration, Kind.LAW)], [everywhere]).standing
    assert [each.span for each in standing] == [declaration, *BAKUS[1:]]
    assert decide(TEXT, [], [Decision("1", "Ali", Kind.PERSON, everywhere=True)]).standing[0].span == Span(
        TEXT.index("Ali"), TEXT.index("Ali") + 3
    )
    assert len(occurrences(TEXT, "Ali")) == 1
    assert [TEXT[each.start : each.end] for each in occurrences(TEXT, "Sky News")] == ["Sky  News"]


def test_two_findings_on_one_decided_place_are_one_mention() -> None:
    mentions = [found(BAKUS[1], Kind.PLACE), found(BAKUS[1], Kind.LAW)]
    outcome = decide(TEXT, mentions, [here(BAKUS[1], Kind.EVENT)])
    assert [(each.span, each.kind) for each in outcome.standing] == [(BAKUS[1], Kind.EVENT)]
    assert len(outcome.passed) == 1


def test_ten_thousand_decisions_in_one_text_take_no_squares_of_time() -> None:
    text = "Baku said. " * 20_000
    places = occurrences(text, "Baku")
    decided = [
        Decision(f"{number:06}", "Baku", Kind.EVENT if number % 2 else None, ArticleId(1), VersionId(1), span)
        for number, span in enumerate(places[:10_000])
    ]
    begun = time.process_time()
    outcome = decide(text, [found(each) for each in places], decided)
    assert time.process_time() - begun < 5
    assert len(outcome.standing) == 15_000
