"""Words meant to break out of where they stand: SQL, full-text syntax, and the shared list of naughty strings."""

import json
from functools import cache
from itertools import product

from tests.outside import outside

_BREAKOUTS = (
    "'",
    '"',
    "`",
    "]",
    "')",
    '")',
    "';",
    '";',
    "\\'",
    "%27",
    "' --",
    "*/",
    "\x00'",
    "\u02bc",
    "\uff07",
    "\u2019",
)
_PAYLOADS = (
    " OR 1=1 --",
    "; DROP TABLE person; --",
    " UNION SELECT key FROM attachment_key --",
    "; ATTACH 'stolen.db' AS s; --",
    "; PRAGMA rekey = 'x'; --",
    "; DELETE FROM audit; --",
    " || (SELECT value FROM office) || ",
    "; UPDATE travel SET n = 0; --",
    " /**/OR/**/x=x",
    "; SELECT load_extension('x'); --",
)
FULL_TEXT = (
    '"', '""', '"unfinished', "*", "a*", "^a", "-a", "+a", "NOT", "AND", "OR", "NOT a", "a NOT b", "a AND", "OR a",
    "NEAR(a b, 2)", "NEAR(", "a NEAR/2 b", "name : a", "{name place} : a", "- {name} : a", "(a", "a)", "((a) OR", "a:b",
    "rank", "rowid:1", "search_person", "fts5", "optimize", "delete-all", "integrity-check", "a\x00b", "\x1a", "a b*c",
    "'a' 'b'", "%", "_", "a%b_c", "?1", ":name", "$1", "@x",
)  # fmt: skip
SQL = tuple(breakout + payload for breakout, payload in product(_BREAKOUTS, _PAYLOADS))

FILE_NAMES = (
    "../../etc/passwd", "..\\..\\windows\\system32\\config", "/etc/shadow", "C:\\autoexec.bat", "C:evil.txt",
    "\\\\server\\share\\x.doc", "//server/share/x.doc", "file:///etc/passwd", "a/../../b.pdf", "....//....//x.pdf",
    "con", "CON.txt", "nul", "NUL.tar.gz", "aux.pdf", "COM1", "com9.jpg", "LPT1.doc", "lpt\u00b9.txt", "prn .txt",
    "CONIN$", "clock$", ".", "..", "...", "   ", "", "\x00", "a\x00.pdf", "report.pdf\x00.exe", "a\nb.pdf",
    "a\r\nb.pdf",
    "a\tb.pdf", "\x1b[31mred.txt", "invoice\u202efdp.exe", "\u2066hidden\u2069.pdf", "zero\u200bwidth.pdf",
    "\ufeffbom.pdf", "soft\u00adhyphen.pdf", "a<b>.pdf", 'a"b.pdf', "a|b.pdf", "a?b.pdf", "a*b.pdf", "a:b.pdf",
    "stream.txt:hidden:$DATA", "trailing. ", "trailing...", " leading.pdf", ".hidden", ".htaccess", "-rf", "--help",
    "$(rm -rf ~).pdf", "`id`.pdf", "; rm -rf .pdf", "%2e%2e%2fpasswd", "x" * 400 + ".pdf", "\u00e9" * 300 + ".docx",
    "\U0001f600" * 100 + ".png", "a." + "y" * 300, "\ud83d.pdf", "\ue000private.pdf", "\u0301combining.pdf",
)  # fmt: skip


def sql_and_full_text() -> tuple[str, ...]:
    """More than two hundred of our own."""
    return SQL + FULL_TEXT


@cache
def naughty() -> tuple[str, ...]:
    """The shared list; skips the test when that is not beside this checkout."""
    listed: list[str] = json.loads(outside("data/strings/blns.json").read_text("utf-8"))
    return tuple(listed)
