"""What a person sees, and the only room that knows Qt. It asks the desk, in domain values, and never the store."""
