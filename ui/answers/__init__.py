"""Answers: what to say, how old it is, and giving it to the person in hand."""
