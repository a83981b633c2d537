"""Fifty small real files that stand for the papers of cases: pictures (PNG), pages (PDF 1.4) and plain texts."""

import zlib
from dataclasses import dataclass
from hashlib import sha256

_COUNT = 50
_LINES = (
    "Pay for the month, gross and net, with the employer's stamp.",
    "Tenancy agreement between the landlord and the tenant.",
    "Report of the examination, with advice for daily life.",
    "Statement of the account, opening and closing balance.",
    "Letter about the amount to be paid and by when.",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One file: name under `files/`, kind, bytes and their SHA-256 in hex."""

    name: str
    suffix: str
    media_type: str
    content: bytes
    sha256: str


def _sample(number: int) -> Sample:
    suffix, media_type, make = _KINDS[number % len(_KINDS)]
    content = make(number)
    return Sample(f"sample-{number + 1:02d}{suffix}", suffix, media_type, content, sha256(content).hexdigest())


def _png(number: int) -> bytes:
    """Return a grey picture with a slanted band; rows are stored uncompressed-deflate so that any zlib agrees."""
    size = 16 + number % 5 * 8
    rows = b"".join(
        b"\0" + bytes((x * 7 + y * 3 + number * 31) % 256 if (x + y + number) % 9 > 2 else 32 for x in range(size))
        for y in range(size)
    )
    header = size.to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0))
    chunks = ((b"IHDR", header), (b"IDAT", _stored(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _stored(data: bytes) -> bytes:
    """Return a zlib stream (RFC 1950) of one stored block: the same bytes from every zlib version."""
    length = len(data).to_bytes(2, "little")
    other = (len(data) ^ 0xFFFF).to_bytes(2, "little")
    return b"\x78\x01\x01" + length + other + data + zlib.adler32(data).to_bytes(4, "big")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _pdf(number: int) -> bytes:
    """Return one page with one line of text, with a correct cross-reference table."""
    line = f"{number + 1}. {_LINES[number % len(_LINES)]}".replace("(", "").replace(")", "")
    stream = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET".encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, offsets = b"%PDF-1.4\n", []
    for place, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (place, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def _txt(number: int) -> bytes:
    lines = [f"Page {number + 1}", *(_LINES[(number + step) % len(_LINES)] for step in range(3)), "Grüße, ¿todo bien?"]
    return "\n".join(lines).encode() + b"\n"


_KINDS = ((".png", "image/png", _png), (".pdf", "application/pdf", _pdf), (".txt", "text/plain", _txt))
SAMPLES: tuple[Sample, ...] = tuple(_sample(number) for number in range(_COUNT))
