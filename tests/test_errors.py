"""A foreseen failure is the same wherever it is told."""

import pickle

from caseworker.store.reader import NotHere


def test_a_foreseen_failure_goes_whole_from_one_process_to_another() -> None:
    error = NotHere(kind="case")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.facts, again.say(), str(again)) == (NotHere, error.facts, error.say(), str(error))
