"""Words, names, dates and phone numbers as people write them, made comparable. Pure functions; nothing is kept."""
