"""Appointments at the office: a day in order, check in, move, cancel, book."""
