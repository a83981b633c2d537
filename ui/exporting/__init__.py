"""Taking data out from a page: what it is for, where to, how far it is, and a way to stop."""
