"""First pulls from immutable chunks: built when asked for, kept, let go when they tell what is to be told no more."""
