"""Documents that attack whoever looks at them are shown as words, or not at all: nothing runs, nothing is fetched."""

import json

from tests.outside import outside
from ui.documents.reading import Words, can_show, read

TYPES = {
    "billion-laughs.xml": "application/xml",
    "xxe.xml": "application/xml",
    "script.svg": "image/svg+xml",
    "page.html": "text/html",
}


def shown(name: str) -> str:
    content = outside(f"data/hostile/documents/{name}").read_bytes()
    assert can_show(TYPES[name], name, len(content))
    found = read([content], media_type=TYPES[name], name=name)
    assert isinstance(found, Words)
    assert sum(map(len, found.pages)) <= len(content)  # nothing was expanded
    return "".join(found.pages)


def test_every_hostile_document_is_met_as_is_expected() -> None:
    expected = json.loads(outside("data/hostile/documents/expected.json").read_text("utf-8"))
    assert sorted(expected) == sorted(TYPES)

    assert "&i;" in shown("billion-laughs.xml")  # as it is written: its entities stay names
    assert "root:" not in shown("xxe.xml")
    assert shown("page.html").strip() == "Dear Sir"
    assert not can_show("image/svg+xml", "script.svg", 100)
