"""What could not be read of a file, told so that a person finds the place: the line, the field and a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that was not read, or not as it was written. `line` is counted from 1, `field` may be empty.

    The sentence is for the person who brings the file in; it is a whole sentence and holds no words of a citizen.
    """

    line: int
    field: str
    sentence: str
