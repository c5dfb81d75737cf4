"""What is told of one step of the history."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.library import Detail, PastStep, StepState
from desktop.model import StepId
from desktop.text.links import LinkKind, link_to, markdown_link
from ui.past.details import StepDetails, Told

UID = "01234567-89ab-4def-8123-456789abcdef"
LINK = markdown_link("Drills", link_to(UID, LinkKind.ARTICLE, UID))


def told(*details: Detail, label: str = "Edit note") -> Told:
    step = PastStep(StepId(1), "1", label, "2026-01-01T00:00:00Z", "Reader", StepState.DONE, 1)
    return Told(step=step, details=tuple(details), why_not="", leads_to=None, to_here=1, redo=False)


def wordings(pane: StepDetails) -> list[str]:
    return [label.text() for label in pane.rows.widget().findChildren(QLabel)]


def test_links_are_told_by_what_they_are_called_and_by_address_only_where_that_is_all_that_changed(
    qtbot: QtBot,
) -> None:
    pane = StepDetails()
    qtbot.addWidget(pane)
    pane.show_step(told(Detail("annotation", "Ten", "Note", "See", f"See {LINK}")))
    assert wordings(pane)[2:] == ["See", "See [Drills]"]
    other = LINK.replace("01234567", "11234567")
    pane.show_step(told(Detail("annotation", "Ten", "Note", LINK, other)))
    assert wordings(pane)[2:] == [LINK, other]


def test_the_buttons_stay_where_they_are_when_a_title_needs_several_lines(qtbot: QtBot) -> None:
    pane = StepDetails()
    qtbot.addWidget(pane)
    pane.resize(320, 600)
    pane.show()
    places = []
    for label in ("Star", "Merge " + ", ".join(f"“tag {number}”" for number in range(30))):
        pane.show_step(told(Detail("tag", "a", "made"), label=label))
        pane.layout().activate()
        places.append((pane.take_back.geometry(), pane.to_here.geometry()))
    assert places[0] == places[1]
