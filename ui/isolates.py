"""Keeping the letters of a name or a number in their own order inside a sentence. Quick to import."""

_ISOLATE, _END = "\u2068", "\u2069"


def isolate(text: str) -> str:
    """Return a name, a number or an id so that it keeps its own direction inside a sentence."""
    return f"{_ISOLATE}{text}{_END}" if text else ""
