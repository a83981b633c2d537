"""Who stands in a protected part of a case: chosen by somebody, taken out again, and what then remains is said."""

from caseworker.desk.cases import NewCase, Part
from caseworker.domain.definition import Sensitivity
from tests.ui.cases.conftest import OpenCase
from tests.ui.workplaces import Workplace


def test_a_part_that_was_entered_wrongly_is_taken_out_and_it_is_said_what_remains(
    supervisor: Workplace, open_case: OpenCase
) -> None:
    part = Part(person=supervisor.known.marta, role="child")
    case = supervisor.office.cases.open(NewCase(case_type="safeguarding", people=(part,)))
    opened = open_case(supervisor, case.id)
    (line,) = opened.page.models.parts.case.page.people  # type: ignore[union-attr]

    opened.page.models.parts.remove_person(line)
    opened.wait()

    assert supervisor.office.cases.page(case.id).people == ()
    assert supervisor.plain.toasts[-1].words.endswith("Their record stays closely kept.")
    assert supervisor.office.people.open(part.person).person.sensitivity is Sensitivity.RESTRICTED


def test_nobody_is_added_in_a_protected_part_unasked(supervisor: Workplace, open_case: OpenCase) -> None:
    case = supervisor.office.cases.open(NewCase(case_type="safeguarding"))
    opened = open_case(supervisor, case.id)
    opened.page.models.parts.add_person()
    opened.wait()

    assert opened.form.values()["role"] == ""
    assert opened.says("Who is protected is kept as closely as the case")
    opened.submit()
    assert opened.says("Choose which part they have in the case.")
