"""The commands of the open text: finding, selecting, going about, changing marks; part of ACTIONS."""

from desktop.translation import _
from ui.action import Action

TEXT_EDIT = (
    Action("find", _("&Find in the text…"), "edit", 2, ("Ctrl+F",), needs=("article",)),
    Action("find_next", _("Find the ne&xt place"), "edit", 2, ("F3",), needs=("article",)),
    Action("find_previous", _("Find the pre&vious place"), "edit", 2, ("Shift+F3",), needs=("article",)),
    Action(
        "copy_markdown",
        _("Copy as &Markdown with link"),
        "edit",
        1,
        ("Ctrl+Alt+C",),
        _("Copy the quotation, its source and a link that leads back here"),
        needs=("selection",),
    ),
    Action(
        "copy_passage_link",
        _("Copy lin&k to the passage"),
        "edit",
        1,
        ("Ctrl+Alt+L",),
        _("The address that opens it here, in notes and from other programs"),
        needs=("selection",),
    ),
    Action("select_sentence", _("Select this s&entence"), "edit", 4, ("Shift+S",), needs=("article",)),
    Action("select_paragraph", _("Select this &paragraph"), "edit", 4, ("Shift+P",), needs=("article",)),
    Action("select_entity", _("Select this e&ntity"), "edit", 4, ("Shift+E",), needs=("article",)),
)

TEXT_VIEW = (
    Action(
        "caret",
        _("Caret in the te&xt"),
        "view",
        2,
        ("F7",),
        _("Go about in the text with the arrows; with Shift they select"),
        needs=("article",),
        checkable=True,
    ),
)

TEXT_GO = (
    Action("go_back", _("&Back"), "go", 0, ("Alt+Left",), _("To where you were before"), needs=("back",)),
    Action(
        "go_forward", _("&Forward"), "go", 0, ("Alt+Right",), _("To where you came back from"),
        needs=("forward",),
    ),
    Action(
        "next_mention", _("Next place of this &entity"), "go", 1, ("M",), _("Where it is named next"),
        needs=("article",),
    ),
    Action("previous_mention", _("Place of this entity befo&re"), "go", 1, ("Shift+M",), needs=("article",)),
    Action("next_of_kind", _("Next entity of this &kind"), "go", 1, ("L",), needs=("article",)),
    Action("previous_of_kind", _("Entity of this kind bef&ore"), "go", 1, ("Shift+L",), needs=("article",)),
    Action("next_entity", _("&Next entity"), "go", 1, ("F4",), needs=("article",)),
    Action("previous_entity", _("&Previous entity"), "go", 1, ("Shift+F4",), needs=("article",)),
    Action("go_paragraph", _("Go to para&graph…"), "go", 2, ("Ctrl+G",), needs=("article",)),
    Action(
        "to_card", _("To the note’s &card"), "go", 2, ("S",),
        _("From the text to the note at hand, and to write"), needs=("active",),
    ),
)  # fmt: skip

TEXT_ANNOTATE = (
    Action(
        "change_passage",
        _("&Change the passage"),
        "annotate",
        2,
        ("R",),
        _("Let the note at hand lie on more or fewer words"),
        needs=("active", "writable"),
    ),
    Action(
        "delete_annotation",
        _("&Delete the note at hand"),
        "annotate",
        2,
        ("Del",),
        icon="trash",
        needs=("active", "writable"),
        where="text",
    ),
)

TEXT_KEYS: tuple[tuple[str, str], ...] = (
    (_("Caret by a letter; by a word"), _("← →, Ctrl+← →")),
    (_("Caret by a line; to its ends"), _("↑ ↓, Home, End")),
    (_("Caret by a sentence; by a paragraph"), _("Alt+↑ ↓, Ctrl+↑ ↓")),
    (_("Select on the way"), _("Shift with these keys")),
    (_("To the bar at the selection; what a click here would do"), _("Return")),
    (_("The menu of what is here"), _("Shift+F10")),
    (_("Leave the selection, the caret, the finds"), _("Esc")),
)
"""What keys do in the text that are no commands: for the page of shortcuts."""
