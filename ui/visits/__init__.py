"""Visits of a week: planned, moved, given to another officer, cancelled."""
