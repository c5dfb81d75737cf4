"""Of each mention the card says who found it: an engine, a rule or a person, with the version."""

import pytest

from desktop.model import EntityId, Kind, Mention, MentionId
from ui.reader.hover import described_source


@pytest.mark.parametrize(
    ("source", "found_by", "found_kind", "words"),
    [
        ("spacy-en 3.7.1+3", "", None, "Found by spacy-en 3.7.1+3"),
        ("rules-en 3", "", None, "Found by a rule (rules-en 3)"),
        ("person", "", None, "Marked by a person"),
        ("person", "rules 1", Kind.PLACE, "Confirmed by a person; found by a rule (rules 1)"),
        ("person", "de_small 1.0+1", Kind.LAW, "Decided by a person; de_small 1.0+1 said: Agreement"),
    ],
)
def test_the_card_says_who_found_it(source: str, found_by: str, found_kind: Kind | None, words: str) -> None:
    mention = Mention(
        MentionId(1), "", 0, 4, Kind.PLACE, EntityId(1), "", source, found_by=found_by, found_kind=found_kind
    )
    assert described_source(mention) == words
