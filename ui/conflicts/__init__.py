"""Conflicts: one record, changed by two people who did not know of each other."""
