"""The house rules that follow the model: each a pure function in a module of its own, in this order."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop.model import RULES, FoundMention
from desktop.recognition.abbreviations import join_abbreviations
from desktop.recognition.addresses import leave_addresses
from desktop.recognition.agreements import mark_agreements
from desktop.recognition.capitals import leave_common_words
from desktop.recognition.common_nouns import leave_common_nouns
from desktop.recognition.context import heed_context
from desktop.recognition.datelines import mark_datelines
from desktop.recognition.dates import add_dates, leave_no_dates, trim_dates
from desktop.recognition.demonyms import name_groups
from desktop.recognition.document import add_repeats, agree_on_kinds
from desktop.recognition.edges import join_words, split_at_dashes, trim_edges, trim_signs
from desktop.recognition.events import mark_events
from desktop.recognition.headwords import decide_by_head, recognise_short_names
from desktop.recognition.known_places import add_countries, know_places
from desktop.recognition.persons import join_names, recognise_surnames
from desktop.recognition.places import mark_listed_places
from desktop.recognition.portfolios import leave_portfolios
from desktop.recognition.scripts import leave_other_scripts
from desktop.recognition.spans import settle
from desktop.recognition.titles import add_addressed, leave_titles

Layer = Callable[[str, list[FoundMention]], list[FoundMention]]

HOUSE_VERSION = 5
"""Counted up whenever a rule changes what is found, so that stored mentions tell which rules made them."""

LAYERS: tuple[Layer, ...] = (
    split_at_dashes,
    join_words,
    trim_edges,
    leave_other_scripts,
    leave_common_words,
    leave_titles,
    add_addressed,
    join_names,
    mark_agreements,
    mark_events,
    mark_listed_places,
    know_places,
    mark_datelines,
    recognise_surnames,
    leave_portfolios,
    decide_by_head,
    leave_common_nouns,
    join_abbreviations,
    recognise_short_names,
    agree_on_kinds,
    heed_context,
    name_groups,
    add_repeats,
    add_countries,
    trim_dates,
    add_dates,
    leave_no_dates,
    leave_addresses,
)


def refine(text: str, found: list[FoundMention], layers: Sequence[Layer] = LAYERS) -> list[FoundMention]:
    """Return what the rules make of a model's mentions: sorted, not overlapping, trimmed, never empty.

    A mention where the model found nothing has the rules as its source.
    """
    refined = found
    for layer in layers:
        refined = layer(text, refined)
    return told_apart(settle(trim_edges(text, refined)), found, rules=f"{RULES}-en {HOUSE_VERSION}")


OTHERS = (trim_signs, leave_addresses, leave_common_words, agree_on_kinds, add_repeats)
"""The rules that hold in every language; the others speak English."""

OTHERS_VERSION = 1
"""Counted up whenever these change what is found in other languages."""


def refine_other(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return what the rules make of a model's mentions in a text that is not English; as ``refine`` does."""
    refined = found
    for layer in OTHERS:
        refined = layer(text, refined)
    return told_apart(settle(trim_signs(text, refined)), found, rules=f"{RULES}-all {OTHERS_VERSION}")


def told_apart(refined: list[FoundMention], found: list[FoundMention], *, rules: str) -> list[FoundMention]:
    """Return sorted mentions with ``rules`` as the source of those that the model had no part in."""
    kept, waiting = [], deque(sorted(found, key=_start))
    last = 0  # where the furthest of the model's mentions ends that begins before
    for each in refined:
        while waiting and waiting[0].start < each.end:
            last = max(last, waiting.popleft().end)
        by_rule = last <= each.start
        kept.append(replace(each, source=rules) if by_rule else each)
    return kept


def _start(mention: FoundMention) -> int:
    return mention.start
