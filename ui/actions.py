"""ACTIONS: every command of the window once.

Menus, toolbar, shortcut page, command palette, help and tests read this table; the window gives
each id its slot. ``needs`` names the facts that must hold for the command to be possible.
"""

from collections.abc import Iterator

from desktop.translation import _
from ui.action import Action
from ui.entity_actions import CORRECT
from ui.kinds import KIND_LOOKS
from ui.pages.names import ROWS
from ui.text_actions import TEXT_ANNOTATE, TEXT_EDIT, TEXT_GO, TEXT_VIEW
from ui.tool_actions import HELP, TOOLS

MENUS: tuple[tuple[str, str], ...] = (
    ("file", _("&File")),
    ("edit", _("&Edit")),
    ("view", _("&View")),
    ("article", _("&Article")),
    ("go", _("&Go")),
    ("annotate", _("A&nnotate")),
    ("tools", _("&Tools")),
    ("help", _("&Help")),
)

SUBMENUS: tuple[tuple[str, str], ...] = (
    ("file/recent", _("Open &recent")),
    ("view/theme", _("&Theme")),
    ("view/sort", _("&Sort articles by")),
    ("view/pages", _("&Go to")),
    ("view/kinds", _("&Kinds of entities")),
    ("annotate/tags", _("Tag &with")),
    ("annotate/entity", _("Mark as &entity")),
    ("annotate/no_entity", _("N&ot an entity")),
)

_FILE = (
    Action(
        "new_library",
        _("&New library…"),
        "file",
        0,
        ("Ctrl+Shift+N",),
        _("Begin another library in a file of its own"),
    ),
    Action("open_library", _("&Open library…"), "file", 0, ("Ctrl+O",), _("Open another library")),
    Action("open_recent", _("Open &recent"), "file/recent", 0, needs=("recent",)),
    Action(
        "save_copy",
        _("&Save a copy…"),
        "file",
        0,
        ("Ctrl+Shift+S",),
        _("Copy the whole library into a new file"),
        needs=("library",),
    ),
    Action(
        "restore",
        _("Restore a &backup…"),
        "file",
        0,
        tip=_("Go back to a copy made earlier"),
        needs=("writable",),
    ),
    Action(
        "import_files",
        _("&Import files…"),
        "file",
        1,
        ("Ctrl+I",),
        _("Add articles from files"),
        "plus",
        ("writable", "not_importing"),
    ),
    Action(
        "import_folder",
        _("Import a &folder…"),
        "file",
        1,
        ("Ctrl+Shift+I",),
        _("Add every article in a folder and its subfolders"),
        needs=("writable", "not_importing"),
    ),
    Action(
        "import_samples",
        _("Add the sample &articles"),
        "file",
        1,
        tip=_("Three short articles to try things on"),
        needs=("writable", "not_importing", "samples"),
    ),
    Action(
        "export",
        _("&Export notes…"),
        "file",
        2,
        ("Ctrl+E",),
        _("Write the notes to files"),
        "export",
        ("articles",),
    ),
    Action(
        "share_articles",
        _("S&hare articles…"),
        "file",
        2,
        tip=_("Write the chosen articles with their notes to a library of their own"),
        needs=("chosen", "not_binned"),
    ),
    Action(
        "archive",
        _("Archi&ve the library…"),
        "file",
        2,
        tip=_("Write everything into one ZIP of open formats, which can be imported again"),
        needs=("library",),
    ),
    Action(
        "print",
        _("&Print…"),
        "file",
        2,
        ("Ctrl+P",),
        _("Print the article with your notes beside the text"),
        needs=("article",),
    ),
    Action(
        "save_pdf",
        _("Save as P&DF…"),
        "file",
        2,
        tip=_("Write the article with your notes beside the text into a PDF file"),
        needs=("article",),
    ),
    Action("quit", _("&Quit"), "file", 3, ("Ctrl+Q",)),
)

