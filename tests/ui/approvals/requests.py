"""Requests that wait for a supervisor, put into an office past all desks."""

from caseworker.domain.approvals import Approval, ApprovalState, Ground
from caseworker.domain.case_types import RoleName
from tests.desk.sittings import MORNING
from tests.desk.work import COLLEAGUE, keep
from tests.domain.builders import an_approval
from tests.domain.people_builders import an_id
from tests.ui.workplaces import Workplace

REQUEST = "Benefit stopped on 14 November after a change of address. Restart is expected in three weeks."


def asked(place: Workplace, title: str, *, income: str = "None shown", **over: object) -> Approval:
    """A request about the housing case that a colleague made."""
    case = place.known.housing
    grounds = (
        Ground(id=an_id(), label="Household", value="2 adults, 1 child"),
        Ground(id=an_id(), label="Income this month", value=income),
    )
    made = an_approval(
        **{
            "case": case.id,
            "stage": case.stage,
            "territory": case.territory,
            "title": title,
            "request": REQUEST,
            "grounds": grounds,
            "asked_of": RoleName.SUPERVISOR,
            "asked_by": COLLEAGUE,
            "asked_at": MORNING,
            **over,
        }
    )
    keep(place.office.store, made)
    return made


def state_of(place: Workplace, approval: Approval) -> ApprovalState:
    """How a request stands now."""
    with place.office.store.reading() as reader:
        return reader.get(Approval, approval.id).state
