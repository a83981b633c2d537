"""How likely two records are one person, and why. Values in, numbers and reasons out; whom to compare the store says."""
