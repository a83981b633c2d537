"""The practice office: invented people and their cases, the same for the same seed. No real person is in it."""
