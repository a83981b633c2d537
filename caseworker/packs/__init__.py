"""Reads an agency pack from its files and finds every fault in it. What comes out are values of `caseworker.domain`."""
