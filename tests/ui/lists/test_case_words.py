"""What holds a case is said in the words of the pack and of the screens, never in the names of the files."""

import pytest

from caseworker.desk.holding import Hold, Holding
from ui.lists.case_words import hold_words


@pytest.mark.parametrize(
    ("hold", "words"),
    [
        (Hold(kind=Holding.APPROVAL, name="front desk"), "Approval needed: Front desk"),
        (Hold(kind=Holding.APPROVAL, name="supervisor"), "Approval needed: Supervisor"),
        (Hold(kind=Holding.FIELD_SET, name="hearing date"), "To fill in: Hearing date"),
        (
            Hold(kind=Holding.CONSENT, name="Agrees to share with Health"),
            "Consent missing: Agrees to share with Health",
        ),
    ],
)
def test_what_is_missing_has_the_words_of_the_screens(hold: Hold, words: str) -> None:
    assert hold_words(hold) == words
