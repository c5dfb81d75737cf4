"""Benchmarks as ratios to a limit probed in the same run: ``./run bench [NAME ...]``.

Times are medians. Where a figure is set in milliseconds it is scaled by the yardstick: QTextDocument
laying out 1 MB of Latin text took 119 ms of CPU where the figures were set.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import (
    anchors,
    carrying,
    core,
    entities,
    export,
    finding,
    history,
    index,
    linking,
    notebook,
    reader,
    tags,
    told,
    window,
    work,
)
from tests.bench.probe import Row, yardstick

BENCHES = {
    "start": window.start,
    "memory": window.memory,
    "open": window.opening,
    "reader": reader.reading,
    "told": told.listening,
    "find": finding.finding,
    "annotate": core.annotating,
    "bulk": history.bulk,
    "history": history.long_history,
    "search": core.searching,
    "link": linking.linking,
    "notebook": notebook.notebook,
    "tags": tags.tagging,
    "export": export.exporting,
    "import": work.importing,
    "carry": carrying.carrying,
    "recognise": work.recognising,
    "entities": entities.entities,
    "index": index.index,
    "gap": window.gaps,
    "anchors": anchors.following,
}


def main(names: list[str]) -> int:
    """Run the benches named, all without a name, and print a table."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no bench {', '.join(unknown)}; there are {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    print(f"{'what':58} {'measured':>12} {'limit':>12} {'ratio':>7} {'aim':>12}")
    milliseconds = yardstick()
    show(Row("yardstick: QTextDocument lays out 1 MB", milliseconds, 119.0, "ms of CPU", aim=""))
    for name in names or BENCHES:
        for row in BENCHES[name]():
            show(row)
    return 0


def show(row: Row) -> None:
    """Print one line of the table."""
    ratio = f"{row.measured / row.limit:.2f}" if row.limit else ""
    limit = f"{row.limit:,.2f}" if row.limit else ""
    print(f"{row.what:58} {row.measured:12,.2f} {limit:>12} {ratio:>7} {row.aim:>12}  {row.unit}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