_EDIT = (
    Action("undo", _("&Undo"), "edit", 0, ("Ctrl+Z",), icon="arrow-u-up-left", needs=("undo",)),
    Action(
        "redo", _("&Redo"), "edit", 0, ("Ctrl+Shift+Z", "Ctrl+Y"), icon="arrow-u-up-right", needs=("redo",)
    ),
    Action("copy", _("&Copy"), "edit", 1, ("Ctrl+C",), needs=("selection",)),
    Action("copy_citation", _("Copy with c&itation"), "edit", 1, ("Ctrl+Shift+C",), needs=("selection",)),
    Action("select_all", _("Select &all"), "edit", 1, ("Ctrl+A",), needs=("article",)),
    Action(
        "search",
        _("&Search the library"),
        "edit",
        2,
        ("Ctrl+K",),
        _("Filter the articles as you type"),
        "magnifying-glass",
    ),
    Action("settings", _("Se&ttings…"), "edit", 3, ("Ctrl+,",)),
)

_VIEW = (
    Action("theme_system", _("Like the &system"), "view/theme", 0, checkable=True),
    Action("theme_light", _("&Light"), "view/theme", 0, checkable=True),
    Action("theme_dark", _("&Dark"), "view/theme", 0, checkable=True),
    Action("theme_sepia", _("Se&pia"), "view/theme", 0, checkable=True),
    Action("theme_contrast", _("High &contrast"), "view/theme", 0, checkable=True),
    Action("sort_added", _("Date &added"), "view/sort", 0, checkable=True),
    Action("sort_date", _("&Date"), "view/sort", 0, checkable=True),
    Action("sort_title", _("&Title"), "view/sort", 0, checkable=True),
    Action("sort_source", _("&Source"), "view/sort", 0, checkable=True),
    Action("sort_author", _("A&uthor"), "view/sort", 0, checkable=True),
    Action("larger_text", _("&Larger text"), "view", 1, ("Ctrl++", "Ctrl+="), icon="plus"),
    Action("smaller_text", _("S&maller text"), "view", 1, ("Ctrl+-",), icon="minus"),
    Action("normal_text", _("&Normal text size"), "view", 1, ("Ctrl+0",)),
    Action(
        "type",
        _("T&ype…"),
        "view",
        1,
        ("Ctrl+Shift+A",),
        _("Face, size and measures of the article's text"),
        "text-aa",
    ),
    Action(
        "signs",
        _("Signs for &hidden characters"),
        "view",
        2,
        tip=_("Show where marks of direction and other characters without a picture stand"),
        checkable=True,
    ),
    *(
        Action(f"kind_{kind}", f"&{number} {look.many}", "view/kinds", 2, (f"Alt+{number}",), checkable=True)
        for number, (kind, look) in enumerate(KIND_LOOKS.items(), start=1)
    ),
    Action(
        "entities",
        _("Sho&w marks"),
        "view",
        2,
        ("E", "Ctrl+Shift+H"),
        _("Show or hide entities and your own marks"),
        checkable=True,
    ),
    Action(
        "desk",
        _("&Reading desk"),
        "view/pages",
        3,
        ("Ctrl+1",),
        _("Back to the list and the article"),
        needs=("page",),
    ),
    *(
        Action(f"page_{page.name}", page.label, "view/pages", 3, (page.key,), needs=("library",))
        for page in ROWS
    ),
    Action("sidebar", _("Side&bar"), "view", 4, ("F9",), checkable=True),
    Action("inspector", _("&Inspector"), "view", 4, ("F10",), checkable=True),
    Action("full_screen", _("&Full screen"), "view", 4, ("F11",), checkable=True),
)

