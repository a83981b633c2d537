"""Facts in lines: a line ends between two facts, and without a dot."""

from pytestqt.qtbot import QtBot

from ui.theme.painting import text_width
from ui.widgets.facts_line import FactsLine, _lines

FACTS = ("Born 28 March 2005 (21)", "CW-023 501 477", "1 Church Avenue, RV1 0BN Riverside")


def test_facts_that_fit_stand_in_one_line(qtbot: QtBot) -> None:
    line = FactsLine()
    qtbot.addWidget(line)
    line.set_facts([*FACTS, ""])

    assert line.text() == "Born 28 March 2005 (21) · CW-023 501 477 · 1 Church Avenue, RV1 0BN Riverside"
    assert line.heightForWidth(2000) == line.heightForWidth(1000)


def test_where_they_do_not_fit_the_line_ends_between_two_facts(qtbot: QtBot) -> None:
    line = FactsLine()
    qtbot.addWidget(line)
    line.set_facts(FACTS)
    width = text_width(" · ".join(FACTS[:2]), "body") + 20

    assert list(_lines(FACTS, width, "body")) == [" · ".join(FACTS[:2]), FACTS[2]]
    assert line.heightForWidth(int(width)) == 2 * line.heightForWidth(2000)
