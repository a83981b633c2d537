"""Keys: what opens a profile, how it is wrapped, and what slows a guesser down. No SQL here."""
