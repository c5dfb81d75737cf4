"""Engines are found by the name of their entry point."""

import pytest

from desktop.errors import NotFoundError
from desktop.recognition.engine import recognise_texts


def test_an_unknown_engine_is_named_in_the_complaint() -> None:
    with pytest.raises(NotFoundError, match="no-such-engine"):
        recognise_texts("no-such-engine", ["text"])
