"""How sending stands: what waits, what came back and why, what happened lately, and carrying it by hand."""
