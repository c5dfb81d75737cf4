"""What speaks against a mention is said, and the more it is, the less certain it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import EntityId, Kind, Mention, MentionId
from desktop.text.certainty import WEIGHTS, Reason, doubt, reasons_in

TEXT = (
    "Ada Lind met Lind and Noor in Baku. Labour won; labour is hard. The Joint Committee On Water Use Rights "
    "sat in room B52 with van Dyk Smith. Baku again."
)


def mention(words: str, kind: Kind, source: str = "engine 1", *, nth: int = 0) -> Mention:
    at = -1
    for _time in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Mention(MentionId(0), words, at, at + len(words), kind, EntityId(0), "", source)


MENTIONS = [
    mention("Ada Lind", Kind.PERSON),
    mention("Lind", Kind.PERSON, nth=1),
    mention("Noor", Kind.PERSON),
    mention("Baku", Kind.PLACE),
    mention("Labour", Kind.ORGANISATION, "rules-en 3"),
    mention("Joint Committee On Water Use Rights", Kind.ORGANISATION),
    mention("B52", Kind.PLACE),
    mention("van Dyk", Kind.PERSON),
    mention("Baku", Kind.PLACE, nth=1),
]


def told(**known: object) -> dict[str, list[str]]:
    given_values = {"decided": {}, "kinds": {}, **known}
    found = reasons_in(TEXT, MENTIONS, **given_values)  # type: ignore[arg-type]
    return {
        f"{each.uid} {each.start}": [reason.value for reason in reasons]
        for each, reasons in zip(MENTIONS, found, strict=True)
    }


def test_each_reason_is_found_where_it_is_true() -> None:
    assert list(told().values()) == [
        ["named once"],
        ["named once"],
        ["a single name of a person", "named once"],
        [],
        ["found by a rule", "also in small letters", "named once"],
        ["unusually long", "named once"],
        ["holds figures", "named once"],
        ["begins with a small letter", "the next word has a capital, too", "named once"],
        [],
    ]


def test_what_the_library_and_its_reader_say_counts() -> None:
    kinds = {"baku": {Kind.PLACE: 2, Kind.PERSON: 3}, "noor": {Kind.PERSON: 5, Kind.PLACE: 1}}
    found = list(told(kinds=kinds, decided={"Ada Lind": frozenset({None, Kind.PERSON})}).values())
    assert found[0] == ["decided otherwise", "named once"]
    assert found[2] == ["a single name of a person", "named once"]
    assert found[3] == found[8] == ["of another kind elsewhere"]
    same = told(decided={"Ada Lind": frozenset({Kind.PERSON})})
    assert next(iter(same.values())) == ["named once"]


def test_dates_have_figures_and_capitals_beside_them() -> None:
    date = Mention(MentionId(0), "", 0, 8, Kind.DATE, EntityId(0), "", "rules 1")
    assert reasons_in("May 2022 Ada. May 2022", [date], decided={}, kinds={}) == [(Reason.ONCE,)]


@given(st.lists(st.sampled_from(list(Reason)), unique=True), st.sampled_from(list(Reason)))
def test_one_more_reason_makes_it_more_doubtful(reasons: list[Reason], more: Reason) -> None:
    assert 0 <= doubt(reasons) < 1
    if more not in reasons:
        assert doubt([*reasons, more]) > doubt(reasons)


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_its_weight_and_the_weightier_come_first(reason: Reason) -> None:
    assert 0 < WEIGHTS[reason] < 1
    weights = [WEIGHTS[each] for each in Reason]
    assert weights == sorted(weights, reverse=True)
