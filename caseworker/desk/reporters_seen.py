"""Who reported a matter, read from the contacts of its case as far as an officer may see them."""

from collections.abc import Callable

from caseworker.domain.case_types import CaseType
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.identifications import Identification, people_of
from caseworker.domain.ids import InteractionId
from caseworker.domain.interactions import Interaction
from caseworker.domain.reporters import Reporters, reporters_of
from caseworker.store.about import about, seen_of
from caseworker.store.reader import Reader
from caseworker.store.search.hits import VisibleClause


def reporters_seen(
    reader: Reader, case: Case, case_type: CaseType, *, listed: Callable[[type[Record]], VisibleClause]
) -> Reporters:
    """Return who reported a case; `listed` gives the condition under which records of a subject may be seen."""
    visible = listed(Interaction)
    contacts = about(reader, Interaction, [case.id], visible=visible)
    if case.opened_from is not None and case.opened_from not in {one.id for one in contacts}:
        contacts += seen_of(reader, Interaction, [case.opened_from], visible=visible)
    later = about(reader, Identification, [one.id for one in contacts], visible=listed(Identification))
    named = {InteractionId(one.id): people_of(one, later) for one in contacts}
    return reporters_of(case, case_type, contacts, known_later=named)
