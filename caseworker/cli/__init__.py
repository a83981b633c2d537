"""The command line: reads what was typed, asks the desk, and says the outcome in one sentence. It holds no rule."""
