"""What tests of more than one pane need."""

from collections.abc import Generator

import pytest
from PySide6.QtGui import QAccessible


@pytest.fixture
def listening(qapp: object) -> Generator[None, None, None]:  # noqa: ARG001  # Qt must be there before
    """Let Qt believe that a screen reader is there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)
