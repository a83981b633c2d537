"""Protected people: whom a closely kept case makes as closely kept as itself.

A case type says which roles are protected, such as the child of a safeguarding case. The record of somebody in such a
role, and what is kept about them outside of cases, is at least as closely kept as the case: then nobody who may not
read the case learns from a search, a list or a form that there is something about this person. Nothing becomes less
closely kept by itself, not even when the case is closed or the person leaves it.
"""

from caseworker.domain.cases import Case
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import PersonId


def protected_people(case: Case) -> frozenset[PersonId]:
    """Return whom the case protects; nobody while it is kept like any other."""
    if case.sensitivity is Sensitivity.NORMAL:
        return frozenset()
    return frozenset(one.person for one in case.people if one.protected)


def is_too_open(kept: Sensitivity, case: Sensitivity) -> bool:
    """Say whether a record about somebody protected is less closely kept than the case that protects them."""
    return kept < case
