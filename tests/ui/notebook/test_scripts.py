"""Letters of the world on cards and in the table."""

import pytest

from ui.notebook.scripts import runs_leftwards, upright


@pytest.mark.parametrize(
    ("words", "stands", "leftwards"),
    [
        ("“Baku said no”", False, False),
        ("“اجتماع في باكو”", True, True),
        ("(2021) שלום", True, True),
        ("😀 drills in باكو", True, False),
        ("北京的会谈", True, False),
        ("Переговоры", False, False),
        ("", False, False),
    ],
)
def test_scripts_are_told_apart(words: str, stands: bool, leftwards: bool) -> None:  # noqa: FBT001  # by name
    assert upright(words) is stands
    assert runs_leftwards(words) is leftwards
