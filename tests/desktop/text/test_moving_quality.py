"""What the bench of anchors measures, on one made text a kind of edit: it must not fall silently."""

import pytest

from tests.bench.anchors import SCENARIOS, SHORT, Scenario, Texts, follow


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario.name for scenario in SCENARIOS])
@pytest.mark.parametrize("kind", ["varied", "repetitive"])
def test_passages_are_followed_as_well_as_ever(kind: str, scenario: Scenario) -> None:
    ours, peer = follow(Texts(kind), scenario, size=SHORT, seeds=range(8), peer_notes=0)
    assert (ours.remain + ours.deleted, peer.remain) == (400, 0)
    assert ours.percent(ours.right, of=ours.remain) >= scenario.right
    assert ours.percent(ours.right_and_sure, of=ours.remain) >= scenario.right - 1
    assert ours.wrong <= WRONG[kind]


WRONG = {"varied": 2, "repetitive": 4}  # of 400
