"""Cells of tables for spreadsheets, which take some texts for formulas: guarded, and bare again.

A cell that holds several names is itself a row of CSV, with ``;`` between its values: one that could be taken
for two, or for a quoted one, stands in quotes, and quotes within it are doubled.
"""

from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: a leading ``'`` before what could be one."""
    return f"{_GUARD}{cell}" if cell.startswith(_FORMULA) else cell


def guarded_both_ways(cell: str) -> str:
    """Return a guarded cell that ``unguarded`` gives back: what looks guarded is guarded again."""
    return f"{_GUARD}{cell}" if cell.lstrip(_GUARD).startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before it was guarded."""
    is_guarded = cell.startswith(_GUARD) and cell.lstrip(_GUARD).startswith(_FORMULA)
    return cell.removeprefix(_GUARD) if is_guarded else cell


def listed(names: Iterable[str]) -> str:
    """Return several names as one cell: ``drills; "bridges; boats"; order``."""
    return "; ".join(_quoted(name) if ";" in name or name.startswith('"') else name for name in names)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
