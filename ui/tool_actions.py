"""The commands of the Tools and Help menus; part of ACTIONS."""

from desktop.translation import _
from ui.action import Action

TOOLS = (
    Action(
        "pause_recognition",
        _("&Pause recognition"),
        "tools",
        0,
        icon="pause",
        needs=("recognising",),
        checkable=True,
    ),
    Action(
        "recognise_again",
        _("Recognise &again…"),
        "tools",
        0,
        tip=_("Look through the chosen articles again, and show what would change before it does"),
        needs=("chosen", "writable"),
    ),
    Action(
        "recognise_newer",
        _("Recognise with &newer engines…"),
        "tools",
        0,
        tip=_("Look through the articles that other engines read, and show what would change before it does"),
        needs=("writable",),
    ),
    Action(
        "compare_engines",
        _("Compare &engines…"),
        "tools",
        0,
        tip=_("Show side by side what two engines find in the open article; nothing is changed"),
        needs=("article",),
    ),
    Action(
        "engines",
        _("Recognition en&gines…"),
        "tools",
        0,
        tip=_("Which engines there are, and which of them reads which language"),
    ),
    Action(
        "corrected",
        _("Co&rrections of entities…"),
        "tools",
        0,
        tip=_("How often what was found was corrected, by kind"),
        needs=("library",),
    ),
    Action("import_report", _("Last &import report…"), "tools", 1, needs=("report",)),
    Action("check", _("&Check the library"), "tools", 1, needs=("library",)),
    Action(
        "register",
        _("Open &links with Scholiast"),
        "tools",
        1,
        tip=_("Let the desktop open links and libraries with this program, and list it in its menu"),
    ),
    Action(
        "palette",
        _("C&ommand palette…"),
        "tools",
        2,
        ("Ctrl+Shift+P",),
        _("Find any command by its name"),
        "command",
    ),
)

HELP = (
    Action("first_steps", _("The &first five minutes"), "help", 0),
    Action("shortcuts", _("&Keyboard shortcuts"), "help", 0, ("F1",), icon="keyboard"),
    Action(
        "formats",
        _("What the f&ormats carry"),
        "help",
        0,
        tip=_("Which parts of your notes each export format holds"),
    ),
    Action("about", _("&About Scholiast"), "help", 1),
)
