"""Printing: plain documents, their pages, a preview, and paper or PDF."""
