"""What is asked of the services that are listed."""

from dataclasses import dataclass

ALL, NOW, TOMORROW = "all", "now", "tomorrow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a service must be: open now or tomorrow, free, without an appointment, given in a language, for an area.

    What does not fit is told apart, with the reason. Only the topic narrows: it says what is looked for.
    """

    open: str = ALL
    free: bool = False
    drop_in: bool = False
    near: bool = False
    language: str = ""
    topic: str = ""
