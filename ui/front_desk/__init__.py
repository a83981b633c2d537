"""The front desk: who waits, who is at the counter, and what was said."""
