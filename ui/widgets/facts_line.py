"""Facts beside each other with a dot between them; where a line ends it ends between two facts, without a dot."""

from collections.abc import Iterable, Iterator, Sequence

from ui.theme.painting import text_width
from ui.theme.paragraphs import Paragraph
from ui.widgets.labels import Label

_BETWEEN = " · "


class FactsLine(Label):
    """Facts in as many lines as they need. A fact is broken only where it is longer than a line."""

    def __init__(self, role: str = "body", colour: str = "text2") -> None:
        super().__init__("", role, colour, wrap=True)
        self._facts: tuple[str, ...] = ()

    def set_facts(self, facts: Iterable[str]) -> None:
        """Show other facts; empty ones are left out."""
        self._facts = tuple(one for one in facts if one)
        self.set_text(_BETWEEN.join(self._facts))

    def _laid_out(self, width: int) -> Paragraph:
        lines = "\n".join(_lines(self._facts, width, self._role))
        return Paragraph(lines, self._role, width, direction=self.layoutDirection())


def _lines(facts: Sequence[str], width: float, role: str) -> Iterator[str]:
    line = ""
    for fact in facts:
        longer = f"{line}{_BETWEEN}{fact}" if line else fact
        if line and text_width(longer, role) > width:
            yield line
            longer = fact
        line = longer
    if line:
        yield line
