"""What is handed to the worker process to be recognised, and what comes back."""

from dataclasses import dataclass, field

from desktop.model import FoundMention, VersionId


@dataclass(frozen=True, slots=True)
class Asked:
    """One version's text; ``language`` as the library knows it, None where it does not."""

    version: VersionId
    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """What is named in one version: by which engine ("name version"), and in which language it is.

    ``problem`` says in a sentence why nothing could be said; then there are no mentions and nothing is kept.
    """

    version: VersionId
    engine: str = ""
    language: str | None = None
    mentions: list[FoundMention] = field(default_factory=list)
    problem: str = ""
