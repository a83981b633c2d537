"""Reusable pieces that know nothing of citizens, each a real Qt widget with a name and a role for screen readers."""
