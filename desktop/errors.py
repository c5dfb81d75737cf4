"""What can go wrong in the user's world, each with what to do about it.

Everything else is a bug and flies to the one excepthook.
"""


class ScholiastError(Exception):
    """Something the user can understand and act on.

    ``what`` says in one sentence what happened, ``remedy`` in one sentence what to do; both are
    already translated.
    """

    def __init__(self, what: str, *, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        """Both sentences, as they are shown where there is one line for them."""
        return f"{self.what} {self.remedy}".strip()


class NotFoundError(ScholiastError):
    """An id, a quotation or a file that is not there."""


class LockedError(ScholiastError):
    """Another process holds the library for writing."""


class ReadOnlyError(ScholiastError):
    """A write was asked of a library that is open for reading only."""


class DamagedError(ScholiastError):
    """The library file cannot be read as a library."""


class UnreadableError(ScholiastError):
    """A file that cannot be imported, with the reason."""


class UsageError(ScholiastError):
    """The words of a command do not fit together; nothing was done."""
