"""How fields, lists and marks to tick look in dialogs: Qt's own style draws their edges too dark to see.

The colours are named by the application's palette, so that they follow the theme.
"""

FIELD_LOOK = """
QLineEdit, QPlainTextEdit, QListView, QTreeView, QTableView {
    background: palette(base); color: palette(text); border: 1px solid palette(mid); border-radius: 5px;
    selection-background-color: palette(highlight); selection-color: palette(highlighted-text);
}
QLineEdit { padding: 4px 6px; }
QPlainTextEdit, QListView, QTreeView { padding: 3px; }
QLineEdit:focus, QPlainTextEdit:focus, QListView:focus, QTreeView:focus, QTableView:focus {
    border-color: palette(highlight);
}
QListView::item { padding: 4px; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: palette(highlight); color: palette(highlighted-text);
}
QHeaderView::section {
    background: palette(window); color: palette(placeholder-text); border: none;
    border-bottom: 1px solid palette(mid); padding: 4px 6px;
}
QRadioButton, QCheckBox { spacing: 8px; padding: 1px; }
QRadioButton::indicator, QCheckBox::indicator {
    width: 8px; height: 8px; padding: 3px; background: palette(base);
    border: 1px solid palette(placeholder-text);
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator:checked, QCheckBox::indicator:checked {
    border-color: palette(highlight);
}
QCheckBox::indicator:checked { background: palette(highlight); }
QRadioButton::indicator:checked { width: 6px; height: 6px; padding: 0; border-width: 5px; }
QRadioButton::indicator:focus, QCheckBox::indicator:focus { border-color: palette(highlight); }
QRadioButton:focus, QCheckBox:focus { color: palette(highlight); }
QRadioButton:disabled, QCheckBox:disabled { color: palette(placeholder-text); }
"""
