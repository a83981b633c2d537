"""How likely two records are one person, and why. Values in, numbers and reasons out; the store says whom to ask."""
