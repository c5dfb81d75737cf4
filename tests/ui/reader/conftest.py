"""A reader pane on the screenless platform, with the text face loaded once."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.model import EntityId, Kind, Mention, MentionId
from ui.reader.fonts import load_reader_font
from ui.reader.pane import ReaderPane
from ui.reader.style import ReaderStyle, style_of
from ui.theme import LIGHT


@pytest.fixture(scope="session")
def style(qapp: object) -> ReaderStyle:  # noqa: ARG001  # Qt must be there before its fonts
    return style_of(LIGHT, family=load_reader_font())


@pytest.fixture
def pane(qtbot: QtBot, style: ReaderStyle) -> ReaderPane:
    made = ReaderPane(style)
    qtbot.addWidget(made)
    made.resize(640, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def mention() -> Callable[..., Mention]:
    def make(number: int, start: int, end: int, kind: Kind = Kind.PLACE) -> Mention:
        return Mention(
            MentionId(number), f"m{number}", start, end, kind, EntityId(number), f"e{number}", "test 1"
        )

    return make
