"""Small invented papers to attach: a picture, a PDF page and a text. Made here, the same every time."""

import struct
import zlib

_WIDTH, _HEIGHT = 320, 240
_FIRST = b"%PDF-1.4\n"
_FONTS = b"<< /Font << /F1 5 0 R >> >>"
Colour = tuple[int, int, int]


def picture(*, wall: Colour, stain: Colour) -> bytes:
    """Return a PNG picture of a wall with a damp stain, as a telephone would take it."""
    rows = b"".join(b"\0" + b"".join(bytes(_dot(x, y, wall, stain)) for x in range(_WIDTH)) for y in range(_HEIGHT))
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def _dot(x: int, y: int, wall: Colour, stain: Colour) -> Colour:
    skirting, floor = y > _HEIGHT - 44, y > _HEIGHT - 28
    if floor:
        return (112, 92, 74) if x % 40 else (92, 74, 58)
    if skirting:
        return (236, 234, 228)
    depth = ((x - 220) / 90) ** 2 + ((y - 30) / 70) ** 2 + ((x * 7 + y * 13) % 11) / 40
    share = max(0.0, min(1.0, 1.2 - depth))
    red, green, blue = (round(one + (other - one) * share) for one, other in zip(wall, stain, strict=True))
    return (red, green, blue)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def pdf(*lines: str) -> bytes:
    """Return a PDF of one page with these lines of plain ASCII text."""
    shown = b"".join(b"(" + line.replace("(", "[").replace(")", "]").encode("ascii") + b") ' " for line in lines)
    stream = b"BT /F1 12 Tf 18 TL 64 780 Td " + shown + b"ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % _FONTS,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    return _with_index([b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1)])


def _with_index(objects: list[bytes]) -> bytes:
    def begin(number: int) -> int:
        return len(_FIRST) + sum(map(len, objects[:number]))

    entries = b"".join(b"%010d 00000 n \n" % begin(number) for number in range(len(objects)))
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return _FIRST + b"".join(objects) + end % (size, entries, size, begin(len(objects)))
