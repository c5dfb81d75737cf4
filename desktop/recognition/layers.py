"""The house rules that follow the model: each a pure function in a module of its own, in this order."""

from collections.abc import Callable

from desktop.model import FoundMention
from desktop.recognition.addresses import leave_addresses
from desktop.recognition.agreements import mark_agreements
from desktop.recognition.capitals import leave_common_words
from desktop.recognition.common_nouns import leave_common_nouns
from desktop.recognition.dates import leave_no_dates
from desktop.recognition.demonyms import name_groups
from desktop.recognition.document import add_repeats, agree_on_kinds
from desktop.recognition.edges import trim_edges
from desktop.recognition.events import mark_events
from desktop.recognition.groups import decide_nationalities
from desktop.recognition.headwords import decide_by_head
from desktop.recognition.known_places import add_countries, know_places
from desktop.recognition.persons import recognise_surnames
from desktop.recognition.places import mark_listed_places
from desktop.recognition.scripts import leave_other_scripts
from desktop.recognition.spans import settle
from desktop.recognition.titles import leave_titles

Layer = Callable[[str, list[FoundMention]], list[FoundMention]]

HOUSE_VERSION = 4
"""Counted up whenever a rule changes what is found, so that stored mentions tell which rules made them."""

LAYERS: tuple[Layer, ...] = (
    trim_edges,
    leave_other_scripts,
    leave_addresses,
    leave_common_words,
    leave_titles,
    mark_agreements,
    mark_events,
    mark_listed_places,
    know_places,
    recognise_surnames,
    decide_nationalities,
    decide_by_head,
    leave_common_nouns,
    agree_on_kinds,
    name_groups,
    add_repeats,
    add_countries,
    leave_no_dates,
)


def refine(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return what the rules make of a model's mentions: sorted, not overlapping, trimmed, never empty."""
    for layer in LAYERS:
        found = layer(text, found)
    return settle(trim_edges(text, found))
