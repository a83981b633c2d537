"""The practice office: a server of its own, invented people, a profile for each of three roles, and their window."""
