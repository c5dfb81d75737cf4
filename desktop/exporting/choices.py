"""What a reader can choose for the options of an export."""

from desktop.translation import _


def choices(option: str) -> list[tuple[str, str]]:
    """Return the values of an option of ExportOptions with what they are called, the usual one first."""
    match option:
        case "by":
            return [("article", _("By article")), ("tag", _("By tag"))]
        case _:
            return []
