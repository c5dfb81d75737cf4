"""What a tag can be made into."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop.model import Tag, TagId
from ui.tagging import SWATCHES
from ui.tags.dialog import TagDialog, TagValues
from ui.theme import DARK, PALETTES, contrast, tag_fill

FRAMING = Tag(TagId(1), "tag-1", "Framing", None, "#cf6a5d", "3", "How it is told.", 9, 4)


def may_save(dialog: TagDialog) -> bool:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()


def test_an_existing_tag_is_shown_and_given_back_unchanged(qtbot: QtBot) -> None:
    dialog = TagDialog(FRAMING, names=["Framing"], taken={"3": "Framing"})
    qtbot.addWidget(dialog)
    assert may_save(dialog)
    assert dialog.values() == TagValues("Framing", "#cf6a5d", "3", "How it is told.")


def test_a_colour_is_chosen_by_click(qtbot: QtBot) -> None:
    dialog = TagDialog(FRAMING)
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.swatches.buttons()[0], Qt.MouseButton.LeftButton)
    assert dialog.values().colour == SWATCHES[0][0]


def test_a_colour_that_is_not_offered_is_kept(qtbot: QtBot) -> None:
    dialog = TagDialog(Tag(TagId(1), "t", "x", None, "#123456", None, "", 0, 0))
    qtbot.addWidget(dialog)
    assert dialog.values().colour == "#123456"


def test_a_new_tag_needs_a_name_and_leaves_its_colour_to_the_library(qtbot: QtBot) -> None:
    dialog = TagDialog()
    qtbot.addWidget(dialog)
    assert not may_save(dialog)
    qtbot.keyClicks(dialog.name, "War / Aims")
    assert may_save(dialog)
    assert dialog.values() == TagValues("War/Aims", None, None, "")


def test_a_name_or_key_in_use_is_refused_with_the_reason(qtbot: QtBot) -> None:
    dialog = TagDialog(FRAMING, names=["Framing", "War"], taken={"h": "Highlight", "3": "Framing"})
    qtbot.addWidget(dialog)
    dialog.name.setText("war")
    assert "already" in dialog.problem.text()
    dialog.name.setText("Framing")
    dialog.key.setText("H")
    assert "Highlight" in dialog.problem.text()
    dialog.key.setText("é")
    assert "letter or a digit" in dialog.problem.text()
    dialog.key.setText("0")
    assert "from 1 to 9" in dialog.problem.text()
    assert not may_save(dialog)


def test_text_is_readable_on_every_offered_colour_in_every_theme() -> None:
    for palette in PALETTES.values():
        for colour, _name in SWATCHES:
            assert contrast(tag_fill(palette, colour), palette.text) >= 4.5, (palette.name, colour)


def test_colours_can_be_chosen_with_the_keyboard(qtbot: QtBot) -> None:
    dialog = TagDialog(FRAMING, palette=DARK)
    qtbot.addWidget(dialog)
    dialog.show()
    swatch = dialog.swatches.buttons()[1]
    swatch.setFocus()
    qtbot.keyClick(swatch, Qt.Key.Key_Space)
    assert dialog.values().colour == SWATCHES[1][0]
    assert not dialog.grab().isNull()
    assert all(swatch.accessibleName() for swatch in dialog.swatches.buttons())


def test_a_key_that_is_typed_takes_the_place_of_the_old_one(qtbot: QtBot) -> None:
    dialog = TagDialog(FRAMING)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.key, "1")
    assert dialog.values().key == "1"
    qtbot.keyClick(dialog.key, Qt.Key.Key_Backspace)
    assert dialog.values().key is None


def test_no_two_swatches_look_the_same(qtbot: QtBot) -> None:
    near = Tag(TagId(1), "t", "Water/Boats", None, "#e0b03b", None, "", 0, 0)
    dialog = TagDialog(near)
    qtbot.addWidget(dialog)
    assert len(dialog.swatches.buttons()) == len(SWATCHES)
    assert dialog.values().colour == "#e0b03b"
