"""Pieces of regular expressions that several rules share; each is bounded, so that time stays linear."""

CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w\u2019'-]{0,30}"
"""A word that begins with a letter other than a small one; scripts without capitals count as capitals."""

_NO_NAME = (
    "The|A|An|This|That|In|At|From|Both|Of|To|For|On|And|But|With|Under|By|As|Its|Their|Our|Best|Last|Next"
    "|Previous|Latest|Every|Each|Most|All|Other"
)
NAME_START = rf"\b(?!(?:{_NO_NAME})\b)"
"""Before the first word of a name: no function word that stands at the start of a sentence."""
