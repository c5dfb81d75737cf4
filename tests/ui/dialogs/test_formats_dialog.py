"""The table of what each export format carries."""

from pytestqt.qtbot import QtBot

from desktop.extensions import load
from desktop.extensions.export import Feature
from ui.dialogs.formats import FormatsDialog


def test_the_table_says_of_every_format_what_it_carries(qtbot: QtBot) -> None:
    dialog = FormatsDialog()
    qtbot.addWidget(dialog)
    known = sorted(load("exporters").items())
    for place, (name, made) in enumerate(known):
        head = dialog.table.horizontalHeaderItem(place)
        assert head is not None
        assert head.text() == name
        for row, feature in enumerate(Feature):
            item = dialog.table.item(row, place)
            assert item is not None
            assert (item.text() == "✓") == (feature in made().carries)
    assert dialog.table.columnCount() == len(known)
