"""The commands that put entities right; part of ACTIONS."""

from desktop.translation import _
from ui.action import Action
from ui.kinds import KIND_LOOKS

_NEEDS = ("article", "writable")

CORRECT = (
    *(
        Action(
            f"mark_{kind}",
            look.one,
            "annotate/entity",
            3,
            keys=(f"Ctrl+Alt+{number}",),
            tip=_("Say that the entity at hand, or the selected words, is of this kind"),
            needs=_NEEDS,
        )
        for number, (kind, look) in enumerate(KIND_LOOKS.items(), start=1)
    ),
    Action("reject_here", _("&Here"), "annotate/no_entity", 3, ("X",), needs=_NEEDS, where="text"),
    Action(
        "reject_article", _("In this &article"), "annotate/no_entity", 3, ("Shift+X",), needs=_NEEDS,
        where="text",
    ),
    Action("reject_library", _("In the whole &library"), "annotate/no_entity", 3, needs=_NEEDS),
    Action(
        "entity_edges",
        _("Set &edges to the selection"),
        "annotate",
        3,
        ("B",),
        _("Let the entity in the selected words reach exactly as far as they do"),
        needs=("selection", "writable"),
    ),
    Action(
        "entity_all",
        _("All of these in the li&brary…"),
        "annotate",
        3,
        ("Shift+A",),
        _("Show every place of these words, and say of which kind they are"),
        needs=_NEEDS,
    ),
    Action(
        "review_entities",
        _("Re&view entities"),
        "annotate",
        3,
        ("Ctrl+Shift+R",),
        _("Go through what was found, and accept or reject it"),
        needs=_NEEDS,
        checkable=True,
    ),
    Action(
        "review_doubtful",
        _("Review the &least certain"),
        "annotate",
        3,
        ("Ctrl+Shift+U",),
        _("Go through the library's entities, those first that most speaks against"),
        needs=("listed", "writable"),
        checkable=True,
    ),
)  # fmt: skip
