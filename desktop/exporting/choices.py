"""What a reader can choose for the options of an export."""

from desktop.exporting.styles import styles
from desktop.exporting.templates import templates
from desktop.settings import load_settings
from desktop.translation import _
from resources.styles import USUAL


def choices(option: str) -> list[tuple[str, str]]:
    """Return the values of an option of ExportOptions with what they are called, the usual one first."""
    match option:
        case "by":
            return [("article", _("By article")), ("tag", _("By tag"))]
        case "style":
            usual = load_settings().citation_style or USUAL
            known = sorted(styles(), key=lambda style: style.name != usual)
            return [(style.name, style.title) for style in known]
        case "template":
            return [(template.name, template.title) for template in templates()]
        case _:
            return []
