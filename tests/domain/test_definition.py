"""A subject says everything about its fields where it is defined, or it cannot be defined."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import pytest

from caseworker.domain.definition import Record, Search, describe, members, subject
from caseworker.domain.subjects import SUBJECTS


def without_rule() -> type[Record]:
    @subject("badge")
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Badge(Record):
        colour: str = ""

    return Badge


def set_that_is_no_tuple() -> type[Record]:
    @subject("badge")
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Badge(Record):
        colours: Annotated[str, members()] = ""

    return Badge


def sensitive_and_searched() -> type[Record]:
    @subject("badge")
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Badge(Record):
        colour: Annotated[str, describe(sensitive=True, search=Search.BODY)] = ""

    return Badge


@pytest.mark.parametrize("define", [without_rule, set_that_is_no_tuple, sensitive_and_searched])
def test_a_field_that_cannot_be_kept_as_said_is_refused_with_its_name(define: Callable[[], type[Record]]) -> None:
    with pytest.raises(TypeError, match=r"badge\.colour"):
        define()


def test_no_two_subjects_share_a_kind() -> None:
    kinds = [one.definition.kind for one in SUBJECTS]
    assert len(set(kinds)) == len(kinds)


def test_a_field_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match=r"person\.no such field"):
        SUBJECTS[0].definition.field("no such field")
