"""Bringing in what other programs know: an importer for each kind, a run for each file, in whole batches."""
