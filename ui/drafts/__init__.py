"""Drafts: what was typed and not saved, and what was put away."""
