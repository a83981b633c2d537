"""Backups of the service: one sealed file of any size, the same for every database, read back before it counts."""
