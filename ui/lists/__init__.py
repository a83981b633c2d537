"""What long lists have in common: filters, sorting, saved views, and what is done with many at once."""
