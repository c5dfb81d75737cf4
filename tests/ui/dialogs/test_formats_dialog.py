"""The table of what each export format carries."""

from pytestqt.qtbot import QtBot

from desktop.extensions import load
from desktop.extensions.export import Feature
from ui.dialogs.formats import FormatsDialog


def carried(dialog: FormatsDialog, words: str) -> set[Feature]:
    """Return the features with a tick in the row of a way to export."""
    heads = [dialog.table.verticalHeaderItem(row) for row in range(dialog.table.rowCount())]
    row = [head.text() if head is not None else "" for head in heads].index(words)
    items = [dialog.table.item(row, place) for place in range(dialog.table.columnCount())]
    ticked = [item is not None and item.text() == "✓" for item in items]
    return {feature for feature, tick in zip(Feature, ticked, strict=True) if tick}


def test_the_table_has_a_row_for_every_way_to_export(qtbot: QtBot) -> None:
    dialog = FormatsDialog()
    qtbot.addWidget(dialog)
    for made in load("exporters").values():
        exporter = made()
        for target in exporter.targets():
            assert carried(dialog, target.words) == exporter.carries - target.without


def test_quotations_have_no_places_as_numbers_and_tables_have(qtbot: QtBot) -> None:
    dialog = FormatsDialog()
    qtbot.addWidget(dialog)
    for words in ("Web page, quotations with their sources", "Word, quotations with their sources"):
        assert Feature.PLACES not in carried(dialog, words)
        assert Feature.QUOTES in carried(dialog, words)
    assert Feature.PLACES in carried(dialog, "CSV table, one row for each annotation")
    assert Feature.LINKS not in carried(dialog, "CSL-JSON, the articles as references")
