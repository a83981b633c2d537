"""What an Open311 server answers, XML or JSON, as plain records: names and texts, lists of records, nothing else.

Boundary: bytes in, records out; what they mean is said in `open311`. Documents are bounded in size and depth, XML
brings no entities, and numbers stay the texts they were written as: ids such as 006 keep their digits.
"""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, cast
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from caseworker.errors import CaseworkerError

LARGEST = 32 * 1024 * 1024
"""Bytes of a document."""
DEEPEST = 32
_LOOKED_AT = 1024  # bytes in which the first sign must come
_NAKED = re.compile(r'"(?:[^"\\]++|\\.)*+"|(?<![\w.])-?0\d+(?:\.\d+)?(?![\w.])', re.DOTALL)

Record = dict[str, "Value"]
Value = str | list["Value"] | Record | None


class Open311TooLarge(CaseworkerError):
    """The document has more bytes than are read."""

    key = "open311.too-large"
    sentence = "The file {file} has more than {limit} bytes. Nothing was changed. Fetch the requests in shorter spans."


class Open311Unreadable(CaseworkerError):
    """The bytes are neither XML nor JSON, or nested too deeply, or hold what such a document may not hold."""

    key = "open311.unreadable"
    sentence = "The file {file} is no answer of an Open311 server, in XML or JSON. Nothing was changed."


def records_of(content: bytes, *, file: str) -> tuple[str, list[Record]]:
    """Return the name of the whole ("" in JSON) and its records. Raises Open311TooLarge or Open311Unreadable."""
    if len(content) > LARGEST:
        raise Open311TooLarge(file=file, limit=LARGEST)
    begins = content.removeprefix(b"\xef\xbb\xbf")[:_LOOKED_AT].lstrip()[:1]
    if begins == b"<":
        return _from_xml(content, file)
    return "", _from_json(content, file)


def _from_xml(content: bytes, file: str) -> tuple[str, list[Record]]:
    try:
        root = _parsed(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Open311Unreadable(file=file) from error
    name = _tag(root)
    if name in _SINGLE:
        return name, [_record(root)]
    return name, [_record(child) for child in root]


def _parsed(content: bytes) -> Element:
    depth, root = 0, None
    for event, element in iterparse(BytesIO(content), events=("start", "end"), forbid_dtd=True):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise ValueError("nested too deeply")
        root = element
    if root is None:
        raise ValueError("empty")
    return cast(Element, root)


_SINGLE = frozenset({"service_definition", "attribute"})
_LISTS = frozenset({"attributes", "values", "keywords_list"})


def _record(element: Element) -> Record:
    return {_tag(child): _value(child) for child in element}


def _value(element: Element) -> Value:
    if _tag(element) in _LISTS:
        return [_record(child) for child in element]
    if len(element):
        return _record(element)
    return (element.text or "").strip()


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _from_json(content: bytes, file: str) -> list[Record]:
    try:
        return list(_records_in(_loads(content.decode("utf-8-sig"))))
    except (ValueError, RecursionError) as error:
        raise Open311Unreadable(file=file) from error


def _loads(text: str) -> Any:
    """Read JSON with its numbers as texts; numbers that begin with a zero, which JSON has not, are read too."""
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except ValueError:
        mended = _NAKED.sub(lambda found: found[0] if found[0].startswith('"') else f'"{found[0]}"', text)
        return json.loads(mended, parse_int=str, parse_float=str, parse_constant=str)


def _records_in(found: Any) -> Iterator[Record]:
    """Yield the records of a document: a list of them, one alone, or a list under one name."""
    if isinstance(found, list):
        for one in found:
            yield _plain_record(one, 1) if isinstance(one, dict) else {}
        return
    if not isinstance(found, dict):
        raise ValueError("a bare value")  # noqa: TRY004  as whatever else is no such document
    lists = [value for name, value in found.items() if name in _WRAPPERS and isinstance(value, list)]
    if lists:
        yield from (record for one in lists for record in _records_in(one))
    else:
        yield _plain_record(found, 1)


_WRAPPERS = frozenset({"service_requests", "requests", "services", "errors", "results"})


def _plain_record(found: dict[str, Any], depth: int) -> Record:
    return {name: _plain(value, depth + 1) for name, value in found.items()}


def _plain(value: Any, depth: int) -> Value:
    if depth > DEEPEST:
        raise ValueError("nested too deeply")
    if isinstance(value, dict):
        return _plain_record(value, depth)
    if isinstance(value, list):
        return [_plain(one, depth + 1) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value).strip()
