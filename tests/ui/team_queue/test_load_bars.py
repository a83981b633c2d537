"""The loads beside a queue: all bars have one scale, so that their lengths can be compared."""

from ui.team_queue.load_bars import LoadLine, whole_of


def line(*, cases: int, agreed: int) -> LoadLine:
    return LoadLine(name="North 1", overdue=0, due_soon=0, cases=cases, agreed=agreed)


def test_one_scale_holds_the_longest_bar_and_the_highest_limit() -> None:
    lines = [line(cases=3, agreed=25), line(cases=4, agreed=45), line(cases=90, agreed=30)]

    whole = whole_of(lines)

    assert all(one.cases < whole and one.agreed < whole for one in lines)


def test_without_loads_there_is_a_scale_all_the_same() -> None:
    assert whole_of([]) > 0
