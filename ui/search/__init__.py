"""Search and commands: one field over the page for people, cases, answers and everything that can be done."""
