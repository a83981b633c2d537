"""The day of a field officer: visits in order, the one they are at, and what is on the laptop."""
