"""HTML made ready for the parser of the standard library, which broken and hostile pages can make slow.

Boundary: text in, text out, in time that grows with its length. Words, scripts and styles stay for the reader to judge.
"""

import re

_DECLARATION = re.compile(r"<[!?][^<>]*+>")
_NO_TAG = re.compile(r"<(?!/?[a-zA-Z][^<>]*+>)")


def whole_tags(text: str) -> str:
    """Return HTML without comments and declarations, in which every `<` begins a whole tag.

    The parser reads a tag that is never closed again for every `<` in it; here none is left. A `<` that begins no tag
    is an entity then, and is read as the sign it is.
    """
    kept, at = [], 0
    while (begins := text.find("<!--", at)) >= 0 and (ends := text.find("-->", begins + 4)) >= 0:
        kept.append(text[at:begins])
        at = ends + 3
    return _NO_TAG.sub("&lt;", _DECLARATION.sub(" ", "".join([*kept, text[at:]])))
