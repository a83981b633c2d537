"""The page of one person: what is known of them, what happened with them, and everything one can do for them."""
