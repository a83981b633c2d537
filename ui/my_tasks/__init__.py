"""What there is to do, by day."""
