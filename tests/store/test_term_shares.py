"""How common a term is, as the search index tells it."""

import pytest

from caseworker.domain.values import PartialDate
from caseworker.store.case_store import CaseStore
from caseworker.store.term_shares import TermShares
from tests.domain.people_builders import a_name, a_person, an_address
from tests.store.stores import deed


@pytest.mark.parametrize(
    ("term", "share"),
    [
        ("family:kowalska", 7 / 9),
        ("given:marta", 7 / 9),
        ("street:mill lane", 7 / 9),
        ("birth:19580314", 7 / 9),
        ("given:owen", None),
        ("given:nobody", None),
        ("name:marta/kowalska", None),
        ("postcode:rv10rs", None),
        ("given:", None),
    ],
)
def test_a_share_leaves_the_two_who_are_compared_out_and_says_nothing_of_few(
    store: CaseStore, term: str, share: float | None
) -> None:
    with store.unit(deed()) as unit:
        for _ in range(8):
            born, home = PartialDate(1958, 3, 14), an_address("18 Mill Lane")
            unit.add(a_person(names=(a_name("Marta Kowalska"),), birth_date=born, addresses=(home,)))
        unit.add(a_person(names=(a_name("Owen Price"),), birth_date=PartialDate(1970, 1, 1)))

    with store.reading() as reader:
        assert TermShares(reader.connection, {}).share(term) == share
