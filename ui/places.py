"""Places: where one can be in the application. What back, forward, lock and links carry; never a citizen's words."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Place:
    """A page, what it is about, and which part of it is shown.

    `page` is a page's key such as "person" or "team-queue"; `about` is the record it shows, where it shows one.
    `part` names a tab or a filter. `state` is what `Page.state` gave when the page was left: scroll, selection, cursor.
    """

    page: str
    about: UUID | None = None
    part: str = ""
    state: dict[str, object] = field(default_factory=dict, compare=False)