_ARTICLE = (
    Action("next_article", _("&Next article"), "article", 0, ("J",), needs=("listed",)),
    Action("previous_article", _("&Previous article"), "article", 0, ("K",), needs=("listed",)),
    Action(
        "toggle_read",
        _("&Read or unread"),
        "article",
        1,
        ("U",),
        icon="envelope-open",
        needs=("chosen", "writable"),
    ),
    Action("toggle_star", _("&Star"), "article", 1, ("*",), icon="star", needs=("chosen", "writable")),
    Action(
        "tag_articles",
        _("&Tag articles…"),
        "article",
        1,
        ("Shift+T",),
        icon="tag",
        needs=("chosen", "writable"),
    ),
    Action(
        "open_original",
        _("Open the &original"),
        "article",
        2,
        ("Ctrl+Shift+O",),
        icon="arrow-square-out",
        needs=("one_chosen",),
    ),
    Action(
        "cite_article",
        _("Copy as re&ference"),
        "article",
        2,
        (),
        _("As it stands in a list of sources, in the citation style of the settings"),
        needs=("one_chosen",),
    ),
    Action("copy_link", _("Copy &link"), "article", 2, ("Ctrl+L",), icon="link", needs=("one_chosen",)),
    Action(
        "replace_text",
        _("Repl&ace text…"),
        "article",
        3,
        tip=_("Take a newer text of the open article from a file; its notes move along"),
        needs=("article", "writable"),
    ),
    Action(
        "compare_versions",
        _("Co&mpare versions…"),
        "article",
        3,
        ("Ctrl+Shift+D",),
        _("Show two texts of the open article side by side"),
        needs=("article",),
    ),
    Action(
        "bin",
        _("Move to &bin"),
        "article",
        4,
        ("Del",),
        icon="trash",
        needs=("chosen", "not_binned", "writable"),
        where="list",
    ),
    Action(
        "restore_article", _("Put bac&k from the bin"), "article", 4, needs=("chosen", "binned", "writable")
    ),
    Action("erase", _("Erase for &good…"), "article", 3, needs=("chosen", "binned", "writable")),
)

_ANNOTATE = (
    Action(
        "highlight",
        _("&Highlight"),
        "annotate",
        0,
        ("H",),
        icon="highlighter-circle",
        needs=("selection", "writable"),
    ),
    Action("note", _("&Note"), "annotate", 0, ("N",), icon="note", needs=("passage", "writable")),
    Action("tag", _("&Tag…"), "annotate", 0, ("T",), icon="tag", needs=("taggable", "writable")),
    Action(
        "tag_again",
        _("Tag a&gain with the last tag"),
        "annotate",
        0,
        ("G",),
        _("Put the tag that was used last on the passage, too"),
        needs=("passage", "writable"),
    ),
    Action(
        "tag_new",
        _("Ne&w tag from the selected words"),
        "annotate",
        0,
        ("Ctrl+T",),
        _("Make a tag of the words themselves and put it on the passage"),
        needs=("selection", "writable"),
    ),
    *(
        Action(
            f"tag_{key}",
            _("Tag with key {key}").format(key=key),
            "annotate/tags",
            0,
            (str(key),),
            needs=("passage", f"key_{key}", "writable"),
        )
        for key in range(1, 10)
    ),
    Action(
        "tag_mentions",
        _("Tag every &mention of the entity…"),
        "annotate",
        1,
        tip=_("Show all places over the library that name the chosen entity, and tag them"),
        needs=("article", "writable"),
    ),
    Action(
        "tag_hits",
        _("Tag all hits of this &search…"),
        "annotate",
        1,
        tip=_("Show all places that the search finds in the texts, and tag them"),
        needs=("writable",),
    ),
    Action(
        "article_note",
        _("Note on the whole &article"),
        "annotate",
        2,
        ("Shift+N",),
        needs=("article", "writable"),
    ),
    Action(
        "new_memo",
        _("New mem&o"),
        "annotate",
        2,
        ("Ctrl+Shift+M",),
        _("Write down a thought that lies on no passage"),
        "notebook",
        ("writable",),
    ),
    Action(
        "next_note",
        _("Ne&xt note"),
        "annotate",
        2,
        ("]",),
        _("Go to the next note in the text, of those the notes page shows"),
        needs=("articles",),
    ),
    Action("previous_note", _("&Previous note"), "annotate", 2, ("[",), needs=("articles",)),
)

ACTIONS: tuple[Action, ...] = (
    *_FILE, *_EDIT, *TEXT_EDIT, *_VIEW, *TEXT_VIEW, *_ARTICLE, *TEXT_GO, *_ANNOTATE, *TEXT_ANNOTATE, *CORRECT,
    *TOOLS, *HELP,
)  # fmt: skip


def action(name: str) -> Action:
    """Return one action by id; an unknown id is a bug and raises KeyError."""
    for each in ACTIONS:
        if each.id == name:
            return each
    raise KeyError(name)


def in_menu(menu: str) -> Iterator[Action]:
    """Yield the actions of one menu or submenu in order."""
    return (each for each in ACTIONS if each.menu == menu)
