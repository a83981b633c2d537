"""A team's queue: what needs a supervisor, what holds it, and who has how much."""
