"""Everybody the officer may see, and adding someone."""
