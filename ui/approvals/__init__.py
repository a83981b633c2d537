"""Requests that wait for a decision."""
