"""Bodies made small for the way, and plain again within a limit: zstd (RFC 8878), one frame that tells its plain size.

The size a frame tells is compared with the limits before anything is unpacked, so a hostile sender cannot make the
reader hold more than it agreed to.
"""

import zstandard

from caseworker.errors import CaseworkerError

MIB = 1 << 20
LEVEL = 3
WORTH_BYTES = 400  # shorter bodies are sent as they are
MOST_RATIO = 100  # of plain to packed bytes, beyond the first MiB


class NotPacked(CaseworkerError):
    """Bytes that are no zstd frame telling its size, or a frame that is cut off or damaged."""

    key = "sync.not-packed"
    sentence = "What came over the network could not be unpacked. Nothing was changed, and nothing is lost."


class UnpacksTooLarge(CaseworkerError):
    """A frame whose plain bytes are beyond the limit, or out of all proportion to the packed ones."""

    key = "sync.unpacks-too-large"
    sentence = "What came over the network is larger than {limit} bytes. Nothing was changed, and nothing is lost."


def pack(plain: bytes, *, level: int = LEVEL) -> bytes:
    """Return the bytes as one frame."""
    return zstandard.ZstdCompressor(level=level, write_content_size=True).compress(plain)


def packed_for_the_way(plain: bytes) -> bytes | None:
    """Return the bytes as one frame, or None when they are better sent as they are.

    That is so when they are short, do not shrink, or shrink so far that a careful reader would refuse them.
    """
    if len(plain) < WORTH_BYTES:
        return None
    packed = pack(plain)
    return None if len(packed) >= len(plain) or len(plain) > _most_plain(packed) else packed


def unpack(packed: bytes, *, limit_bytes: int) -> bytes:
    """Return the plain bytes of a frame; raises NotPacked, or UnpacksTooLarge before unpacking anything."""
    limit = min(limit_bytes, _most_plain(packed))
    try:
        size = zstandard.frame_content_size(packed)
        if size < 0:
            raise NotPacked(bytes=len(packed))
        if size > limit:
            raise UnpacksTooLarge(limit=limit)
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=max(size, 1), allow_extra_data=False)
    except (zstandard.ZstdError, ValueError, MemoryError) as error:
        raise NotPacked(bytes=len(packed)) from error


def _most_plain(packed: bytes) -> int:
    return MIB + len(packed) * MOST_RATIO
